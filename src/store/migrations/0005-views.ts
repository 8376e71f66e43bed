import { registerView } from '../gpkg/register.ts';
import type { Migration } from './migration.ts';

/**
 * Patches with all that is known of them in one table, for QGIS and other programs that cannot join by themselves:
 * the verdict in force by its name, and the figures. `state_name` is that of the newest vocabulary with this code.
 */
export const views: Migration = {
  id: 5,
  name: 'views',
  up(database) {
    database.exec(`
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
        p.area_m2, p.area_mu, m.farmland_m2, m.permanent_farmland_m2, m.red_line_m2, m.basic_grassland_m2,
        m.grass_0401_m2, m.grass_0403_m2, m.grass_0404_m2, m.forest_m2, m.approved_m2,
        p.geom AS geom
      FROM patch p
      JOIN batch b ON b.id = p.batch_id AND b.status = 'ready'
      LEFT JOIN patch_current c ON c.patch_id = p.fid
      LEFT JOIN patch_measure m ON m.patch_id = p.fid
      LEFT JOIN term t ON t.code = coalesce(c.state, 'pending')
      LEFT JOIN second_term s ON s.verdict = c.state AND s.code = c.second;
    `);
    registerView(database, {
      table: 'patch_with_verdict',
      identifier: '图斑含判定',
      description:
        '图斑及其现行判定、占地面积（只读视图） Patches with the verdict in force and the areas of land touched (read-only view)',
      columns: {
        batch_id: '批次编号',
        batch_name: '批次名称',
        code: '监测编号',
        kind: '图斑类型',
        before_class: '变化前地类代码',
        before_name: '变化前地类名称',
        township_code: '苏木镇代码',
        township_name: '苏木镇名称',
        state: '判定代码',
        state_name: '判定',
        second: '二级类代码',
        second_name: '二级类',
        note: '说明',
        version: '版次',
        verdict_at: '判定时间_UTC',
        violating_at: '首次判违法时间_UTC',
        rectified_at: '整改到位时间_UTC',
        area_m2: '面积_平方米',
        area_mu: '面积_亩',
        farmland_m2: '占耕地_平方米',
        permanent_farmland_m2: '占永久基本农田_平方米',
        red_line_m2: '占生态保护红线_平方米',
        basic_grassland_m2: '占基本草原_平方米',
        grass_0401_m2: '占天然牧草地_平方米',
        grass_0403_m2: '占人工牧草地_平方米',
        grass_0404_m2: '占其他草地_平方米',
        forest_m2: '占林地_平方米',
        approved_m2: '已批准面积_平方米',
      },
    });
    // The extent announced is that of the patches so far; imports widen both.
    database.exec(`
      UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) =
        (SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'patch')
      WHERE table_name = 'patch_with_verdict'
    `);
  },
};
