import { MU_PER_M2 } from '../geo/ellipsoid.ts';
import type { FlatPolygon } from '../geo/flat.ts';
import { noteNewRows, widen } from './gpkg/contents.ts';
import { decodeGeometry, encodeGeometry } from './gpkg/geometry.ts';
import { countyCode } from './meta.ts';
import type { Connection } from './sqlite/connection.ts';
import { inSlices } from './sqlite/slices.ts';
import type { BBox, CheckStore, FaultRecord, LayerCheckRecord, NewFault, NewLayerCheck } from './store.ts';

const FAULT_COLUMNS = `fid AS id, kind, area_m2 AS areaM2, west, south, east, north, zone_ids AS zoneIds,
  text_zh AS zh, text_en AS en`;

type StoredFault = {
  id: number;
  kind: string;
  areaM2: number;
  west: number;
  south: number;
  east: number;
  north: number;
  zoneIds: string;
  zh: string;
  en: string;
  geom?: Uint8Array | null;
};

function faultRecord(row: StoredFault): FaultRecord & { polygon: FlatPolygon | null } {
  const { id, kind, areaM2, west, south, east, north, zoneIds, zh, en, geom } = row;
  return {
    id,
    kind,
    areaM2,
    bbox: [west, south, east, north],
    zoneIds: JSON.parse(zoneIds) as number[],
    text: { zh, en },
    polygon: geom ? decodeGeometry(geom) : null,
  };
}

export function checkStore(connection: Connection): CheckStore {
  const { db } = connection;
  const isChecked = async (versionId: number) =>
    (await db
      .selectFrom('layer_check')
      .select('layer_version_id')
      .where('layer_version_id', '=', versionId)
      .executeTakeFirst()) !== undefined;

  return {
    async pending(rules) {
      const rows = await connection.read(() =>
        connection
          .statement(
            `SELECT v.id FROM layer_version v LEFT JOIN layer_check c ON c.layer_version_id = v.id
             WHERE v.status = 'ready' AND (c.rules IS NULL OR c.rules <> ? OR c.township_version_id <> coalesce(
               (SELECT id FROM layer_version WHERE kind = 'township' AND status = 'ready' AND valid_to = ''), 0))
             ORDER BY v.valid_to <> '', v.kind <> 'township', v.id`,
          )
          .all(rules),
      );
      return rows.map(({ id }) => id as number);
    },

    save: (versionId, check, faults) => saveCheck(connection, versionId, check, faults),

    async of(versionId) {
      const row = await db
        .selectFrom('layer_check')
        .selectAll()
        .where('layer_version_id', '=', versionId)
        .executeTakeFirst();
      return (
        row && {
          rules: row.rules,
          townshipVersionId: row.township_version_id,
          checkedAt: row.checked_at,
          covers: row.covers === 1,
          stated: row.stated_field ? { field: row.stated_field, unit: row.stated_unit } : null,
          counts: JSON.parse(row.counts) as LayerCheckRecord['counts'],
          remarks: JSON.parse(row.remarks) as LayerCheckRecord['remarks'],
          faults: row.faults,
        }
      );
    },

    async counts() {
      const rows = await db.selectFrom('layer_check').select(['layer_version_id', 'faults']).execute();
      return new Map(rows.map(({ layer_version_id, faults }) => [layer_version_id, faults]));
    },

    async faults(versionId, { kind, offset, limit, shapes = false }) {
      if (!(await isChecked(versionId))) return { total: 0, faults: [] };
      const where = `layer_version_id = ?${kind ? ' AND kind = ?' : ''}`;
      const asked = kind ? [versionId, kind] : [versionId];
      return connection.read(() => {
        const total = connection
          .statement(`SELECT count(*) AS total FROM layer_fault WHERE ${where}`)
          .get(...asked);
        const rows = connection
          .statement(
            `SELECT ${FAULT_COLUMNS}${shapes ? ', geom' : ''} FROM layer_fault WHERE ${where}
             ORDER BY area_m2 DESC, fid LIMIT ? OFFSET ?`,
          )
          .all(...asked, limit, offset) as StoredFault[];
        return { total: total!.total as number, faults: rows.map(faultRecord) };
      });
    },

    async fault(versionId, id) {
      if (!(await isChecked(versionId))) return null;
      const row = (await connection.read(() =>
        connection
          .statement(`SELECT ${FAULT_COLUMNS}, geom FROM layer_fault WHERE fid = ? AND layer_version_id = ?`)
          .get(id, versionId),
      )) as StoredFault | undefined;
      return row ? faultRecord(row) : null;
    },
  };
}

/** Writes faults a slice at a time, and last the check that makes them count; a crash in between leaves it pending. */
async function saveCheck(
  connection: Connection,
  versionId: number,
  check: NewLayerCheck,
  faults: readonly NewFault[],
): Promise<void> {
  const { db } = connection;
  const county = await countyCode(db);
  const old = await connection.write(() => {
    connection.statement('DELETE FROM layer_check WHERE layer_version_id = ?').run(versionId);
    return connection.statement('SELECT fid FROM layer_fault WHERE layer_version_id = ?').all(versionId);
  });
  await inSlices(connection, old, ({ fid }) => {
    connection.statement('DELETE FROM layer_fault WHERE fid = ?').run(fid!);
  });
  let extent: BBox | null = null;
  await inSlices(connection, faults, (fault) => {
    const geometry = fault.polygon && encodeGeometry(fault.polygon, fault.kind);
    extent = widen(extent, geometry?.box ?? null);
    connection
      .statement(
        `INSERT INTO layer_fault (county_code, layer_version_id, kind, text_zh, text_en, area_m2, area_mu,
           west, south, east, north, zone_ids, geom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        county,
        versionId,
        fault.kind,
        fault.text.zh,
        fault.text.en,
        fault.areaM2,
        fault.areaM2 * MU_PER_M2,
        ...fault.bbox,
        JSON.stringify(fault.zoneIds),
        geometry?.blob ?? null,
      );
  });
  await db.transaction().execute(async (trx) => {
    if (extent) await noteNewRows(trx, 'layer_fault', extent);
    await trx
      .insertInto('layer_check')
      .values({
        layer_version_id: versionId,
        rules: check.rules,
        township_version_id: check.townshipVersionId,
        checked_at: check.checkedAt,
        covers: check.covers ? 1 : 0,
        stated_field: check.stated?.field ?? '',
        stated_unit: check.stated?.unit ?? '',
        faults: check.counts.reduce((sum, { count }) => sum + count, 0),
        counts: JSON.stringify(check.counts),
        remarks: JSON.stringify(check.remarks),
      })
      .execute();
  });
}
