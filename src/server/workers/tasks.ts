import type { AccountShapes, CoverageWithShape } from '../../api/account.ts';
import type { PolygonJson } from '../../api/common.ts';
import type { SiteReport } from '../../api/jobs.ts';
import type { Width } from '../../api/width.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import type { ImageRecord } from '../../store/store.ts';
import type { Judged } from '../measuring/judge.ts';
import type { TileAddress } from '../tiles/grid.ts';

/** What a reading worker can be asked, and what it answers. */
export type Tasks = {
  patchTile: { input: TileAddress; answer: Uint8Array };
  zoneTile: { input: TileAddress & { kind: LayerKind; versionId: number }; answer: Uint8Array };
  imageTile: { input: TileAddress & { images: ImageRecord[] }; answer: Uint8Array };
  width: { input: { patchId: number }; answer: Width | null };
  accountShapes: { input: { patchId: number }; answer: AccountShapes };
  coverage: { input: { patchId: number; kind: LayerKind }; answer: CoverageWithShape };
  judge: { input: { patchId: number; versionIds: number[] }; answer: Judged[] };
  siteCheck: { input: { geometry: PolygonJson }; answer: SiteReport };
};
export type TaskName = keyof Tasks;

export type TaskRequest = { id: number; name: TaskName; input: unknown };
export type TaskFailure = {
  name: string;
  message: string;
  fault: { status: number; code: string; text: { zh: string; en: string } } | null;
};
export type TaskAnswer = { id: number; answer?: unknown; failure?: TaskFailure };
