import { type CodeSystem, LAND_CLASS_TABLES, type LandClassTable } from './landClassTables.ts';

/** 耕地, 非耕农用地, 未利用地, 建设用地; 'unknown' for a code that the table does not have. */
export type LandGroup = 'farmland' | 'otherAgricultural' | 'unused' | 'construction' | 'unknown';

const GROUP_OF_WORD: Record<string, LandGroup> = {
  耕地: 'farmland',
  非耕农用地: 'otherAgricultural',
  未利用地: 'unused',
  建设用地: 'construction',
};

const GROUPS: Record<CodeSystem, ReadonlyMap<string, LandGroup>> = {
  survey3: groupsOf(LAND_CLASS_TABLES.survey3),
  planning2023: groupsOf(LAND_CLASS_TABLES.planning2023),
  survey2: groupsOf(LAND_CLASS_TABLES.survey2),
};

/**
 * The group of a land class in its code system. Codes are text. Looked up as they are, then without the letters at
 * their end (0201K 可调整果园, 0602C, 1104A), then by ever shorter parents: a third level by its second (100102 →
 * 1001), an unlisted second level by its first where all of the first is one group (0599 → 05 建设用地, but 0499 is
 * unknown, for 04 has two). Never guessed otherwise.
 */
export function landGroup(code: string, system: CodeSystem = 'survey3'): LandGroup {
  const groups = GROUPS[system];
  const text = code.trim().toUpperCase();
  const found = groups.get(text);
  if (found) return found;
  for (let digits = text.replace(/[A-Z]+$/, ''); digits.length >= 2; digits = digits.slice(0, -1)) {
    const parent = /^\d+$/.test(digits) ? groups.get(digits) : undefined;
    if (parent) return parent;
  }
  // 05H9: the letter stands inside the code
  return groups.get(/^\d\d(?=[A-Z]\d$)/.exec(text)?.[0] ?? '') ?? 'unknown';
}

/** All codes of a table, and its first levels that are of one group throughout. */
function groupsOf({ classes }: LandClassTable): Map<string, LandGroup> {
  const groups = new Map<string, LandGroup>();
  const byFirst = Map.groupBy(classes, ({ code }) => code.slice(0, 2));
  for (const [first, members] of byFirst) {
    if (new Set(members.map(({ group }) => group)).size === 1) {
      groups.set(first, GROUP_OF_WORD[members[0]!.group]!);
    }
  }
  for (const { code, group } of classes) groups.set(code, GROUP_OF_WORD[group]!);
  return groups;
}

/** What an account names as its table, e.g. 'survey3 2026.1'. Figures made with another one are made again. */
export function tableVersion(system: CodeSystem): string {
  return `${system} ${LAND_CLASS_TABLES[system].version}`;
}

/** Classes that figures of their own are kept of; their codes differ between the systems. */
export type NamedLand = 'grass0401' | 'grass0403' | 'grass0404' | 'forest';
const NAMED: Record<CodeSystem, Record<NamedLand, string>> = {
  survey3: { grass0401: '0401', grass0403: '0403', grass0404: '0404', forest: '03' },
  planning2023: { grass0401: '0401', grass0403: '0402', grass0404: '0403', forest: '03' },
  survey2: { grass0401: '041', grass0403: '042', grass0404: '043', forest: '03' },
};

/** Whether a code is 天然牧草地 (0401), 人工牧草地 (0403), 其他草地 (0404) or 林地, named after the third survey's codes. */
export function isNamedLand(name: NamedLand, code: string, system: CodeSystem = 'survey3'): boolean {
  return code.trim().startsWith(NAMED[system][name]);
}
