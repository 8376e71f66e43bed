import type { DatabaseSync } from 'node:sqlite';
import { registerAttributes } from '../gpkg/register.ts';
import type { Migration } from './migration.ts';

/** What of a patch is archived before it is changed; the trigger compares all of it. */
const ARCHIVED = [
  ...[
    'kind',
    'before_class',
    'before_name',
    'township_code',
    'township_name',
    'area_m2',
    'area_mu',
    'lon',
    'lat',
  ],
  ...['text', 'before_date', 'after_date', 'stated_area_m2', 'withdrawn_at', 'raw', 'geom'],
];

/**
 * Files on their way in, how they were read, and what their imports did: issues of a batch with their reports, what a
 * corrected issue changed (the old row is archived before, never lost), and which patches lie where earlier ones lay.
 */
export const intake: Migration = {
  id: 7,
  name: 'intake',
  up(database) {
    database.exec(`
      CREATE TABLE upload (
        id TEXT PRIMARY KEY,
        account_id INTEGER NOT NULL REFERENCES account(id),
        path TEXT NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        site INTEGER NOT NULL CHECK (site IN (0, 1)),
        choices TEXT NOT NULL DEFAULT 'null',
        created_at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX upload_account ON upload(account_id);

      CREATE TABLE import_mapping (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        target TEXT NOT NULL,
        kind TEXT NOT NULL,
        fields TEXT NOT NULL,
        mapping TEXT NOT NULL CHECK (json_valid(mapping)),
        by TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX import_mapping_fields ON import_mapping(target, kind, fields, id);

      CREATE TABLE import_list (
        import_id TEXT NOT NULL,
        list TEXT NOT NULL,
        place INTEGER NOT NULL,
        items TEXT NOT NULL,
        created_at TEXT NOT NULL,
        PRIMARY KEY (import_id, list, place)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE batch_issue (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        batch_id TEXT NOT NULL REFERENCES batch(id),
        file_name TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        imported_by TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        report TEXT NOT NULL
      );
      CREATE INDEX batch_issue_batch ON batch_issue(batch_id);
      CREATE INDEX batch_issue_sha256 ON batch_issue(file_sha256);
      INSERT INTO batch_issue (batch_id, file_name, file_sha256, imported_by, imported_at, report)
        SELECT id, coalesce(json_extract(report, '$.fileName'), ''), coalesce(json_extract(report, '$.fileSha256'), ''),
          imported_by, imported_at, report
        FROM batch WHERE status = 'ready' ORDER BY fid;
      CREATE TRIGGER batch_issue_kept_update BEFORE UPDATE ON batch_issue
      BEGIN SELECT RAISE(ABORT, 'batch_issue: what was imported is never changed'); END;
      CREATE TRIGGER batch_issue_kept_delete BEFORE DELETE ON batch_issue
      BEGIN SELECT RAISE(ABORT, 'batch_issue: what was imported is never deleted'); END;

      DROP TRIGGER patch_kept_update;
      ALTER TABLE patch ADD COLUMN before_date TEXT NOT NULL DEFAULT '';
      ALTER TABLE patch ADD COLUMN after_date TEXT NOT NULL DEFAULT '';
      ALTER TABLE patch ADD COLUMN stated_area_m2 DOUBLE;
      ALTER TABLE patch ADD COLUMN withdrawn_at TEXT NOT NULL DEFAULT '';
    `);
    fillFromRaw(database);
    database.exec(`
      CREATE TABLE patch_revision (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        patch_id INTEGER NOT NULL REFERENCES patch(fid),
        issue_id INTEGER NOT NULL REFERENCES batch_issue(id),
        what TEXT NOT NULL CHECK (what IN ('changed', 'withdrawn', 'restored')),
        geometry_changed INTEGER NOT NULL CHECK (geometry_changed IN (0, 1)),
        fields TEXT NOT NULL CHECK (json_valid(fields)),
        verdict_version INTEGER NOT NULL,
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
        before_date TEXT NOT NULL,
        after_date TEXT NOT NULL,
        stated_area_m2 DOUBLE,
        withdrawn_at TEXT NOT NULL,
        raw TEXT NOT NULL,
        geom BLOB NOT NULL
      );
      CREATE INDEX patch_revision_patch ON patch_revision(patch_id);
      CREATE TRIGGER patch_revision_kept_update BEFORE UPDATE ON patch_revision
      BEGIN SELECT RAISE(ABORT, 'patch_revision: what was archived is never changed'); END;
      CREATE TRIGGER patch_revision_kept_delete BEFORE DELETE ON patch_revision
      BEGIN SELECT RAISE(ABORT, 'patch_revision: what was archived is never deleted'); END;
      CREATE TRIGGER patch_kept_update BEFORE UPDATE ON patch
      WHEN NEW.fid <> OLD.fid OR NEW.batch_id <> OLD.batch_id OR NEW.code <> OLD.code
        OR NEW.county_code <> OLD.county_code OR NOT EXISTS (
          SELECT 1 FROM patch_revision r
          WHERE r.id = (SELECT max(id) FROM patch_revision WHERE patch_id = OLD.fid)
            AND ${ARCHIVED.map((column) => `r.${column} IS OLD.${column}`).join(' AND ')})
      BEGIN SELECT RAISE(ABORT, 'patch: what was issued is never changed before it is archived'); END;

      CREATE TABLE patch_predecessor (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        patch_id INTEGER NOT NULL REFERENCES patch(fid),
        earlier_id INTEGER NOT NULL REFERENCES patch(fid),
        relation TEXT NOT NULL CHECK (relation IN ('same', 'grown', 'shrunk', 'partly')),
        returned INTEGER NOT NULL CHECK (returned IN (0, 1)),
        earlier_state TEXT NOT NULL,
        common_m2 DOUBLE NOT NULL,
        area_m2 DOUBLE NOT NULL,
        earlier_area_m2 DOUBLE NOT NULL,
        at TEXT NOT NULL
      );
      CREATE INDEX patch_predecessor_patch ON patch_predecessor(patch_id);
      CREATE INDEX patch_predecessor_earlier ON patch_predecessor(earlier_id);
      CREATE TRIGGER patch_predecessor_kept_update BEFORE UPDATE ON patch_predecessor
      BEGIN SELECT RAISE(ABORT, 'patch_predecessor: what was told at an import is never changed'); END;
      CREATE TRIGGER patch_predecessor_kept_delete BEFORE DELETE ON patch_predecessor
      WHEN (SELECT b.status FROM patch p JOIN batch b ON b.id = p.batch_id WHERE p.fid = OLD.patch_id) = 'ready'
      BEGIN SELECT RAISE(ABORT, 'patch_predecessor: what was told at an import is never deleted'); END;
    `);
    widenView(database);
    titleAll(database);
  },
};

