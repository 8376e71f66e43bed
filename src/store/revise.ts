import { MU_PER_M2 } from '../geo/ellipsoid.ts';
import { decodeGeometry, encodeGeometry } from './gpkg/geometry.ts';
import type { TownshipNames } from './patchWrite.ts';
import { differingFields, isSameOutline } from './samePatch.ts';
import type { Connection } from './sqlite/connection.ts';
import type { NewPatch, PatchChange, PatchRevision } from './store.ts';

/** A patch of the batch as it stands before a corrected issue. */
export type StoredPatch = {
  fid: number;
  code: string;
  areaM2: number;
  withdrawnAt: string;
  /** Verdicts signed on it. */
  verdicts: number;
};

const ARCHIVED = `kind, before_class, before_name, township_code, township_name, area_m2, area_mu, lon, lat, text,
  before_date, after_date, stated_area_m2, withdrawn_at, raw, geom`;

const ARCHIVE = `
  INSERT INTO patch_revision (patch_id, issue_id, what, geometry_changed, fields, verdict_version, ${ARCHIVED})
  SELECT fid, ?, ?, ?, ?, ?, ${ARCHIVED} FROM patch WHERE fid = ?`;

const ATTRIBUTES = `kind = ?, before_class = ?, before_name = ?, text = ?, before_date = ?, after_date = ?,
  stated_area_m2 = ?, raw = ?, withdrawn_at = ''`;

type Told = { what: PatchRevision['what']; geometryChanged: boolean; fields: readonly string[] };

/**
 * Changes a patch to what a corrected issue says of it, having archived what it was. Null where nothing differs.
 * Inside a transaction that the caller holds.
 */
export function correctPatch(
  connection: Connection,
  patch: StoredPatch,
  row: NewPatch,
  townships: TownshipNames,
  issueId: number,
): PatchChange | null {
  const old = connection.statement('SELECT raw, geom FROM patch WHERE fid = ?').get(patch.fid) as {
    raw: string;
    geom: Uint8Array;
  };
  const { blob } = encodeGeometry(row.polygon, row.code);
  const geometryChanged =
    Buffer.compare(blob, old.geom) !== 0 && !isSameOutline(decodeGeometry(old.geom), row.polygon);
  const fields = differingFields(JSON.parse(old.raw), row.raw);
  const isBack = patch.withdrawnAt !== '';
  if (!geometryChanged && fields.length === 0 && !isBack) return null;
  archive(connection, patch, issueId, { what: isBack ? 'restored' : 'changed', geometryChanged, fields });
  const attributes = [
    row.kind,
    row.beforeClass,
    row.beforeName,
    row.text,
    row.beforeDate ?? '',
    row.afterDate ?? '',
    row.statedAreaM2 ?? null,
    JSON.stringify(row.raw),
  ];
  if (geometryChanged) {
    connection
      .statement(
        `UPDATE patch SET ${ATTRIBUTES}, township_code = ?, township_name = ?, area_m2 = ?, area_mu = ?, lon = ?,
           lat = ?, geom = ? WHERE fid = ?`,
      )
      .run(
        ...attributes,
        row.townshipCode,
        townships.get(row.townshipCode) ?? '',
        row.areaM2,
        row.areaM2 * MU_PER_M2,
        row.lon,
        row.lat,
        blob,
        patch.fid,
      );
  } else {
    connection.statement(`UPDATE patch SET ${ATTRIBUTES} WHERE fid = ?`).run(...attributes, patch.fid);
  }
  return {
    patchId: patch.fid,
    code: patch.code,
    what: isBack ? 'restored' : whatChanged(geometryChanged, fields),
    fields,
    areaBeforeM2: patch.areaM2,
    areaAfterM2: geometryChanged ? row.areaM2 : patch.areaM2,
    verdicts: patch.verdicts,
  };
}

/** Marks a patch that a corrected issue no longer has. Null where it was withdrawn before. */
export function withdrawPatch(
  connection: Connection,
  patch: StoredPatch,
  issueId: number,
  day: string,
): PatchChange | null {
  if (patch.withdrawnAt !== '') return null;
  archive(connection, patch, issueId, { what: 'withdrawn', geometryChanged: false, fields: [] });
  connection.statement('UPDATE patch SET withdrawn_at = ? WHERE fid = ?').run(day, patch.fid);
  return {
    patchId: patch.fid,
    code: patch.code,
    what: 'withdrawn',
    fields: [],
    areaBeforeM2: patch.areaM2,
    areaAfterM2: null,
    verdicts: patch.verdicts,
  };
}

function archive(connection: Connection, patch: StoredPatch, issueId: number, told: Told): void {
  connection
    .statement(ARCHIVE)
    .run(
      issueId,
      told.what,
      told.geometryChanged ? 1 : 0,
      JSON.stringify(told.fields),
      patch.verdicts,
      patch.fid,
    );
}

function whatChanged(geometry: boolean, fields: readonly string[]): PatchChange['what'] {
  if (geometry && fields.length > 0) return 'both';
  return geometry ? 'geometry' : 'attributes';
}
