import type { Text } from './text.ts';

/** What a person may do. Enforced at the server; the page shows only what the role allows. */
export type Permission = 'sign' | 'review' | 'checkSite' | 'import' | 'manageAccounts';

export type RoleInfo = { name: Text; permissions: readonly Permission[] };

export const ROLES = {
  enforcer: {
    name: { zh: '执法员', en: 'Enforcement officer' },
    permissions: ['sign', 'checkSite', 'import'],
  },
  reviewer: {
    name: { zh: '审核员', en: 'Reviewer' },
    permissions: ['sign', 'review', 'checkSite', 'import'],
  },
  planner: { name: { zh: '规划', en: 'Planner' }, permissions: ['checkSite', 'import'] },
  leader: { name: { zh: '领导', en: 'Leader (read only)' }, permissions: [] },
  admin: {
    name: { zh: '管理员', en: 'Administrator' },
    permissions: ['checkSite', 'import', 'manageAccounts'],
  },
} as const satisfies Record<string, RoleInfo>;

export type Role = keyof typeof ROLES;
export const ROLE_LIST = Object.keys(ROLES) as Role[];

export function may(role: Role | null | undefined, permission: Permission): boolean {
  if (!role) return false;
  return (ROLES[role].permissions as readonly Permission[]).includes(permission);
}
