import { type Point, type Ring, toLonLat } from '../basis/plane.ts';
import { createRng, type Rng } from '../basis/random.ts';
import { strip } from '../basis/shapes.ts';
import type { Patch } from '../patches/rows.ts';
import type { LonLatPolygon } from '../topology/rings.ts';
import type { World } from '../world/world.ts';
import { COUNTY_CODE, COUNTY_NAME, identifier, round2 } from './attributes.ts';
import type { Row } from './write.ts';
import { measure } from './zones.ts';

export interface Approval {
  number: string;
  kind: '农用地转用' | '单独选址' | '土地供应' | '增减挂钩' | '临时用地';
  project: string;
  approvedOn: string;
  from: string;
  to: string | null;
  supervision: string;
  polygons: LonLatPolygon[];
}

/** Smallest rectangle in the change's own direction, widened; `part` < 1 keeps only its lower share. */
function around({ change }: Patch, marginM: number, part: number): Ring {
  if (change.line) {
    const keep = Math.max(3, Math.round(change.line.length * part));
    return strip(change.line.slice(0, keep), change.halfWidthM! + marginM);
  }
  const cos = Math.cos(change.angle);
  const sin = Math.sin(change.angle);
  const us = change.ring.map(([x, y]) => x * cos + y * sin);
  const vs = change.ring.map(([x, y]) => -x * sin + y * cos);
  const low = [Math.min(...us) - marginM, Math.min(...vs) - marginM] as const;
  const high = [Math.max(...us) + marginM, Math.max(...vs) + marginM] as const;
  const right = low[0] + (high[0] - low[0]) * part;
  const at = (u: number, v: number): Point => [u * cos - v * sin, u * sin + v * cos];
  return [at(low[0], low[1]), at(right, low[1]), at(right, high[1]), at(low[0], high[1])];
}

const PROJECT: Record<string, string> = {
  well: '苏里格气田产能建设井场',
  solar: '光伏发电项目',
  minePit: '建筑用砂采场',
  building: '厂房建设项目',
  paved: '物流货场项目',
  road: '道路工程',
  dirtRoad: '通村道路',
  spoil: '渣土堆场',
  earthworks: '输气管线施工',
  town: '城镇建设批次用地',
  industry: '工业项目用地',
  existingWell: '天然气井场',
};

function closed(ring: Ring): LonLatPolygon[] {
  return [[[...ring, ring[0]!].map(toLonLat)]];
}

const day = (year: number, rng: Rng) =>
  `${year}-${String(rng.integer(1, 12)).padStart(2, '0')}-${String(rng.integer(1, 28)).padStart(2, '0')}`;

function paper(
  kind: Approval['kind'],
  project: string,
  ring: Ring,
  serial: number,
  rng: Rng,
  yearsAgo: readonly [number, number],
): Approval {
  const year = 2026 - rng.integer(...yearsAgo);
  const approvedOn = day(year, rng);
  const prefix = kind === '临时用地' ? '乌自然资临字' : kind === '土地供应' ? '乌政土供字' : '内政土发';
  const to = kind === '临时用地' ? `${year + 2}${approvedOn.slice(4)}` : null;
  return {
    number: `${prefix}〔${year}〕${100 + serial}号`,
    kind,
    project: `${project}（示意${String(serial).padStart(3, '0')}）`,
    approvedOn,
    from: approvedOn,
    to,
    supervision: `${COUNTY_CODE}${year}${String(serial * 7919).padStart(9, '0')}`,
    polygons: closed(ring),
  };
}

/** Approvals under the changes that have papers, and older ones under what already stood, about 300 more or less. */
export function drawApprovals(
  world: World,
  patches: readonly Patch[],
): { approvals: Approval[]; byPatch: Map<string, Approval> } {
  const rng = createRng(83_001);
  const approvals: Approval[] = [];
  const byPatch = new Map<string, Approval>();
  for (const patch of patches) {
    if (patch.papers === 'none') continue;
    const project = PROJECT[patch.change.works] ?? '建设项目';
    const serial = approvals.length + 1;
    const kind: Approval['kind'] =
      patch.papers === 'temporary' || patch.papers === 'expired'
        ? '临时用地'
        : rng.weighted([
            ['农用地转用', 5],
            ['单独选址', 3],
            ['土地供应', 3],
            ['增减挂钩', 1],
          ] as const);
    const part = patch.papers === 'beyond' ? rng.between(0.35, 0.7) : 1;
    const years =
      patch.papers === 'expired'
        ? ([3, 3] as const)
        : patch.papers === 'temporary'
          ? ([1, 1] as const)
          : ([1, 2] as const);
    const approval = paper(kind, project, around(patch, 2.5, part), serial, rng, years);
    approvals.push(approval);
    byPatch.set(patch.patchCode, approval);
  }
  for (const { kind, shape } of world.features) {
    if (shape.type !== 'area') continue;
    const share = kind === 'industry' ? 0.3 : kind === 'town' ? 0.03 : kind === 'well' ? 0.01 : 0;
    if (share === 0 || !rng.chance(share)) continue;
    const sort = rng.weighted([
      ['农用地转用', 3],
      ['土地供应', 2],
    ] as const);
    approvals.push(
      paper(
        sort,
        PROJECT[kind === 'well' ? 'existingWell' : kind]!,
        shape.ring,
        approvals.length + 1,
        rng,
        [2, 9],
      ),
    );
  }
  return { approvals, byPatch };
}

export function approvalRows(approvals: readonly Approval[]): Row[] {
  return approvals.map((approval, i) => {
    const areaM2 = measure(approval.polygons);
    return {
      polygons: approval.polygons,
      attributes: {
        BSM: identifier('4001', i + 1),
        YSDM: '2008010100',
        XZQDM: COUNTY_CODE,
        XZQMC: COUNTY_NAME,
        XMMC: approval.project,
        PZLX: approval.kind,
        PZWH: approval.number,
        DZJGH: approval.supervision,
        PZRQ: approval.approvedOn,
        YXQQ: approval.from,
        YXQZ: approval.to,
        YDZMJ: round2(areaM2),
        XZJSYDMJ: approval.kind === '临时用地' ? 0 : round2(areaM2),
        BZ: '示意数据',
      },
    };
  });
}
