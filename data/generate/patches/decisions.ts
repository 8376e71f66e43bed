import { createRng, type Rng } from '../basis/random.ts';
import type { Approval } from '../layers/approvals.ts';
import { BATCH_OF, type Batch } from './batches.ts';
import type { Works } from './patch.ts';
import type { Patch } from './rows.ts';

export interface Decision {
  batchId: string;
  patchCode: string;
  verdict: 'legal' | 'violating' | 'other' | 'fieldCheck' | 'rectified';
  /** Second-level class by name. */
  second: string;
  note: string;
  /** ISO time with offset. */
  at: string;
  by: 'zhifa1' | 'zhifa2';
}

type Finding = Pick<Decision, 'verdict' | 'second' | 'note'>;

const VIOLATION: Record<Works, string> = {
  well: '非法占地-工矿商服',
  solar: '非法占地-光伏',
  minePit: '非法采矿用地',
  spoil: '非法占地-圈占堆放',
  earthworks: '非法占地-圈占堆放',
  building: '非法占地-工矿商服',
  yard: '非法占地-工矿商服',
  paved: '非法占地-硬化',
  pens: '破坏耕地',
  road: '非法占地-道路交通',
  dirtRoad: '非法占地-道路交通',
  newPivot: '破坏草原',
  pond: '破坏耕地',
};

function legalClass(approval: Approval): string {
  if (approval.kind === '土地供应') return '供地手续';
  return approval.kind === '增减挂钩' ? '增减挂钩' : '已批准农转用';
}

/** What a careful officer writes for a patch, given its papers and the land it touches. */
function judge({ change, touch, papers }: Patch, approval: Approval | undefined, rng: Rng): Finding {
  if (approval && papers === 'granted') {
    return { verdict: 'legal', second: legalClass(approval), note: `位于${approval.number}批准范围内` };
  }
  if (approval && papers === 'temporary') {
    return { verdict: 'other', second: '临时用地', note: `${approval.number}，有效期至${approval.to}` };
  }
  if (approval && papers === 'expired') {
    return {
      verdict: 'violating',
      second: '临时用地逾期未复垦',
      note: `${approval.number}已于${approval.to}到期，未复垦`,
    };
  }
  if (approval)
    return { verdict: 'violating', second: VIOLATION[change.works], note: `超出${approval.number}批准范围` };
  const onFields = touch.permanentFarmland > 0.1;
  switch (change.works) {
    case 'pens':
      if (onFields) return { verdict: 'violating', second: '破坏耕地', note: '棚圈占用永久基本农田' };
      return { verdict: 'other', second: '设施农用地', note: '养殖设施，已备案上图' };
    case 'yard':
      if (onFields) return { verdict: 'violating', second: '破坏耕地', note: '占用永久基本农田建房' };
      return { verdict: 'other', second: '农村宅基地', note: '203范围内，一户一宅' };
    case 'dirtRoad':
      return { verdict: 'other', second: '农村道路', note: '路面宽度不足8米，服务农牧业生产' };
    case 'pond':
      if (onFields) return { verdict: 'violating', second: '破坏耕地', note: '永久基本农田内挖塘' };
      return { verdict: 'other', second: '其他', note: '灌溉蓄水池' };
    case 'earthworks':
      if (rng.chance(0.5))
        return {
          verdict: 'other',
          second: rng.pick(['推填土未建设', '推填土未建设', '实地伪变化']),
          note: '现场未建设，责令恢复',
        };
      return { verdict: 'violating', second: VIOLATION.earthworks, note: '未取得用地手续' };
    case 'well':
      if (rng.chance(0.12)) return { verdict: 'legal', second: '其他权证', note: '持有不动产权证' };
      return {
        verdict: 'violating',
        second: VIOLATION.well,
        note: touch.grass > 0.5 ? '未批先建，占用草地' : '未取得用地手续',
      };
    case 'newPivot':
      return { verdict: 'violating', second: '破坏草原', note: '未经批准开垦草原，抄送林草局' };
    default:
      if (change.works === 'building' && rng.chance(0.1))
        return { verdict: 'other', second: '已拆除复耕', note: '现场已拆除' };
      return {
        verdict: 'violating',
        second: VIOLATION[change.works],
        note: onFields ? '占用永久基本农田，未取得用地手续' : '未取得用地手续',
      };
  }
}

function remedy({ change }: Patch, rng: Rng): Pick<Finding, 'second' | 'note'> {
  if (change.works === 'newPivot' || change.works === 'spoil')
    return { second: '恢复植被', note: '已播撒草籽，林草局验收' };
  return rng.weighted([
    [{ second: '拆除复耕', note: '已拆除，现场恢复原状' }, 6],
    [{ second: '补办手续', note: '用地手续已补办' }, 3],
    [{ second: '恢复植被', note: '已平整并恢复植被' }, 2],
    [{ second: '没收', note: '地上建筑物已没收移交' }, 0.8],
    [{ second: '移送', note: '已移送有关机关' }, 0.6],
  ] as const);
}

/** Working time: `days` after a date, between 8:30 and 17:30 by the clock of Ordos, never at a weekend. */
function workingTime(start: string, days: number, rng: Rng): string {
  const time = new Date(`${start}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + Math.floor(days));
  while (time.getUTCDay() === 0 || time.getUTCDay() === 6) time.setUTCDate(time.getUTCDate() + 1);
  const minutes = 510 + rng.integer(0, 540);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${time.toISOString().slice(0, 10)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(rng.integer(0, 59))}+08:00`;
}

const LAST_DAY = '2026-11-20';

function decide(batch: Batch, patch: Patch, approval: Approval | undefined, rng: Rng): Decision[] {
  if (!rng.chance(batch.decidedShare)) return [];
  const by = rng.pick(['zhifa1', 'zhifa2'] as const);
  const base = { batchId: batch.id, patchCode: patch.patchCode };
  const day = 2 + rng.next() ** 1.3 * 66;
  const events: Decision[] = [];
  const unsure = rng.chance(0.09);
  if (unsure) {
    const second = rng.pick(['影像不清', '手续待核', '现状待核']);
    events.push({
      ...base,
      verdict: 'fieldCheck',
      second,
      note: '转外业核查',
      at: workingTime(batch.issuedOn, day, rng),
      by,
    });
    if (rng.chance(0.35)) return events;
  }
  const final = judge(patch, approval, rng);
  const decidedAt = day + (unsure ? rng.between(3, 16) : 0);
  events.push({ ...base, ...final, at: workingTime(batch.issuedOn, decidedAt, rng), by });
  if (final.verdict === 'violating' && rng.chance(batch.rectifiedShare)) {
    const at = workingTime(batch.issuedOn, decidedAt + rng.between(15, 85), rng);
    if (at.slice(0, 10) <= LAST_DAY)
      events.push({ ...base, verdict: 'rectified', ...remedy(patch, rng), at, by });
  }
  return events;
}

/** The verdicts of the decided batches in order of time; the open batch has none. */
export function writeDecisions(
  batches: ReadonlyMap<string, Patch[]>,
  byPatch: ReadonlyMap<string, Approval>,
): Decision[] {
  const rng = createRng(55_001);
  const all = [...batches].flatMap(([id, patches]) => {
    const batch = BATCH_OF.get(id as Batch['id'])!;
    if (batch.status === 'open') return [];
    return patches.flatMap((patch) => decide(batch, patch, byPatch.get(patch.patchCode), rng));
  });
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.patchCode < b.patchCode ? -1 : 1));
}
