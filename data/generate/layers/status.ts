import { noise } from '../basis/noise.ts';
import { latToY, lonToX } from '../basis/plane.ts';
import { hashUnit } from '../basis/random.ts';
import { inRing } from '../basis/shapes.ts';
import type { Parcel } from './landUse.ts';
import { URBAN_AREAS } from './urban.ts';

/** What the plan and the protection layers say about a parcel. */
export interface ParcelStatus {
  permanentFarmland: boolean;
  redLine: boolean;
  basicGrassland: boolean;
  /** 规划分区 name. */
  zone: string;
}

/** Middle of a parcel's outer ring in the working plane; good enough to ask a smooth field. */
export function parcelMiddle({ polygons }: Pick<Parcel, 'polygons'>): [number, number] {
  const ring = polygons[0]![0]!;
  const lon = ring.reduce((sum, p) => sum + p[0], 0) / ring.length;
  const lat = ring.reduce((sum, p) => sum + p[1], 0) / ring.length;
  return [lonToX(lon), latToY(lat)];
}

const NATURAL_WATER = ['1101', '1102', '1106', '0402'];

function isRedLine({ dlbm, feature }: Parcel, x: number, y: number): boolean {
  if (NATURAL_WATER.includes(dlbm)) return true;
  if (feature) return false;
  const core = noise(x / 17_000, y / 17_000, 203) + 0.35 * noise(x / 5000, y / 5000, 204);
  return core > 0.5;
}

function zoneOf(parcel: Parcel, status: Omit<ParcelStatus, 'zone'>, x: number, y: number): string {
  const { dlbm, feature } = parcel;
  const urban = URBAN_AREAS.find(({ ring }) => inRing(x, y, ring));
  if (urban && feature?.kind !== 'river') return urban.zone;
  if (status.redLine) return '生态保护区';
  if (status.permanentFarmland) return '农田保护区';
  if (dlbm === '0702') return '村庄建设区';
  if (dlbm === '0601' || dlbm === '0602' || dlbm === '0508') return '矿产能源发展区';
  if (dlbm.startsWith('01') || dlbm.startsWith('02')) return '一般农业区';
  const field = noise(x / 13_000, y / 13_000, 211) + 0.2 * noise(x / 4000, y / 4000, 212);
  if (field > 0.5) return '矿产能源发展区';
  const large = parcel.areaM2 > 300_000;
  if (large && (dlbm === '0301' || dlbm === '0307' || (dlbm === '0305' && field < -0.3))) return '林业发展区';
  if (large && (dlbm === '1205' || (dlbm === '0404' && field < -0.2))) return '生态控制区';
  return '牧业发展区';
}

/** Judge every parcel once; the same parcels then carry several layers. */
export function judgeParcel(parcel: Parcel): ParcelStatus {
  const [x, y] = parcelMiddle(parcel);
  const draw = hashUnit(Math.round(x), Math.round(y), 221);
  const redLine = isRedLine(parcel, x, y);
  const permanentFarmland =
    (parcel.dlbm === '0102' && draw < 0.72 && parcel.areaM2 > 2500) || (parcel.dlbm === '0103' && draw < 0.2);
  const grass = noise(x / 9000, y / 9000, 231);
  const basicGrassland =
    !parcel.feature &&
    parcel.areaM2 > 60_000 &&
    ((parcel.dlbm === '0401' && grass > -0.12) ||
      (parcel.dlbm === '0403' && grass > 0) ||
      (parcel.dlbm === '0404' && grass > 0.4));
  const status = { permanentFarmland, redLine, basicGrassland };
  return { ...status, zone: zoneOf(parcel, status, x, y) };
}
