import { registerAttributes, registerFeatures } from '../gpkg/register.ts';
import type { Migration } from './migration.ts';

/**
 * What the check of each layer version found, its faults one by one as a layer of their own, and every change of the
 * days on which a version is in force.
 */
export const checks: Migration = {
  id: 8,
  name: 'checks',
  up(database) {
    database.exec(`
      CREATE TABLE layer_check (
        layer_version_id INTEGER PRIMARY KEY NOT NULL REFERENCES layer_version(id),
        rules INTEGER NOT NULL,
        township_version_id INTEGER NOT NULL,
        checked_at TEXT NOT NULL,
        covers INTEGER NOT NULL,
        stated_field TEXT NOT NULL,
        stated_unit TEXT NOT NULL,
        faults INTEGER NOT NULL,
        counts TEXT NOT NULL CHECK (json_valid(counts)),
        remarks TEXT NOT NULL CHECK (json_valid(remarks))
      );
      CREATE TABLE layer_fault (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        county_code TEXT NOT NULL,
        layer_version_id INTEGER NOT NULL REFERENCES layer_version(id),
        kind TEXT NOT NULL,
        text_zh TEXT NOT NULL,
        text_en TEXT NOT NULL,
        area_m2 DOUBLE NOT NULL,
        area_mu DOUBLE NOT NULL,
        west DOUBLE NOT NULL, south DOUBLE NOT NULL, east DOUBLE NOT NULL, north DOUBLE NOT NULL,
        zone_ids TEXT NOT NULL CHECK (json_valid(zone_ids)),
        geom MULTIPOLYGON
      );
      CREATE INDEX layer_fault_listed ON layer_fault(layer_version_id, area_m2 DESC, fid);
      CREATE INDEX layer_fault_of_kind ON layer_fault(layer_version_id, kind, area_m2 DESC, fid);

      CREATE TABLE layer_validity (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        layer_version_id INTEGER NOT NULL REFERENCES layer_version(id),
        was_from TEXT NOT NULL,
        was_to TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT NOT NULL,
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        why TEXT NOT NULL CHECK (why IN ('replaced', 'changed'))
      );
      CREATE INDEX layer_validity_of ON layer_validity(layer_version_id);
      CREATE TRIGGER layer_validity_kept_update BEFORE UPDATE ON layer_validity
      BEGIN SELECT RAISE(ABORT, 'layer_validity: a change that was made is never altered'); END;
      CREATE TRIGGER layer_validity_kept_delete BEFORE DELETE ON layer_validity
      BEGIN SELECT RAISE(ABORT, 'layer_validity: a change that was made is never deleted'); END;
    `);
    registerAttributes(database, {
      table: 'layer_check',
      identifier: '图层质检',
      description: '各图层版本的质量检查结果 What the check of each layer version found',
      columns: {
        layer_version_id: '图层版本',
        checked_at: '检查时间_UTC',
        covers: '应覆盖全域',
        stated_field: '标注面积字段',
        stated_unit: '标注面积单位',
        faults: '问题数',
        counts: '各类问题',
        remarks: '说明',
      },
    });
    registerFeatures(database, {
      table: 'layer_fault',
      identifier: '图层问题',
      description:
        '图层质量检查发现的问题，各版本以 layer_version_id 区分 Faults found in layers, all versions',
      columns: {
        county_code: '县级代码',
        layer_version_id: '图层版本',
        kind: '问题类型',
        text_zh: '说明',
        text_en: '说明_英文',
        area_m2: '面积_平方米',
        area_mu: '面积_亩',
        zone_ids: '相关要素',
      },
    });
    registerAttributes(database, {
      table: 'layer_validity',
      identifier: '图层启用记录',
      description:
        '图层版本启用停用日期的每次变更，只增不改 Changes of the days on which a layer version is in force, append-only',
      columns: {
        layer_version_id: '图层版本',
        was_from: '原启用日期',
        was_to: '原停用日期',
        valid_from: '启用日期',
        valid_to: '停用日期',
        by: '变更人',
        at: '变更时间_UTC',
        why: '原因',
      },
    });
  },
};
