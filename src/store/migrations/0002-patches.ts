import { registerAttributes, registerFeatures } from '../gpkg/register.ts';
import type { Migration } from './migration.ts';

/**
 * Batches, their patches, and the verdicts on them. Narrow columns come before `raw` and `geom`, so that reading all
 * rows does not walk through the long ones. Feature tables are not STRICT: GDAL and QGIS expect GeoPackage's types.
 */
export const patches: Migration = {
  id: 2,
  name: 'patches',
  up(database) {
    database.exec(`
      CREATE TABLE batch (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        county_code TEXT NOT NULL,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        source TEXT NOT NULL,
        period TEXT NOT NULL,
        issued_on TEXT NOT NULL,
        deadline TEXT NOT NULL,
        patches INTEGER NOT NULL DEFAULT 0,
        status TEXT NOT NULL CHECK (status IN ('intake', 'ready')),
        intake_lock TEXT NOT NULL,
        imported_by TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        report TEXT NOT NULL DEFAULT 'null'
      );

      CREATE TABLE patch (
        fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        county_code TEXT NOT NULL,
        batch_id TEXT NOT NULL REFERENCES batch(id),
        code TEXT NOT NULL,
        kind TEXT NOT NULL,
        before_class TEXT NOT NULL,
        before_name TEXT NOT NULL,
        township_code TEXT NOT NULL,
        township_name TEXT NOT NULL,
        area_m2 DOUBLE NOT NULL,
        area_mu DOUBLE NOT NULL,
        lon DOUBLE NOT NULL,
        lat DOUBLE NOT NULL,
        text TEXT NOT NULL,
        raw TEXT NOT NULL,
        geom MULTIPOLYGON NOT NULL
      );
      CREATE UNIQUE INDEX patch_code ON patch(batch_id, code);
      -- All that a list needs of a patch, so that reading every row never touches the long columns (4 times faster).
      CREATE INDEX patch_row ON patch
        (batch_id, fid, code, township_code, kind, before_class, area_m2, lon, lat, text);
      CREATE TRIGGER patch_kept_update BEFORE UPDATE ON patch
      BEGIN SELECT RAISE(ABORT, 'patch: what was issued is never changed'); END;
      CREATE TRIGGER patch_kept_delete BEFORE DELETE ON patch
      WHEN (SELECT status FROM batch WHERE id = OLD.batch_id) = 'ready'
      BEGIN SELECT RAISE(ABORT, 'patch: what was issued is never deleted'); END;

      CREATE TABLE verdict_event (
        seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        county_code TEXT NOT NULL,
        patch_id INTEGER NOT NULL REFERENCES patch(fid),
        version INTEGER NOT NULL CHECK (version = base_version + 1),
        base_version INTEGER NOT NULL CHECK (base_version >= 0),
        verdict TEXT NOT NULL,
        second TEXT NOT NULL,
        note TEXT NOT NULL,
        vocabulary_version TEXT NOT NULL REFERENCES vocabulary(version),
        user_id INTEGER NOT NULL REFERENCES account(id),
        user_name TEXT NOT NULL,
        at TEXT NOT NULL,
        undoes INTEGER REFERENCES verdict_event(seq),
        seen TEXT NOT NULL CHECK (json_valid(seen)),
        UNIQUE (patch_id, version)
      );
      CREATE TRIGGER verdict_event_kept_update BEFORE UPDATE ON verdict_event
      BEGIN SELECT RAISE(ABORT, 'verdict_event: a signed verdict is never changed'); END;
      CREATE TRIGGER verdict_event_kept_delete BEFORE DELETE ON verdict_event
      BEGIN SELECT RAISE(ABORT, 'verdict_event: a signed verdict is never deleted'); END;
      CREATE TRIGGER verdict_event_kept_replace BEFORE INSERT ON verdict_event
      WHEN EXISTS (SELECT 1 FROM verdict_event WHERE seq = NEW.seq)
        OR EXISTS (SELECT 1 FROM verdict_event WHERE patch_id = NEW.patch_id AND version = NEW.version)
      BEGIN SELECT RAISE(ABORT, 'verdict_event: this version is signed already'); END;

      CREATE TABLE patch_current (
        patch_id INTEGER PRIMARY KEY NOT NULL REFERENCES patch(fid),
        county_code TEXT NOT NULL,
        state TEXT NOT NULL,
        second TEXT NOT NULL,
        note TEXT NOT NULL,
        version INTEGER NOT NULL,
        verdict_at TEXT NOT NULL,
        violating_at TEXT NOT NULL,
        rectified_at TEXT NOT NULL
      );
      CREATE TABLE patch_measure (
        patch_id INTEGER PRIMARY KEY NOT NULL REFERENCES patch(fid),
        county_code TEXT NOT NULL,
        farmland_m2 DOUBLE,
        permanent_farmland_m2 DOUBLE,
        red_line_m2 DOUBLE,
        basic_grassland_m2 DOUBLE,
        grass_0401_m2 DOUBLE,
        grass_0403_m2 DOUBLE,
        grass_0404_m2 DOUBLE,
        forest_m2 DOUBLE,
        approved_m2 DOUBLE
      );
    `);
    registerAttributes(database, {
      table: 'batch',
      identifier: '批次',
      description: '下发批次 Issued batches',
      columns: {
        county_code: '县级代码',
        id: '批次编号',
        name: '批次名称',
        source: '来源',
        period: '期次',
        issued_on: '下发日期',
        deadline: '截止日期',
        patches: '图斑数',
        status: '状态',
        imported_by: '导入人',
        imported_at: '导入时间',
        report: '导入报告',
      },
    });
    registerFeatures(database, {
      table: 'patch',
      identifier: '图斑',
      description:
        '卫片变化图斑，含下发时的全部属性（raw） Change patches as issued, source attributes whole in raw',
      columns: {
        county_code: '县级代码',
        batch_id: '批次编号',
        code: '监测编号',
        kind: '图斑类型',
        before_class: '变化前地类代码',
        before_name: '变化前地类名称',
        township_code: '苏木镇代码',
        township_name: '苏木镇名称',
        area_m2: '面积_平方米',
        area_mu: '面积_亩',
        lon: '经度',
        lat: '纬度',
        text: '特征与备注',
        raw: '下发属性',
      },
    });
    registerAttributes(database, {
      table: 'verdict_event',
      identifier: '判定记录',
      description: '判定记录，只增不改 Signed verdicts, append-only',
      columns: {
        patch_id: '图斑',
        version: '版次',
        base_version: '依据版次',
        verdict: '判定',
        second: '二级类',
        note: '说明',
        vocabulary_version: '词表版本',
        user_name: '签署人',
        at: '签署时间_UTC',
        undoes: '撤销的记录',
        seen: '签署时所见',
      },
    });
    registerAttributes(database, {
      table: 'patch_current',
      identifier: '图斑现状',
      description: '每个图斑当前有效的判定 The verdict in force of each patch that was ever decided',
      columns: {
        patch_id: '图斑',
        state: '判定',
        second: '二级类',
        note: '说明',
        version: '版次',
        verdict_at: '判定时间_UTC',
        violating_at: '首次判违法时间_UTC',
        rectified_at: '整改到位时间_UTC',
      },
    });
    registerAttributes(database, {
      table: 'patch_measure',
      identifier: '图斑套合面积',
      description:
        '按现行图层量算的占地面积（平方米） Areas of land touched, measured on the layers in force (square metres)',
      columns: {
        patch_id: '图斑',
        farmland_m2: '占耕地',
        permanent_farmland_m2: '占永久基本农田',
        red_line_m2: '占生态保护红线',
        basic_grassland_m2: '占基本草原',
        grass_0401_m2: '占天然牧草地',
        grass_0403_m2: '占人工牧草地',
        grass_0404_m2: '占其他草地',
        forest_m2: '占林地',
        approved_m2: '已批准面积',
      },
    });
  },
};
