import { readFileSync } from 'node:fs';

/** User and group ids to run the server with; none when it may run as oneself. */
export type Account = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where there is no such user. */
export function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = ['postgres', 'nobody'].map((name) => users.find((fields) => fields[0] === name)).find(Boolean);
  if (user === undefined) {
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody": add one');
  }
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
