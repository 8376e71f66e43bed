import type { SameFile, Store } from '../../store/store.ts';
import { Fault } from '../fault.ts';
import type { ImportRequest, PatchRequest } from './importRequest.ts';

/** Throws a 409 Fault where a batch of this name exists. */
export async function assertNewBatch(store: Store, name: string): Promise<void> {
  const taken = (await store.batches.list()).find((batch) => batch.name === name.trim());
  if (!taken) return;
  throw new Fault(409, 'batchExists', {
    zh: `已有名为“${name.trim()}”的批次（${taken.importedAt.slice(0, 10)} 由${taken.importedBy}导入）；请换一个批次名称`,
    en: `There is a batch named "${name.trim()}" already (imported ${taken.importedAt.slice(0, 10)} by ${taken.importedBy}); choose another name`,
  });
}

/** Throws a 404 Fault where there is no batch to correct. */
export async function assertBatch(store: Store, { reissueOf }: PatchRequest): Promise<void> {
  const found = (await store.batches.list()).find(({ id }) => id === reissueOf);
  if (!found) throw unknownBatch(`${reissueOf}`);
}

export const unknownBatch = (id: string): Fault =>
  new Fault(404, 'unknownBatch', {
    zh: `没有编号为“${id}”的批次，不能作为它的更正版导入；请重新选择批次`,
    en: `There is no batch "${id}" of which this could be a corrected issue; choose the batch again`,
  });

/** Throws a 409 Fault where the very same bytes were imported as the same before, unless that is wanted. */
export async function assertNewFile(
  store: Store,
  request: Pick<ImportRequest, 'again' | 'fileName'> & { target: string; kind?: string },
  sha256: string,
): Promise<void> {
  if (request.again) return;
  const before = (await store.imports.ofFile(sha256)).find((one) => isSameTarget(one, request));
  if (!before) return;
  const [day, who] = [before.importedAt.slice(0, 10), before.importedBy];
  throw new Fault(
    409,
    'sameFile',
    {
      zh: `“${request.fileName}”与 ${day} 由${who}导入的“${before.name}”是同一个文件（内容逐字节相同），没有再次导入。确需再次导入时请确认“仍要导入”（命令行加 --again）`,
      en: `${request.fileName} is, byte for byte, the file that ${who} imported as "${before.name}" on ${day}; it was not imported again. Say that you want it again if you do (--again on the command line)`,
    },
    before,
  );
}

function isSameTarget(before: SameFile, request: { target: string; kind?: string }): boolean {
  if (before.target !== request.target) return false;
  return before.target === 'patches' || before.of === request.kind;
}
