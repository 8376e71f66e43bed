import type { PreviewRequest, UploadImport } from '../../api/uploads.ts';
import { isoDate } from '../../domain/schemas/values.ts';
import type { Store, UploadRecord } from '../../store/store.ts';
import { Fault } from '../fault.ts';
import type { ImportRequest } from '../jobs/importRequest.ts';
import { assertNewBatch, assertNewFile, unknownBatch } from '../jobs/refuseImport.ts';

/**
 * What a person orders of an upload, as the job takes it. Throws a Fault at once where it cannot go well: 400 where
 * something is missing, 404 without the batch to correct, 409 for a name or a file that is there already.
 */
export async function importOf(
  store: Store,
  upload: UploadRecord,
  order: UploadImport,
): Promise<Omit<ImportRequest, 'target' | 'path' | 'by'> & { target: string; batchName?: string }> {
  for (const field of ['issuedOn', 'deadline', 'validFrom'] as const) refuseNoDate(field, order[field]);
  const settled = upload.choices as PreviewRequest | null;
  const about = {
    ...order,
    fileName: upload.fileName,
    uploadId: upload.id,
    reading: order.reading ?? settled?.reading,
  };
  if (order.target === 'layer') {
    if (!order.kind) throw missing('kind', '图层种类');
    await assertNewFile(store, { ...about, kind: order.kind }, upload.sha256);
    return about;
  }
  if (order.reissueOf !== undefined) {
    const batch = (await store.batches.list()).find(({ id }) => id === order.reissueOf);
    if (!batch) throw unknownBatch(order.reissueOf);
    await assertNewFile(store, about, upload.sha256);
    return { ...about, batchName: batch.name };
  }
  if (!order.batchName?.trim()) throw missing('batchName', '批次名称');
  await assertNewBatch(store, order.batchName);
  await assertNewFile(store, about, upload.sha256);
  return about;
}

function refuseNoDate(field: string, value: string | undefined): void {
  if (!value || isoDate(value) === value) return;
  throw new Fault(
    400,
    'invalid',
    {
      zh: `“${value}”不是日期（${field}）；请写成 2026-05-01`,
      en: `${field}: "${value}" is no date; write 2026-05-01`,
    },
    { field },
  );
}

const missing = (field: string, zh: string) =>
  new Fault(400, 'invalid', { zh: `缺少${zh}（${field}）`, en: `${field} is missing` }, { field });
