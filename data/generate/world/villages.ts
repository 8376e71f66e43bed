import { noise } from '../basis/noise.ts';
import { type Point, toPlane, yToLat } from '../basis/plane.ts';
import { createRng } from '../basis/random.ts';
import { boxOf } from '../basis/shapes.ts';
import { inCounty, OUTLINE } from './outline.ts';

export interface Township {
  code: string;
  name: string;
  nameEn: string;
  seat: Point;
  /** How far its reach goes compared with its neighbours. */
  weight: number;
}

/** The seven units with their real names and codes; seats only roughly where they are. */
export const TOWNSHIPS: readonly Township[] = [
  { code: '150626100', name: '嘎鲁图镇', nameEn: 'Galutu Town', seat: toPlane(108.84, 38.6), weight: 1.12 },
  { code: '150626101', name: '乌审召镇', nameEn: 'Uxin Ju Town', seat: toPlane(109.0, 39.13), weight: 1.1 },
  { code: '150626102', name: '图克镇', nameEn: 'Tuke Town', seat: toPlane(109.31, 38.96), weight: 1 },
  {
    code: '150626103',
    name: '乌兰陶勒盖镇',
    nameEn: 'Ulan Tolgoi Town',
    seat: toPlane(109.06, 38.72),
    weight: 0.9,
  },
  { code: '150626104', name: '无定河镇', nameEn: 'Wudinghe Town', seat: toPlane(108.635, 37.885), weight: 1 },
  { code: '150626200', name: '苏力德苏木', nameEn: 'Sulde Sum', seat: toPlane(108.63, 38.27), weight: 1.05 },
  {
    code: '150626410',
    name: '苏里格经济开发区',
    nameEn: 'Sulige Economic Development Zone',
    seat: toPlane(108.7, 38.83),
    weight: 1,
  },
];
const ENCLAVE = 6;
const ENCLAVE_RADIUS_M = 4600;

export interface Village {
  /** 12-digit code: township code and three digits. */
  code: string;
  name: string;
  township: number;
  centre: Point;
}

const FIRST = [
  '巴音',
  '呼和',
  '查干',
  '乌兰',
  '哈日',
  '沙日',
  '布日',
  '额和',
  '陶勒',
  '海流',
  '敖日',
  '毛浩',
  '赛音',
  '阿日',
  '宝日',
  '图力',
];
const SECOND = [
  '淖尔',
  '陶勒盖',
  '柴达木',
  '敖包',
  '希里',
  '高勒',
  '乌素',
  '布拉格',
  '塔拉',
  '图克',
  '什里',
  '芒哈',
];

function nearestTownship(x: number, y: number): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < ENCLAVE; i++) {
    const { seat, weight } = TOWNSHIPS[i]!;
    const d = Math.hypot(x - seat[0], y - seat[1]) / weight;
    if (d < least) {
      least = d;
      best = i;
    }
  }
  return best;
}

function scatterVillages(): Village[] {
  const rng = createRng(7001);
  const box = boxOf(OUTLINE);
  const centres: Point[] = TOWNSHIPS.map(({ seat }) => seat);
  for (let tries = 0; tries < 6000 && centres.length < 78; tries++) {
    const x = rng.between(box.minX, box.maxX);
    const y = rng.between(box.minY, box.maxY);
    const gap = yToLat(y) < 38.05 ? 7600 : 9600;
    if (!inCounty(x, y)) continue;
    if (
      centres.every(
        ([cx, cy], i) => Math.hypot(cx - x, cy - y) > (i === ENCLAVE ? ENCLAVE_RADIUS_M + 2500 : gap),
      )
    ) {
      centres.push([x, y]);
    }
  }
  const perTownship = new Map<number, number>();
  const used = new Set<string>();
  return centres.map((centre, i) => {
    const township = i < TOWNSHIPS.length ? i : nearestTownship(centre[0], centre[1]);
    const serial = perTownship.get(township) ?? 0;
    perTownship.set(township, serial + 1);
    let name = '';
    do name = rng.pick(FIRST) + rng.pick(SECOND);
    while (used.has(name));
    used.add(name);
    const suffix = TOWNSHIPS[township]!.code === '150626104' ? '村' : '嘎查';
    return { code: `${TOWNSHIPS[township]!.code}${200 + serial}`, name: name + suffix, township, centre };
  });
}

export const VILLAGES: readonly Village[] = scatterVillages();

const CELL_M = 4000;
const near = new Map<number, number[]>();

/** Villages that can be nearest somewhere in a cell, found once per cell. */
function candidates(ix: number, iy: number): number[] {
  const key = (ix + 500) * 1000 + iy + 500;
  const known = near.get(key);
  if (known) return known;
  const cx = (ix + 0.5) * CELL_M;
  const cy = (iy + 0.5) * CELL_M;
  const distances = VILLAGES.map(({ centre }, i) => [Math.hypot(centre[0] - cx, centre[1] - cy), i] as const);
  const least = Math.min(...distances.filter(([, i]) => i !== ENCLAVE).map(([d]) => d));
  const list = distances.filter(([d, i]) => i !== ENCLAVE && d < least + CELL_M * 1.42 + 1).map(([, i]) => i);
  near.set(key, list);
  return list;
}

/** Index into VILLAGES of the village whose land a point belongs to. */
export function villageAt(x: number, y: number): number {
  const wx = x + 1100 * noise(x / 4000, y / 4000, 71) + 260 * noise(x / 1200, y / 1200, 73);
  const wy = y + 1100 * noise(x / 4000, y / 4000, 72) + 260 * noise(x / 1200, y / 1200, 74);
  const enclave = TOWNSHIPS[ENCLAVE]!.seat;
  if (Math.hypot(wx - enclave[0], wy - enclave[1]) < ENCLAVE_RADIUS_M) return ENCLAVE;
  let best = 0;
  let least = Infinity;
  for (const i of candidates(Math.floor(wx / CELL_M), Math.floor(wy / CELL_M))) {
    const { centre } = VILLAGES[i]!;
    const d = (wx - centre[0]) ** 2 + (wy - centre[1]) ** 2;
    if (d < least) {
      least = d;
      best = i;
    }
  }
  return best;
}
