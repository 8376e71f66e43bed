/**
 * One patch (图斑) as every list, filter, map repaint and indicator sees it. All areas are ellipsoidal ㎡ on
 * CGCS2000, unrounded. A null area means "not measured yet", never zero.
 */
export type PatchRow = {
  /** Our own id (fid of the feature table); stable for the life of the store. */
  id: number;
  /** 监测编号; opaque text, unique within its batch only. */
  code: string;
  batchId: string;
  /** '' where no township contains the patch. */
  townshipCode: string;
  /** TBLX, the image class after the change. */
  kind: string;
  /** DLBM of the issue, the land class before the change. */
  beforeClass: string;
  /** Verdict code in force, or 'pending'. */
  state: string;
  second: string;
  /** Number of events on this patch; a verdict names the version that it was based on. */
  version: number;
  /** UTC ISO time of the last verdict, of the first 'violating' one and of the last 'rectified' one; '' if none. */
  verdictAt: string;
  violatingAt: string;
  rectifiedAt: string;
  areaM2: number;
  farmlandM2: number | null;
  permanentFarmlandM2: number | null;
  redLineM2: number | null;
  basicGrasslandM2: number | null;
  grass0401M2: number | null;
  grass0403M2: number | null;
  grass0404M2: number | null;
  forestM2: number | null;
  /** Covered by the approvals together; ground under several counts once. */
  approvedM2: number | null;
  lon: number;
  lat: number;
  /** What a text search looks through besides the code: 图斑特征, 备注 and the last note. */
  text: string;
};

export const PATCH_COLUMNS = [
  'id',
  'code',
  'batchId',
  'townshipCode',
  'kind',
  'beforeClass',
  'state',
  'second',
  'version',
  'verdictAt',
  'violatingAt',
  'rectifiedAt',
  'areaM2',
  'farmlandM2',
  'permanentFarmlandM2',
  'redLineM2',
  'basicGrasslandM2',
  'grass0401M2',
  'grass0403M2',
  'grass0404M2',
  'forestM2',
  'approvedM2',
  'lon',
  'lat',
  'text',
] as const satisfies readonly (keyof PatchRow)[];

/** Intersections below this are digitising noise (边角细缝), not land touched; domain rule of thumb, stated on screen. */
export const TOUCH_TOLERANCE_M2 = 1;
