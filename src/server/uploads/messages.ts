import type { Preview, PreviewRequest, UploadShapes } from '../../api/uploads.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import type { JobFailure } from '../jobs/failure.ts';
import type { JobProgress } from '../jobs/progress.ts';

/** What a thread that looks into an upload is started with. `shapes`: the polygons of a site instead of a preview. */
export type LookInput = {
  storeFolder: string;
  path: string;
  fileName: string;
  sha256: string;
  request: PreviewRequest & { kind?: LayerKind };
  task: 'preview' | 'shapes';
};

/** Thread → server. The last one is preview, shapes or failed. */
export type LookMessage =
  | { type: 'progress'; progress: JobProgress }
  | { type: 'preview'; preview: Preview }
  | { type: 'shapes'; shapes: UploadShapes }
  | { type: 'failed'; failure: JobFailure };
