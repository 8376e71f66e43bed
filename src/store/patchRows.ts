import type { LayerKind } from '../domain/layerKind.ts';
import type { PatchRow } from '../domain/patch.ts';
import { FIGURES } from './figures.ts';
import type { Connection } from './sqlite/connection.ts';

/** Columns in the order of the fields of a row; `text` is last and followed by the last note. */
const select = (patches: string) => `
  SELECT p.fid, p.code, p.batch_id, p.township_code, p.kind, p.before_class,
    c.state, c.second, c.version, c.verdict_at, c.violating_at, c.rectified_at,
    p.area_m2, m.farmland_m2, m.permanent_farmland_m2, m.red_line_m2, m.basic_grassland_m2,
    m.grass_0401_m2, m.grass_0403_m2, m.grass_0404_m2, m.forest_m2, m.approved_m2,
    p.lon, p.lat, p.text, c.note
  FROM ${patches}
  LEFT JOIN patch_current c ON c.patch_id = p.fid
  LEFT JOIN patch_measure m ON m.patch_id = p.fid
  WHERE p.batch_id IN (SELECT id FROM batch WHERE status = 'ready')`;

/** From the index that covers all columns asked for; it goes by batch, so the order is made afterwards. */
const ALL_ROWS = select('patch p INDEXED BY patch_row');
const SOME_ROWS = `${select('patch p')} AND p.fid IN (SELECT value FROM json_each(?))`;

const DONE = `
  SELECT d.batch_id, v.kind FROM overlay_done d JOIN layer_version v ON v.id = d.layer_version_id
  WHERE v.status = 'ready' AND v.valid_to = ''`;

const FIGURE_KINDS = Object.keys(FIGURES) as LayerKind[];

/**
 * Rows of visible patches, by id. Synchronous: called while the connection is held. A figure is null until its layer
 * kind is measured for the whole batch on the version in force, whatever an older measurement left in the table.
 */
export function readPatchRows(connection: Connection, ids?: readonly number[]): PatchRow[] {
  const unmeasured = unmeasuredFields(connection);
  const all = connection.statement(ids ? SOME_ROWS : ALL_ROWS);
  all.setReturnArrays(true);
  const stored = (ids ? all.all(JSON.stringify(ids)) : all.all()) as unknown as Stored[];
  const rows = new Array<PatchRow>(stored.length);
  for (let i = 0; i < stored.length; i++) {
    const row = patchRow(stored[i]!);
    for (const field of unmeasured(row.batchId)) (row as Record<string, unknown>)[field] = null;
    rows[i] = row;
  }
  return rows.sort((a, b) => a.id - b.id);
}

type Area = number | null;
type Maybe<T> = T | null;
// biome-ignore format: one line a group, as in the query
type Stored = [
  number, string, string, string, string, string,
  Maybe<string>, Maybe<string>, Maybe<number>, Maybe<string>, Maybe<string>, Maybe<string>,
  number, Area, Area, Area, Area, Area, Area, Area, Area, Area,
  number, number, string, Maybe<string>,
];

function patchRow(r: Stored): PatchRow {
  const note = r[25];
  return {
    id: r[0],
    code: r[1],
    batchId: r[2],
    townshipCode: r[3],
    kind: r[4],
    beforeClass: r[5],
    state: r[6] ?? 'pending',
    second: r[7] ?? '',
    version: r[8] ?? 0,
    verdictAt: r[9] ?? '',
    violatingAt: r[10] ?? '',
    rectifiedAt: r[11] ?? '',
    areaM2: r[12],
    farmlandM2: r[13],
    permanentFarmlandM2: r[14],
    redLineM2: r[15],
    basicGrasslandM2: r[16],
    grass0401M2: r[17],
    grass0403M2: r[18],
    grass0404M2: r[19],
    forestM2: r[20],
    approvedM2: r[21],
    lon: r[22],
    lat: r[23],
    text: note ? `${r[24]} ${note}`.trim() : r[24],
  };
}

/** Fields of a batch's rows whose layer is not measured on the version in force. */
function unmeasuredFields(connection: Connection): (batchId: string) => readonly (keyof PatchRow)[] {
  const done = new Set(
    connection
      .statement(DONE)
      .all()
      .map(({ batch_id, kind }) => JSON.stringify([batch_id, kind])),
  );
  const known = new Map<string, (keyof PatchRow)[]>();
  return (batchId) => {
    let fields = known.get(batchId);
    if (!fields) {
      fields = FIGURE_KINDS.filter((kind) => !done.has(JSON.stringify([batchId, kind]))).flatMap((kind) =>
        FIGURES[kind]!.flatMap(({ field }) => field ?? []),
      );
      known.set(batchId, fields);
    }
    return fields;
  };
}
