import { parentPort, workerData } from 'node:worker_threads';
import { WriteError } from '../../formats/write/error.ts';
import { openStore } from '../../store/open.ts';
import { Fault } from '../fault.ts';
import type { ExportOrder } from './order.ts';
import { type Exported, writeExport } from './writeExport.ts';

export type ExportInput = { folder: string; order: ExportOrder; path: string };
export type ExportAnswer =
  | { exported: Exported }
  | { fault: { status: number; code: string; text: { zh: string; en: string } } }
  | { failure: { name: string; message: string; stack?: string } };

/** A thread for one export: its own read-only connection, one file, one answer. */
const { folder, order, path } = workerData as ExportInput;

parentPort!.postMessage(await answer());

async function answer(): Promise<ExportAnswer> {
  const store = await openStore(folder, { readOnly: true });
  try {
    return { exported: await writeExport(store, order, path) };
  } catch (cause) {
    if (cause instanceof WriteError) return { fault: { status: 422, code: cause.code, text: cause.text } };
    if (cause instanceof Fault) {
      const { status, code, text } = cause;
      return { fault: { status, code, text } };
    }
    const { name, message, stack } = cause as Error;
    return { failure: { name, message, stack } };
  } finally {
    await store.close();
  }
}
