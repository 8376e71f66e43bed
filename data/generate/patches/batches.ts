import type { BatchId } from './patch.ts';

export interface Batch {
  id: BatchId;
  name: string;
  nameEn: string;
  /** 来源: who issued it. */
  source: '部下发' | '厅自提' | '变更调查流转';
  period: string;
  issuedOn: string;
  deadline: string;
  status: 'decided' | 'open';
  /** Two digits in the middle of every patch code of the batch. */
  mark: string;
  layerName: string;
  /** Share of patches that have a verdict, and share of violations already rectified. */
  decidedShare: number;
  rectifiedShare: number;
}

const BATCHES: readonly Batch[] = [
  {
    id: '2026-1',
    name: '2026年第一期',
    nameEn: '2026, first issue',
    source: '部下发',
    period: '2026年第一期',
    issuedOn: '2026-05-18',
    deadline: '2026-07-31',
    status: 'decided',
    mark: '21',
    layerName: '2026年第一期地类变化图斑',
    decidedShare: 0.92,
    rectifiedShare: 0.62,
  },
  {
    id: '2026-2',
    name: '2026年厅自提七月一批',
    nameEn: '2026, July first regional issue',
    source: '厅自提',
    period: '2026年7月',
    issuedOn: '2026-07-06',
    deadline: '2026-09-30',
    status: 'decided',
    mark: '31',
    layerName: '厅自提图斑七月一批',
    decidedShare: 0.8,
    rectifiedShare: 0.27,
  },
  {
    id: '2026-3',
    name: '2026年上半年变更调查新增建设线索',
    nameEn: 'First half of 2026, new construction leads from the change survey',
    source: '变更调查流转',
    period: '2026年上半年',
    issuedOn: '2026-11-09',
    deadline: '2026-12-18',
    status: 'open',
    mark: '41',
    layerName: '变更调查新增建设线索',
    decidedShare: 0,
    rectifiedShare: 0,
  },
];

export const BATCH_OF: ReadonlyMap<BatchId, Batch> = new Map(BATCHES.map((batch) => [batch.id, batch]));
