import { ErrorSchema } from '../../api/common.ts';
import {
  DemoSignInSchema,
  FirstAdminSchema,
  type Session,
  SessionSchema,
  SignInSchema,
} from '../../api/session.ts';
import type { AccountRecord } from '../../store/store.ts';
import { assertGoodPassword, hashPassword, passwordMatches } from '../auth/password.ts';
import { closeSession, openSession } from '../auth/session.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { Fault } from '../fault.ts';
import { isLocalCall } from '../security.ts';
import { answers, userOf } from './shared.ts';

const TAGS = ['session'];

/** Signing in and out, the demo county's one-click accounts, and the first administrator of a new store. */
export function sessionRoutes(app: Http, context: ServerContext): void {
  const { accounts, meta } = context.store;

  const describe = async (user: AccountRecord | null, local: boolean): Promise<Session> => {
    const synthetic = (await meta.county())?.synthetic ?? false;
    const demo = synthetic && local ? (await accounts.list()).filter((a) => a.demo && !a.disabled) : [];
    return {
      user: user ? userOf(user) : null,
      needsFirstAdmin: (await accounts.count()) === 0,
      demoAccounts: demo.map(userOf),
      synthetic,
      version: context.settings.version,
    };
  };

  app.get(
    '/api/session',
    {
      config: { access: 'public' },
      schema: {
        tags: TAGS,
        summary: 'Who is signed in, and how one may get in',
        response: answers(SessionSchema),
      },
    },
    async (request) => describe(request.user, isLocalCall(context, request)),
  );

  app.post(
    '/api/session',
    {
      config: { access: 'public' },
      schema: { tags: TAGS, summary: 'Signs in', body: SignInSchema, response: answers(SessionSchema) },
    },
    async (request, reply) => {
      const { login, password } = request.body;
      const account = await context.slowDown.attempt(login, request.ip, async () => {
        const found = await accounts.byLogin(login);
        const usable = found && !found.disabled && !found.demo ? found : null;
        return (await passwordMatches(password, usable?.passwordHash ?? null)) ? usable : null;
      });
      if (!account) {
        throw new Fault(401, 'wrongPassword', {
          zh: '用户名或密码不对（停用的账号也不能登录）',
          en: 'Wrong login or password (or the account is disabled)',
        });
      }
      await openSession(context.store, account, reply, request);
      return describe(account, isLocalCall(context, request));
    },
  );

  app.post(
    '/api/session/demo',
    {
      config: { access: 'public' },
      schema: {
        tags: TAGS,
        summary: 'Signs in with a demo account, on loopback only',
        body: DemoSignInSchema,
        response: answers(SessionSchema),
      },
    },
    async (request, reply) => {
      const local = isLocalCall(context, request);
      const open = local && (await meta.county())?.synthetic === true;
      const account = open ? await accounts.byLogin(request.body.login) : null;
      if (!account?.demo || account.disabled) {
        throw new Fault(403, 'noDemo', {
          zh: '演示账号只在示意数据、且只从本机访问时可用',
          en: 'Demo accounts exist only on the synthetic county and only from this machine',
        });
      }
      await openSession(context.store, account, reply, request);
      return describe(account, local);
    },
  );

  app.delete(
    '/api/session',
    {
      config: { access: 'public' },
      schema: { tags: TAGS, summary: 'Signs out', response: answers(SessionSchema) },
    },
    async (request, reply) => {
      await closeSession(context.store, request.sessionHash, reply);
      return describe(null, isLocalCall(context, request));
    },
  );

  app.post(
    '/api/setup',
    {
      config: { access: 'public' },
      schema: {
        tags: TAGS,
        summary: 'Makes the first administrator of an empty store',
        body: FirstAdminSchema,
        response: { ...answers(SessionSchema), 409: ErrorSchema },
      },
    },
    async (request, reply) => {
      const { login, name, password } = request.body;
      assertGoodPassword(password, login);
      const passwordHash = await hashPassword(password);
      const account = await accounts.createFirst({ login, name, role: 'admin', demo: false, passwordHash });
      if (!account) {
        throw new Fault(409, 'alreadySetUp', {
          zh: '已经有账号了，请登录；新账号由管理员建立',
          en: 'There are accounts already: sign in; new ones are made by an administrator',
        });
      }
      await openSession(context.store, account, reply, request);
      return describe(account, isLocalCall(context, request));
    },
  );
}
