import type { Client } from '../../system/driver/client.ts';

/**
 * A small place with everything that an account has to tell: one patch of 200 m × 100 m on parcels that leave 10 m
 * bare and lie double on 10 m, under two approvals that overlap and leave 20 m at either end, and a road 4 m wide.
 */
export const SQUARE = 'ZHANGMU01';
export const ROAD = 'ZHANGMU02';
export const GAP_M2 = 1000;

const WEST = 108.8;
const SOUTH = 38.6;
const M_PER_DEGREE_LAT = 111_009;
const M_PER_DEGREE_LON = 87_108;

type Box = [fromX: number, toX: number, fromY: number, toY: number];

/** Corners of a box in metres east and north of the place's south-west corner, as degrees. */
function ringOf([fromX, toX, fromY, toY]: Box): [number, number][] {
  const at = (x: number, y: number): [number, number] => [
    WEST + x / M_PER_DEGREE_LON,
    SOUTH + y / M_PER_DEGREE_LAT,
  ];
  return [at(fromX, fromY), at(toX, fromY), at(toX, toY), at(fromX, toY), at(fromX, fromY)];
}

export const boxOf = (box: Box) => {
  const ring = ringOf(box);
  return { west: ring[0]![0], south: ring[0]![1], east: ring[2]![0], north: ring[2]![1] };
};
export const GAP: Box = [150, 160, 0, 100];
export const SQUARE_BOX: Box = [0, 200, 0, 100];

/** The square as a planner would paste it. */
export const squareAsText = () =>
  ringOf(SQUARE_BOX)
    .slice(0, 4)
    .map(([lon, lat]) => `${lon}, ${lat}`)
    .join('\n');

type Zone = { box: Box; properties: Record<string, string> };

const geoJson = (zones: Zone[]) =>
  new TextEncoder().encode(
    JSON.stringify({
      type: 'FeatureCollection',
      features: zones.map(({ box, properties }) => ({
        type: 'Feature',
        properties,
        geometry: { type: 'Polygon', coordinates: [ringOf(box)] },
      })),
    }),
  );

const parcel = (box: Box, DLBM: string, DLMC: string): Zone => ({ box, properties: { DLBM, DLMC } });

const FILES: [Record<string, string>, Uint8Array][] = [
  [
    { fileName: '地类.geojson', target: 'layer', kind: 'landUse', label: '有缺口的地类' },
    geoJson([
      parcel([-50, 90, -20, 120], '0103', '旱地'),
      parcel([80, 150, -20, 120], '0601', '工业用地'),
      parcel([160, 300, -20, 120], '0401', '天然牧草地'),
      parcel([-50, 500, 250, 350], '0401', '天然牧草地'),
    ]),
  ],
  [
    { fileName: '批文.geojson', target: 'layer', kind: 'approval', label: '两个批次' },
    geoJson([
      { box: [20, 120, -20, 120], properties: { PZWH: '内政土发〔2024〕11号' } },
      { box: [100, 180, -20, 120], properties: { PZWH: '内政土发〔2025〕12号' } },
    ]),
  ],
  [
    { fileName: '图斑.geojson', target: 'patches', batchName: '账目批' },
    geoJson([
      { box: SQUARE_BOX, properties: { JCBH: SQUARE, TBLX: 'YH', DLBM: '0103' } },
      { box: [0, 400, 300, 304], properties: { JCBH: ROAD, TBLX: 'ND', DLBM: '0401' } },
    ]),
  ],
];

/** Imports the place into a running server and waits until everything is measured. */
export async function importFaultyGround(client: Client): Promise<void> {
  for (const [query, bytes] of FILES) {
    const { status, body } = await client.upload(query, bytes);
    if (status !== 200) throw new Error(`${query.fileName} was refused: ${JSON.stringify(body)}`);
    const job = await client.ended(body.id, 120_000);
    if (job.status !== 'done') throw new Error(`${query.fileName}: ${JSON.stringify(job.error)}`);
  }
  for (;;) {
    const { body } = await client.get('/api/jobs');
    const busy = body.find((job: { status: string }) => /waiting|running/.test(job.status));
    if (!busy) return;
    await client.ended(busy.id, 120_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
