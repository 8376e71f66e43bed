/** Name as SQL takes it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * The triggers that keep the spatial index right when other programs edit the table (GeoPackage 1.3, R-tree extension).
 * Made after the rows are in: filling the index beforehand is quicker.
 */
export function rtreeTriggers(table: string, geometry: string, key: string): string {
  const rtree = `rtree_${table}_${geometry}`;
  const [t, r, g, k] = [table, rtree, geometry, key].map(quoted);
  const box = `ST_MinX(NEW.${g}), ST_MaxX(NEW.${g}), ST_MinY(NEW.${g}), ST_MaxY(NEW.${g})`;
  const has = (row: 'NEW' | 'OLD') => `(${row}.${g} NOTNULL AND NOT ST_IsEmpty(${row}.${g}))`;
  const lacks = (row: 'NEW' | 'OLD') => `(${row}.${g} ISNULL OR ST_IsEmpty(${row}.${g}))`;
  const put = `INSERT OR REPLACE INTO ${r} VALUES (NEW.${k}, ${box});`;
  const same = `OLD.${k} = NEW.${k}`;
  const rules: [name: string, event: string, when: string, action: string][] = [
    ['insert', 'INSERT', has('NEW'), put],
    ['update1', `UPDATE OF ${g}`, `${same} AND ${has('NEW')}`, put],
    ['update2', `UPDATE OF ${g}`, `${same} AND ${lacks('NEW')}`, `DELETE FROM ${r} WHERE id = OLD.${k};`],
    [
      'update3',
      'UPDATE',
      `OLD.${k} != NEW.${k} AND ${has('NEW')}`,
      `DELETE FROM ${r} WHERE id = OLD.${k}; ${put}`,
    ],
    [
      'update4',
      'UPDATE',
      `OLD.${k} != NEW.${k} AND ${lacks('NEW')}`,
      `DELETE FROM ${r} WHERE id IN (OLD.${k}, NEW.${k});`,
    ],
    ['delete', 'DELETE', `OLD.${g} NOT NULL`, `DELETE FROM ${r} WHERE id = OLD.${k};`],
  ];
  return rules
    .map(
      ([name, event, when, action]) =>
        `CREATE TRIGGER ${quoted(`${rtree}_${name}`)} AFTER ${event} ON ${t} WHEN ${when} BEGIN ${action} END;`,
    )
    .join('\n');
}
