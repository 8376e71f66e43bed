import Type, { type Static } from 'typebox';
import { ROLE_LIST, type Role } from '../domain/role.ts';

export const RoleSchema = Type.Union(ROLE_LIST.map((role) => Type.Literal(role))) as unknown as ReturnType<
  typeof Type.Unsafe<Role>
>;

export const UserSchema = Type.Object({
  id: Type.Integer(),
  login: Type.String(),
  name: Type.String(),
  role: Type.Unsafe<Role>(RoleSchema),
});
export type User = Static<typeof UserSchema>;

/** Who is there, and how one may get in. Readable without signing in; tells nothing of the county's data. */
export const SessionSchema = Type.Object({
  user: Type.Union([UserSchema, Type.Null()]),
  /** True on a store with no account: the page asks for the first administrator. */
  needsFirstAdmin: Type.Boolean(),
  /** One-click accounts of the demo county; empty unless it is the demo county on loopback. */
  demoAccounts: Type.Array(UserSchema),
  /** 示意数据: the store holds the synthetic demo county. */
  synthetic: Type.Boolean(),
  version: Type.String(),
});
export type Session = Static<typeof SessionSchema>;

export const SignInSchema = Type.Object({
  login: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 1, maxLength: 256 }),
});

export const DemoSignInSchema = Type.Object({ login: Type.String({ minLength: 1, maxLength: 64 }) });

/** Passwords: at least 8 characters, no composition rules (the deny list and the length do the work). */
export const NewAccountSchema = Type.Object({
  login: Type.String({ minLength: 2, maxLength: 64, pattern: '^[A-Za-z0-9._-]+$' }),
  name: Type.String({ minLength: 1, maxLength: 64 }),
  password: Type.String({ minLength: 8, maxLength: 256 }),
  role: Type.Unsafe<Role>(RoleSchema),
});
export type NewAccount = Static<typeof NewAccountSchema>;
export const FirstAdminSchema = Type.Omit(NewAccountSchema, ['role']);

export const AccountSchema = Type.Object({
  ...UserSchema.properties,
  disabled: Type.Boolean(),
  createdAt: Type.String(),
});
export type Account = Static<typeof AccountSchema>;

export const AccountChangeSchema = Type.Partial(
  Type.Object({
    name: Type.String({ minLength: 1, maxLength: 64 }),
    role: Type.Unsafe<Role>(RoleSchema),
    disabled: Type.Boolean(),
    password: Type.String({ minLength: 8, maxLength: 256 }),
  }),
);
