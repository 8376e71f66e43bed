/** The lines of the closed account (闭合账), in the order in which they are shown. */
export const ACCOUNT_KEYS = [
  'farmland',
  'otherAgricultural',
  'unused',
  'construction',
  'unclassified',
  'noBase',
  'baseOverlap',
] as const;
export type AccountKey = (typeof ACCOUNT_KEYS)[number];
