import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLE_LIST, ROLES, type Role } from '../../src/domain/role.ts';
import { emptyFolder, remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';

const GOOD = 'wo-jia-men-qian-3-ke-shu';

describe('a store without the demo county', () => {
  let folder: string;
  let server: TubanServer;
  beforeAll(async () => {
    folder = emptyFolder();
    server = await TubanServer.start(folder, { empty: true });
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
    remove(folder);
  });

  it('has no account, no default password and no demo account', async () => {
    const client = server.client();
    expect((await client.get('/api/session')).body).toMatchObject({
      user: null,
      needsFirstAdmin: true,
      demoAccounts: [],
      synthetic: false,
    });
    for (const login of ['admin', 'root', 'tuban', 'zhifa1']) {
      for (const password of ['admin', 'tuban', 'password', '12345678', login]) {
        const { status } = await server.client().post('/api/session', { login, password });
        expect([401, 429], `${login}/${password}`).toContain(status);
      }
      expect((await client.post('/api/session/demo', { login })).status).toBe(403);
    }
  }, 30_000);

  it('asks for a first administrator, once, with a password worth the name', async () => {
    const client = server.client();
    const first = { login: 'wang', name: '王芳' };
    for (const password of ['1234567', '12345678', 'password123', 'wang-wang-wang']) {
      expect((await client.post('/api/setup', { ...first, password })).status, password).toBe(400);
    }
    expect((await client.post('/api/setup', { ...first, password: GOOD })).body.user).toMatchObject({
      role: 'admin',
    });
    expect((await client.get('/api/catalog')).body.county).toMatchObject({ code: '' });
    const second = await server.client().post('/api/setup', { login: 'li', name: '李', password: GOOD });
    expect([second.status, second.body.code]).toEqual([409, 'alreadySetUp']);
  });

  it('gives an HttpOnly SameSite cookie that ends with signing out', async () => {
    const client = server.client();
    const signedIn = await client.post('/api/session', { login: 'wang', password: GOOD });
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Strict/);
    expect((await client.get('/api/catalog')).status).toBe(200);
    const old = client.cookie;
    await client.call('DELETE', '/api/session');
    client.cookie = old;
    expect((await client.get('/api/catalog')).status).toBe(401);
  });

  it('slows guessing down, says how long, and lets others in meanwhile', async () => {
    const client = server.client();
    const guess = () => client.post('/api/session', { login: 'wang', password: 'not this one' });
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await guess());
    const slowed = answers.find(({ status }) => status === 429)!;
    expect(slowed.body).toMatchObject({ code: 'slowDown', details: { retryAfter: expect.any(Number) } });
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await client.post('/api/session', { login: 'wang', password: GOOD })).status).toBe(429);
    // Never a lock: after the seconds it named, the right password opens.
    await new Promise((resolve) => setTimeout(resolve, slowed.body.details.retryAfter * 1000 + 1100));
    expect((await client.post('/api/session', { login: 'wang', password: GOOD })).status).toBe(200);
  }, 30_000);

  it('keeps the last administrator, and ends the sessions of a disabled account', async () => {
    const admin = server.client();
    await admin.post('/api/session', { login: 'wang', password: GOOD });
    const { id } = (await admin.get('/api/session')).body.user;
    for (const change of [{ disabled: true }, { role: 'leader' }]) {
      const { status, body } = await admin.call('PATCH', `/api/accounts/${id}`, change);
      expect([status, body.code]).toEqual([409, 'lastAdmin']);
    }
    const account = { login: 'sun', name: '孙强', role: 'enforcer', password: `${GOOD}!` };
    const made = await admin.post('/api/accounts', account);
    expect(made.status).toBe(200);
    expect(JSON.stringify(made.body)).not.toMatch(/argon2|password/i);
    const sun = server.client();
    await sun.post('/api/session', account);
    expect((await sun.get('/api/catalog')).status).toBe(200);
    await admin.call('PATCH', `/api/accounts/${made.body.id}`, { disabled: true });
    expect((await sun.get('/api/catalog')).status).toBe(401);
    expect((await sun.post('/api/session', account)).status).toBe(401);
  });
});

