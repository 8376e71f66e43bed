import type { Role } from '../../domain/role.ts';
import type { Text } from '../../domain/text.ts';

export const signInMessages = {
  title: { zh: '登录', en: 'Sign in' },
  login: { zh: '用户名', en: 'Login' },
  password: { zh: '密码', en: 'Password' },
  submit: { zh: '登录', en: 'Sign in' },
  demoTitle: { zh: '一键进入演示账号', en: 'Demo accounts, one click' },
  demoHow: {
    zh: '演示县为程序生成的示意数据，演示账号只在本机可用。',
    en: 'The demo county is synthetic, and its accounts work on this machine only.',
  },
  enterAs: { zh: '以{name}（{role}）进入', en: 'Enter as {name} ({role})' },
  withPassword: { zh: '用密码登录', en: 'Sign in with a password' },
  firstTitle: { zh: '设置第一个管理员', en: 'Set up the first administrator' },
  firstHow: {
    zh: '这个库还没有账号。管理员负责给其他人建账号；没有任何默认密码。',
    en: 'This store has no account yet. The administrator makes the others; there is no default password.',
  },
  name: { zh: '姓名', en: 'Name' },
  again: { zh: '再输一遍密码', en: 'Password again' },
  passwordHow: { zh: '至少 8 个字符', en: 'At least 8 characters' },
  loginHow: { zh: '字母、数字、. _ -', en: 'Letters, digits, . _ -' },
  differ: { zh: '两次输入的密码不一样', en: 'The two passwords differ' },
  create: { zh: '创建并登录', en: 'Create and sign in' },
} satisfies Record<string, Text>;

/** What each role can do, for those who choose a demo account. */
export const roleCan: Record<Role, Text> = {
  enforcer: { zh: '逐块研判、签署判定、导入', en: 'Decides patches, signs verdicts, imports' },
  reviewer: { zh: '签署判定，可撤销他人的判定', en: 'Signs verdicts, may take back those of others' },
  planner: { zh: '选址核查、导入图层', en: 'Checks sites, imports layers' },
  leader: { zh: '只看：态势、热力、排名', en: 'Looks only: overview, heat map, ranking' },
  admin: { zh: '管理账号、导入', en: 'Manages accounts, imports' },
};