/** Names under which the issues before this step carried dates and area. */
const NAMES = {
  before: ['QSX', 'JCSDQ', '前时相'],
  after: ['HSX', 'JCSDH', '后时相'],
  area: ['JCMJ', 'TBMJ', 'MJ', '监测面积', '图斑面积(亩)', '图斑面积'],
};
const M2_PER_MU = 10_000 / 15;
/** A stated area is taken for ㎡ or 亩 where it agrees with the geometry this well. */
const AGREES = 0.02;

function fillFromRaw(database: DatabaseSync): void {
  const update = database.prepare(
    'UPDATE patch SET before_date = ?, after_date = ?, stated_area_m2 = ? WHERE fid = ?',
  );
  const rows = database.prepare('SELECT fid, area_m2, raw FROM patch').all() as unknown as {
    fid: number;
    area_m2: number;
    raw: string;
  }[];
  for (const { fid, area_m2, raw } of rows) {
    const values = new Map(
      Object.entries(JSON.parse(raw) as Record<string, unknown>).map(([name, value]) => [
        name.trim().toUpperCase(),
        `${value ?? ''}`.trim(),
      ]),
    );
    const first = (names: readonly string[]) => names.map((name) => values.get(name)).find(Boolean) ?? '';
    const [before, after] = [dateOf(first(NAMES.before)), dateOf(first(NAMES.after))];
    const stated = statedOf(Number(first(NAMES.area) || Number.NaN), area_m2);
    if (before || after || stated !== null) update.run(before, after, stated, fid);
  }
}

function dateOf(text: string): string {
  const found = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})/.exec(text);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : '';
}

function statedOf(value: number, ownM2: number): number | null {
  const agrees = (m2: number) => Math.abs(m2 - ownM2) <= AGREES * ownM2;
  if (agrees(value)) return value;
  return agrees(value * M2_PER_MU) ? value * M2_PER_MU : null;
}

/** The view that other programs open also says when the images were taken, and which patches were withdrawn. */
function widenView(database: DatabaseSync): void {
  const row = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'patch_with_verdict'").get();
  const sql = `${row?.sql}`;
  const place = 'p.area_m2, p.area_mu,';
  if (!sql.includes(place)) throw new Error('the view patch_with_verdict is not as the last step left it');
  database.exec('DROP VIEW patch_with_verdict');
  database.exec(
    sql.replace(place, `p.before_date, p.after_date, p.stated_area_m2, p.withdrawn_at, ${place}`),
  );
}

function titleAll(database: DatabaseSync): void {
  const title = database.prepare(
    'INSERT INTO gpkg_data_columns (table_name, column_name, name, mime_type) VALUES (?, ?, ?, NULL)',
  );
  for (const table of ['patch', 'patch_with_verdict']) {
    title.run(table, 'before_date', '前时相');
    title.run(table, 'after_date', '后时相');
    title.run(table, 'stated_area_m2', '下发面积_平方米');
    title.run(table, 'withdrawn_at', '撤回日期');
  }
  registerAttributes(database, {
    table: 'batch_issue',
    identifier: '批次文件',
    description: '每一批次各次导入的文件与报告，只增不改 Files imported for each batch with their reports',
    columns: {
      batch_id: '批次编号',
      file_name: '文件名',
      file_sha256: '文件指纹',
      imported_by: '导入人',
      imported_at: '导入时间_UTC',
      report: '导入报告',
    },
  });
  registerAttributes(database, {
    table: 'patch_predecessor',
    identifier: '同位图斑',
    description: '与以前批次图斑的位置关系，导入时得出 Earlier patches at the same place, told at import',
    columns: {
      patch_id: '图斑',
      earlier_id: '以前的图斑',
      relation: '关系',
      returned: '办结后再现',
      earlier_state: '以前图斑的判定',
      common_m2: '共同面积_平方米',
      area_m2: '图斑面积_平方米',
      earlier_area_m2: '以前图斑面积_平方米',
      at: '导入时间_UTC',
    },
  });
}
