import type { Migration } from './migration.ts';

/** Columns of the closed account, with their titles. */
const ACCOUNT: readonly [column: string, title: string][] = [
  ['other_agricultural_m2', '占非耕农用地'],
  ['unused_m2', '占未利用地'],
  ['construction_m2', '占建设用地'],
  ['unclassified_m2', '地类未识别'],
  ['no_base_m2', '无底图'],
  ['base_overlap_m2', '底图重叠'],
];

const VIEW = `
  CREATE VIEW patch_with_verdict AS
  WITH term AS (
    SELECT code, name, max(position) FROM (
      SELECT json_extract(body, '$.pending.code') AS code, json_extract(body, '$.pending.name.zh') AS name, position
      FROM vocabulary
      UNION ALL
      SELECT json_extract(v.value, '$.code'), json_extract(v.value, '$.name.zh'), position
      FROM vocabulary, json_each(body, '$.verdicts') v
    ) GROUP BY code
  ), second_term AS (
    SELECT json_extract(v.value, '$.code') AS verdict, json_extract(s.value, '$.code') AS code,
      json_extract(s.value, '$.name.zh') AS name, max(position)
    FROM vocabulary, json_each(body, '$.verdicts') v, json_each(v.value, '$.second') s
    GROUP BY 1, 2
  )
  SELECT p.fid AS fid, p.batch_id, b.name AS batch_name, p.code, p.kind, p.before_class, p.before_name,
    p.township_code, p.township_name,
    coalesce(c.state, 'pending') AS state, coalesce(t.name, c.state, 'pending') AS state_name,
    coalesce(c.second, '') AS second, coalesce(s.name, c.second, '') AS second_name, coalesce(c.note, '') AS note,
    CAST(coalesce(c.version, 0) AS INTEGER) AS version,
    coalesce(c.verdict_at, '') AS verdict_at, coalesce(c.violating_at, '') AS violating_at,
    coalesce(c.rectified_at, '') AS rectified_at,
    p.area_m2, p.area_mu, m.farmland_m2, m.other_agricultural_m2, m.unused_m2, m.construction_m2,
    m.unclassified_m2, m.no_base_m2, m.base_overlap_m2,
    m.permanent_farmland_m2, m.red_line_m2, m.basic_grassland_m2,
    m.grass_0401_m2, m.grass_0403_m2, m.grass_0404_m2, m.forest_m2, m.approved_m2,
    p.geom AS geom
  FROM patch p
  JOIN batch b ON b.id = p.batch_id AND b.status = 'ready'
  LEFT JOIN patch_current c ON c.patch_id = p.fid
  LEFT JOIN patch_measure m ON m.patch_id = p.fid
  LEFT JOIN term t ON t.code = coalesce(c.state, 'pending')
  LEFT JOIN second_term s ON s.verdict = c.state AND s.code = c.second;
`;

/**
 * Closed accounts: every part of a patch has a line, and what the base data leaves bare or covers twice is kept.
 * Figures of zones that lie over each other become those of their union. Everything is measured again.
 */
export const accounts: Migration = {
  id: 6,
  name: 'accounts',
  up(database) {
    for (const [column] of [...ACCOUNT, ['residual_m2']]) {
      database.exec(`ALTER TABLE patch_measure ADD COLUMN ${column} DOUBLE`);
    }
    database.exec(`
      ALTER TABLE patch_measure ADD COLUMN land_table TEXT;
      ALTER TABLE layer_version ADD COLUMN code_system TEXT NOT NULL DEFAULT '';
      UPDATE layer_version SET code_system = 'survey3' WHERE kind = 'landUse';
      CREATE TABLE overlay_union (
        patch_id INTEGER NOT NULL REFERENCES patch(fid),
        layer_version_id INTEGER NOT NULL,
        covered_m2 REAL NOT NULL,
        PRIMARY KEY (patch_id, layer_version_id)
      ) STRICT, WITHOUT ROWID;
      ALTER TABLE overlay_done ADD COLUMN land_table TEXT NOT NULL DEFAULT '';
      DELETE FROM overlay_done;
      UPDATE counter SET value = value + 1 WHERE name = 'measures';
      DROP VIEW patch_with_verdict;
      ${VIEW}
    `);
    const title = database.prepare(
      'INSERT INTO gpkg_data_columns (table_name, column_name, name, mime_type) VALUES (?, ?, ?, NULL)',
    );
    for (const [column, name] of ACCOUNT) {
      title.run('patch_measure', column, name);
      title.run('patch_with_verdict', column, `${name}_平方米`);
    }
    title.run('patch_measure', 'residual_m2', '闭合差');
    title.run('patch_measure', 'land_table', '地类表版本');
    title.run('layer_version', 'code_system', '地类编码体系');
  },
};
