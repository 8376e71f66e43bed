import { CODE_SYSTEMS, type CodeSystem, LAND_CLASS_TABLES } from './landClassTables.ts';

/** The field that only layers coded by the planning list have. */
const PLANNING_FIELD = 'YDYHFLDM';

/**
 * Which code list a land-use layer is coded in. Its field decides where it is the planning list's own (YDYHFLDM);
 * else the pairs of code and name: 0601 工业用地 is of the third survey, 0601 农村道路 of the planning list; else the
 * shape of the codes (three digits: second survey; six: planning list). The third survey where nothing tells.
 */
export function codeSystemOf(
  classes: readonly { code: string; name: string }[],
  fieldNames: readonly string[] = [],
): CodeSystem {
  const fields = new Set(fieldNames.map((name) => name.toUpperCase()));
  if (fields.has(PLANNING_FIELD) && !fields.has('DLBM')) return 'planning2023';
  const coded = classes.filter(({ code }) => code !== '');
  const scores = CODE_SYSTEMS.map((system) => ({ system, hits: namedHits(coded, system) }));
  // The sort is stable: of equals the first system, the third survey, stays first.
  const best = scores.sort((a, b) => b.hits - a.hits)[0]!;
  if (best.hits > 0) return best.system;
  const most = (pattern: RegExp) => 2 * coded.filter(({ code }) => pattern.test(code)).length > coded.length;
  if (most(/^\d{3}K?$/)) return 'survey2';
  if (most(/^(\d{6}|(1[3-9]|2\d)\d*)$/)) return 'planning2023';
  return 'survey3';
}

function namedHits(classes: readonly { code: string; name: string }[], system: CodeSystem): number {
  const names = new Map(LAND_CLASS_TABLES[system].classes.map(({ code, name }) => [code, name]));
  return classes.filter(({ code, name }) => name !== '' && names.get(code) === name).length;
}