describe('the demo county', () => {
  let folder: string;
  let server: TubanServer;
  beforeAll(async () => {
    folder = await seededFolder();
    server = await TubanServer.start(folder);
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    remove(folder);
  });

  it('offers one click a role on loopback, and none of these accounts has a password', async () => {
    const { demoAccounts } = (await server.client().get('/api/session')).body;
    expect(new Set(demoAccounts.map((one: { role: Role }) => one.role))).toEqual(new Set(ROLE_LIST));
    for (const { login } of demoAccounts) {
      expect((await server.client().post('/api/session', { login, password: login })).status).toBe(401);
    }
  });

  it('answers only to names of this machine, and not to a call that a proxy passed on', async () => {
    const { status } = await server.client().get('/api/session', { 'x-forwarded-for': '10.0.0.9' });
    expect(status).toBe(200);
    const passed = await server
      .client()
      .call('POST', '/api/session/demo', { login: 'admin' }, { 'x-forwarded-for': '10.0.0.9' });
    expect(passed.status).toBe(403);
  });

  it('closes every route to who is not signed in, but sign-in, health and the description', async () => {
    const client = server.client();
    const { paths } = (await client.get('/api/openapi.json')).body;
    for (const [path, operations] of Object.entries<Record<string, unknown>>(paths)) {
      for (const method of Object.keys(operations)) {
        if (/^\/api\/(session|setup|health|openapi)/.test(path)) continue;
        const { status } = await client.call(
          method.toUpperCase(),
          exampleOf(path),
          method === 'get' ? undefined : {},
        );
        expect(status, `${method} ${path}`).toBe(401);
      }
    }
  });

  it('enforces on every write what each role may do', async () => {
    const writes: [method: string, path: string, permission: string][] = [
      ['POST', '/api/patches/1/verdicts', 'sign'],
      ['POST', '/api/patches/1/undo', 'sign'],
      ['POST', '/api/imports?fileName=a.zip&target=patches&batchName=x', 'import'],
      ['DELETE', '/api/jobs/1', 'import'],
      ['POST', '/api/site-check', 'checkSite'],
      ['POST', '/api/uploads?fileName=a.zip', 'import'],
      ['POST', '/api/uploads?fileName=a.zip&for=site', 'checkSite'],
      ['PUT', '/api/uploads/1/preview', 'checkSite'],
      ['DELETE', '/api/uploads/1', 'checkSite'],
      ['POST', '/api/uploads/1/import', 'import'],
      ['POST', '/api/layers/1/validity', 'import'],
      ['GET', '/api/accounts', 'manageAccounts'],
      ['POST', '/api/accounts', 'manageAccounts'],
      ['PATCH', '/api/accounts/1', 'manageAccounts'],
    ];
    const { paths } = (await server.client().get('/api/openapi.json')).body;
    // Whoever may look may take along.
    const forAll = ['POST /api/exports/patches', 'POST /api/exports/layers/{id}', 'POST /api/exports/site'];
    const known = writes.map(
      ([method, path]) => `${method} ${path.split('?')[0]!.replace(/\/\d+/g, '/{id}')}`,
    );
    for (const [path, operations] of Object.entries<Record<string, unknown>>(paths)) {
      for (const method of Object.keys(operations).filter((one) => one !== 'get')) {
        if (/^\/api\/(session|setup)/.test(path)) continue;
        const write = `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{id}')}`;
        if (forAll.includes(write)) continue;
        expect(known, 'a write that this test does not know').toContain(write);
      }
    }
    const { demoAccounts } = (await server.client().get('/api/session')).body;
    for (const { login, role } of demoAccounts as { login: string; role: Role }[]) {
      const client = await server.signedIn(login);
      for (const [method, path, permission] of writes) {
        const { status, body } = await client.call(method, path, method === 'GET' ? undefined : {});
        const may = (ROLES[role].permissions as readonly string[]).includes(permission);
        if (may) expect(status, `${role} ${method} ${path}`).not.toBe(403);
        else expect([status, body.code], `${role} ${method} ${path}`).toEqual([403, 'role']);
      }
    }
  }, 30_000);
});

/** The path with something in the place of its parameters. */
function exampleOf(path: string): string {
  return path
    .replace('{kind}', 'landUse')
    .replace('{date}', '2026-05-01')
    .replace(/\{\w+\}/g, '1');
}
