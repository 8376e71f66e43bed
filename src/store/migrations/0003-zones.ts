import { registerAttributes, registerFeatures } from '../gpkg/register.ts';
import type { Migration } from './migration.ts';

const LAYERS: readonly [table: string, identifier: string, english: string][] = [
  ['zone_township', '苏木镇', 'Townships'],
  ['zone_permanent_farmland', '永久基本农田', 'Permanent basic farmland'],
  ['zone_ecological_red_line', '生态保护红线', 'Ecological red line'],
  ['zone_urban_boundary', '城镇开发边界', 'Urban development boundary'],
  ['zone_planning_zone', '规划分区', 'Planning zones'],
  ['zone_land_use', '现状地类', 'Land use'],
  ['zone_basic_grassland', '基本草原', 'Basic grassland'],
  ['zone_approval', '用地审批', 'Land approvals'],
  ['zone_mining_right', '采矿权', 'Mining rights'],
];

/** Versions of the control layers, their zones (one feature table a kind), and what overlays measured on them. */
export const zones: Migration = {
  id: 3,
  name: 'zones',
  up(database) {
    database.exec(`
      CREATE TABLE layer_version (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        county_code TEXT NOT NULL,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT NOT NULL DEFAULT '',
        zones INTEGER NOT NULL DEFAULT 0,
        area_m2 DOUBLE NOT NULL DEFAULT 0,
        west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE,
        status TEXT NOT NULL CHECK (status IN ('intake', 'ready')),
        intake_lock TEXT NOT NULL,
        imported_by TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        report TEXT NOT NULL DEFAULT 'null'
      );
      CREATE UNIQUE INDEX layer_version_in_force ON layer_version(kind) WHERE status = 'ready' AND valid_to = '';
      CREATE TABLE layer_class (
        layer_version_id INTEGER NOT NULL REFERENCES layer_version(id),
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        zones INTEGER NOT NULL,
        area_m2 REAL NOT NULL,
        PRIMARY KEY (layer_version_id, code, name)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE overlay_done (
        batch_id TEXT NOT NULL REFERENCES batch(id),
        layer_version_id INTEGER NOT NULL REFERENCES layer_version(id),
        measured_at TEXT NOT NULL,
        PRIMARY KEY (batch_id, layer_version_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE overlay_part (
        patch_id INTEGER NOT NULL REFERENCES patch(fid),
        layer_version_id INTEGER NOT NULL,
        zone_id INTEGER NOT NULL,
        area_m2 REAL NOT NULL,
        PRIMARY KEY (patch_id, layer_version_id, zone_id)
      ) STRICT, WITHOUT ROWID;
    `);
    registerAttributes(database, {
      table: 'layer_version',
      identifier: '图层版本',
      description: '管控图层的各个版本 Versions of the control layers',
      columns: {
        county_code: '县级代码',
        kind: '图层',
        label: '版本名称',
        valid_from: '启用日期',
        valid_to: '停用日期',
        zones: '要素数',
        area_m2: '面积_平方米',
        status: '状态',
        imported_by: '导入人',
        imported_at: '导入时间_UTC',
        report: '导入报告',
      },
    });
    for (const [table, identifier, english] of LAYERS) {
      database.exec(`
        CREATE TABLE ${table} (
          fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
          county_code TEXT NOT NULL,
          layer_version_id INTEGER NOT NULL REFERENCES layer_version(id),
          class_code TEXT NOT NULL,
          class_name TEXT NOT NULL,
          name TEXT NOT NULL,
          area_m2 DOUBLE NOT NULL,
          area_mu DOUBLE NOT NULL,
          raw TEXT NOT NULL,
          geom MULTIPOLYGON NOT NULL
        );
        CREATE INDEX ${table}_version ON ${table}(layer_version_id);
        CREATE TRIGGER ${table}_kept_update
        BEFORE UPDATE ON ${table}
        BEGIN SELECT RAISE(ABORT, '${table}: a layer version is never changed; import a new one'); END;
        CREATE TRIGGER ${table}_kept_delete BEFORE DELETE ON ${table}
        WHEN (SELECT status FROM layer_version WHERE id = OLD.layer_version_id) = 'ready'
        BEGIN SELECT RAISE(ABORT, '${table}: a layer version is never deleted'); END;
      `);
      registerFeatures(database, {
        table,
        identifier,
        description: `${identifier}，各版本以 layer_version_id 区分 ${english}, all versions`,
        columns: {
          county_code: '县级代码',
          layer_version_id: '图层版本',
          class_code: '类别代码',
          class_name: '类别名称',
          name: '名称',
          area_m2: '面积_平方米',
          area_mu: '面积_亩',
          raw: '源属性',
        },
      });
    }
  },
};
