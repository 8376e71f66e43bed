/**
 * The R-tree of a feature table and the triggers that keep it right, word for word those of the GeoPackage 1.4
 * R-tree extension, so that any program may write the table.
 */
export function rtreeSql(table: string, column: string, key: string): string {
  const rtree = `rtree_${table}_${column}`;
  const box = `ST_MinX(NEW."${column}"), ST_MaxX(NEW."${column}"), ST_MinY(NEW."${column}"), ST_MaxY(NEW."${column}")`;
  const filled = (row: string) => `(${row}."${column}" NOTNULL AND NOT ST_IsEmpty(${row}."${column}"))`;
  const hollow = (row: string) => `(${row}."${column}" ISNULL OR ST_IsEmpty(${row}."${column}"))`;
  const [sameKey, otherKey] = [`OLD."${key}" = NEW."${key}"`, `OLD."${key}" != NEW."${key}"`];
  const trigger = (name: string, event: string, when: string, action: string) =>
    `CREATE TRIGGER "${rtree}_${name}" AFTER ${event} ON "${table}" WHEN ${when} BEGIN ${action}; END;`;
  const ofColumn = `UPDATE OF "${column}"`;
  return [
    `CREATE VIRTUAL TABLE "${rtree}" USING rtree(id, minx, maxx, miny, maxy);`,
    trigger(
      'insert',
      'INSERT',
      filled('NEW'),
      `INSERT OR REPLACE INTO "${rtree}" VALUES (NEW."${key}", ${box})`,
    ),
    trigger(
      'update6',
      ofColumn,
      `${sameKey} AND ${filled('NEW')} AND ${filled('OLD')}`,
      `UPDATE "${rtree}" SET minx = ST_MinX(NEW."${column}"), maxx = ST_MaxX(NEW."${column}"), miny = ST_MinY(NEW."${column}"), maxy = ST_MaxY(NEW."${column}") WHERE id = NEW."${key}"`,
    ),
    trigger(
      'update7',
      ofColumn,
      `${sameKey} AND ${filled('NEW')} AND ${hollow('OLD')}`,
      `INSERT INTO "${rtree}" VALUES (NEW."${key}", ${box})`,
    ),
    trigger(
      'update2',
      ofColumn,
      `${sameKey} AND ${hollow('NEW')}`,
      `DELETE FROM "${rtree}" WHERE id = OLD."${key}"`,
    ),
    trigger(
      'update5',
      'UPDATE',
      `${otherKey} AND ${filled('NEW')}`,
      `DELETE FROM "${rtree}" WHERE id = OLD."${key}"; INSERT OR REPLACE INTO "${rtree}" VALUES (NEW."${key}", ${box})`,
    ),
    trigger(
      'update4',
      'UPDATE',
      `${otherKey} AND ${hollow('NEW')}`,
      `DELETE FROM "${rtree}" WHERE id IN (OLD."${key}", NEW."${key}")`,
    ),
    trigger('delete', 'DELETE', `OLD."${column}" NOT NULL`, `DELETE FROM "${rtree}" WHERE id = OLD."${key}"`),
  ].join('\n');
}
