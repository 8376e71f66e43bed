import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';

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

/** A request line written by hand: a client library would tidy it up. Answers the status. */
function raw(line: string, headers: string[] = []): Promise<number> {
  const { hostname, port, host } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `${[`${line} HTTP/1.1`, `Host: ${host}`, 'Connection: close', ...headers].join('\r\n')}\r\n\r\n`,
      );
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(text.split(' ')[1])));
  });
}

describe('an address written in another way', () => {
  it('opens nothing to who is not signed in', async () => {
    const { host } = new URL(server.url);
    for (const path of ['/api/catalog', '/api/patches', '/api/accounts', '/api/patches/1', '/api/jobs']) {
      for (const written of [
        path,
        path.replace('/api', '/%61pi'),
        path.replace('/api', '/%61%70%69'),
        `http://${host}${path}`,
        `https://elsewhere${path}`,
        `${path}?a=b`,
        `${path};a=b`,
        `/${path}`,
        `/x/..${path}`,
        path.toUpperCase(),
        path.replace('/api/', '/api%2f'),
        `/.${path}`,
      ]) {
        const status = await raw(`GET ${written}`);
        expect([400, 401, 404], `GET ${written}: ${status}`).toContain(status);
        const head = await raw(`HEAD ${written}`);
        expect([400, 401, 404], `HEAD ${written}: ${head}`).toContain(head);
      }
    }
  }, 30_000);

  it('writes nothing either', async () => {
    const body = ['Content-Type: application/json', 'Content-Length: 2'];
    for (const path of ['/%61pi/accounts', '/%61pi/patches/1/verdicts', 'http://127.0.0.1/api/accounts']) {
      expect(await raw(`POST ${path}`, body), path).toBe(401);
    }
  });

  it('never leaves the folders of the page and the store', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%5c..%5cpackage.json',
      '/api/imagery/..%2f..%2f/1/1/1',
      '/tuban.gpkg',
      '/images/',
      '/%00',
    ]) {
      const status = await raw(`GET ${path}`);
      expect([400, 401, 403, 404], `${path}: ${status}`).toContain(status);
    }
  });
});

describe('another web site', () => {
  it('can write nothing in the name of who is signed in here', async () => {
    const client = await server.signedIn('zhifa1');
    const { id, version } = (await client.rows()).find((row) => row.state === 'pending')!;
    const sign = (headers: Record<string, string>) =>
      client.call('POST', `/api/patches/${id}/verdicts`, { verdict: 'legal', baseVersion: version }, headers);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${server.url}.evil.example` },
      { origin: server.url.replace(/\d+$/, '1') },
    ]) {
      const { status, body } = await sign(headers);
      expect([status, body.code], headers.origin).toEqual([403, 'crossOrigin']);
    }
    expect((await sign({ origin: server.url })).status).toBe(200);
  });

  it('gets no form through that needs no preflight', async () => {
    const client = await server.signedIn('admin');
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const response = await fetch(`${server.url}/api/accounts`, {
        method: 'POST',
        headers: { cookie: client.cookie, 'content-type': type },
        body: '{"login":"eve","name":"Eve","role":"admin","password":"wo-jia-men-qian-3-ke-shu"}',
      });
      expect([400, 415], type).toContain(response.status);
    }
  });
});

describe('a body that is none', () => {
  it('is refused before it fills the memory', async () => {
    const client = await server.signedIn('zhifa1');
    const cookie = `Cookie: ${client.cookie}`;
    const size = `Content-Length: ${5 * 1024 * 1024}`;
    expect(await raw('POST /api/site-check', [cookie, 'Content-Type: application/json', size])).toBe(413);
  });

  it('cannot reach the prototypes, nor columns that it may not set', async () => {
    const admin = await server.signedIn('admin');
    const polluted =
      '{"__proto__":{"role":"admin"},"constructor":{"prototype":{"role":"admin"}},"login":"x"}';
    for (const path of ['/api/accounts', '/api/site-check', '/api/session/demo']) {
      const response = await fetch(server.url + path, {
        method: 'POST',
        headers: { cookie: admin.cookie, 'content-type': 'application/json' },
        body: polluted,
      });
      expect([400, 403], path).toContain(response.status);
    }
    const account = { login: 'sun', name: '孙强', role: 'leader', password: 'wo-jia-men-qian-3-ke-shu' };
    const made = await admin.post('/api/accounts', { ...account, demo: true, id: 1, disabled: true });
    expect(made.body).toMatchObject({ role: 'leader', disabled: false });
    expect((await server.client().post('/api/session/demo', { login: 'sun' })).status).toBe(403);
  });
});

describe('a session', () => {
  it('ends when the same browser signs in anew, and a made-up one opens nothing', async () => {
    const client = await server.signedIn('zhifa1');
    const earlier = client.cookie;
    await client.signInDemo('lingdao');
    expect(client.cookie).not.toBe(earlier);
    const old = server.client();
    old.cookie = earlier;
    expect((await old.get('/api/catalog')).status).toBe(401);
    const forged = server.client();
    for (const token of ['', 'x', "' OR 1=1 --", 'a'.repeat(5000), '../../etc/passwd']) {
      forged.cookie = `tuban_session=${encodeURIComponent(token)}`;
      expect((await forged.get('/api/catalog')).status, token.slice(0, 20)).toBe(401);
    }
  });
});

describe('the first start', () => {
  it('has one first administrator, whoever else tries in the same moment, and no uploads left from a crash', async () => {
    const empty = emptyFolder();
    const incoming = join(empty, 'incoming');
    mkdirSync(incoming);
    writeFileSync(join(incoming, 'half.upload'), 'half a file');
    const first = await TubanServer.start(empty, { empty: true });
    try {
      const tries = ['wang', 'li', 'zhao', 'sun'].map((login) =>
        first.client().post('/api/setup', { login, name: login, password: 'men-qian-3-ke-shu' }),
      );
      const statuses = (await Promise.all(tries)).map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 409, 409, 409]);
      expect(existsSync(incoming) ? readdirSync(incoming) : []).toEqual([]);
    } finally {
      await first.stop();
      remove(empty);
    }
  }, 60_000);
});

describe('behind a reverse proxy (TUBAN_TRUST_PROXY=1)', () => {
  it('slows by the address that the proxy saw, gives Secure cookies, and has no one-click accounts', async () => {
    const zhou = { login: 'zhou', name: '周进', role: 'leader', password: 'men-qian-3-ke-shu' };
    expect((await (await server.signedIn('admin')).post('/api/accounts', zhou)).status).toBe(200);
    await server.stop();
    server = await TubanServer.start(folder, { env: { TUBAN_TRUST_PROXY: '1' } });
    const call = (from: string, login: string, password = 'not this one') =>
      server
        .client()
        .call(
          'POST',
          '/api/session',
          { login, password },
          { 'x-forwarded-for': from, 'x-forwarded-proto': 'https' },
        );
    expect((await server.client().post('/api/session/demo', { login: 'admin' })).status).toBe(403);
    expect((await server.client().get('/api/session')).body.demoAccounts).toEqual([]);
    const signedIn = await call('10.0.0.9', zhou.login, zhou.password);
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/Secure/);
    const statuses: number[] = [];
    // What the caller itself wrote stands before what the proxy added, and changes nothing.
    for (let i = 0; i < 5; i++) statuses.push((await call(`1.2.3.${i}, 10.0.0.7`, 'zhifa1')).status);
    expect(statuses).toContain(429);
    expect((await call('10.0.0.8', 'zhifa1')).status).toBe(401);
  }, 60_000);
});
