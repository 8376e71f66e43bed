import { parentPort, workerData } from 'node:worker_threads';
import { FormatError } from '../../../../src/formats/error.ts';
import { inspectFile } from '../../../../src/formats/inspect/inspect.ts';
import { readFile } from '../../../../src/formats/read.ts';
import type { ReadOptions } from '../../../../src/formats/types.ts';
import { setWorkDir } from '../../../../src/formats/workDir.ts';
import { faultOf } from './judge.ts';

/** A file to be read, and with which options. */
export type Case = { name: string; bytes: Uint8Array; options: ReadOptions };

/** How a case ended: `fault` is what must never happen. */
export type Ending = { outcome: 'read' | 'refused'; code?: string } | { outcome: 'fault'; why: string };

const port = parentPort;
if (!port) throw new Error('thread.ts is started by run.ts only');
const { workDir } = workerData as { workDir: string };
setWorkDir(workDir);

// One after the other, as one thread would meet them in a long life.
port.on('message', async (one: Case) => {
  port.postMessage(await endingOf(one));
});

async function endingOf({ name, bytes, options }: Case): Promise<Ending> {
  try {
    await inspectFile(bytes, name, { options });
    const fault = faultOf(await readLayer(bytes, name, options));
    return fault === null ? { outcome: 'read' } : { outcome: 'fault', why: fault };
  } catch (error) {
    if (error instanceof FormatError && error.code !== 'crashed')
      return { outcome: 'refused', code: error.code };
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome: 'fault', why: stack.split('\n').slice(0, 6).join('\n') };
  }
}

/** The only layer, or the first of several. */
async function readLayer(bytes: Uint8Array, name: string, options: ReadOptions) {
  try {
    return await readFile(bytes, name, { options });
  } catch (error) {
    if (!(error instanceof FormatError) || error.code !== 'severalLayers') throw error;
    const [layerName] = String(error.params.names).split('、');
    return readFile(bytes, name, { options: { ...options, layerName } });
  }
}
