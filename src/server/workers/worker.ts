import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../../store/open.ts';
import { Fault } from '../fault.ts';
import { imageTile } from '../imagery/imageTile.ts';
import { judgePatch } from '../measuring/judge.ts';
import { patchAccountShapes, patchCoverage } from '../measuring/patchShapes.ts';
import { patchWidth } from '../measuring/patchWidth.ts';
import { checkSite } from '../siteCheck.ts';
import { patchTile, zoneTile } from '../tiles/make.ts';
import { patchLabels } from '../tiles/patchLabels.ts';
import { ZoneIndexes } from '../zoneIndexes.ts';
import type { TaskAnswer, TaskFailure, TaskName, TaskRequest, Tasks } from './tasks.ts';

/** A thread of the pool: its own read-only connection to the store, one answer a request. */
const { folder } = workerData as { folder: string };
const store = await openStore(folder, { readOnly: true });
const labels = patchLabels(store);
const indexes = new ZoneIndexes(store);

const handlers: { [Name in TaskName]: (input: Tasks[Name]['input']) => Promise<Tasks[Name]['answer']> } = {
  patchTile: (input) => patchTile(store, input, labels),
  zoneTile: (input) => zoneTile(store, input.kind, input.versionId, input),
  imageTile: (input) => imageTile(folder, input.images, input),
  width: ({ patchId }) => patchWidth(store, patchId),
  accountShapes: ({ patchId }) => patchAccountShapes(store, patchId),
  coverage: ({ patchId, kind }) => patchCoverage(store, patchId, kind),
  judge: ({ patchId, versionIds }) => judgePatch(store, indexes, patchId, versionIds),
  siteCheck: (input) => checkSite(store, indexes, input.geometry),
};

parentPort!.on('message', async ({ id, name, input }: TaskRequest) => {
  let message: TaskAnswer;
  try {
    message = { id, answer: await (handlers[name] as (input: unknown) => Promise<unknown>)(input) };
  } catch (cause) {
    message = { id, failure: failureOf(cause as Error) };
  }
  parentPort!.postMessage(message);
});

function failureOf(cause: Error): TaskFailure {
  const fault = cause instanceof Fault ? { status: cause.status, code: cause.code, text: cause.text } : null;
  return { name: cause.name, message: `${cause.message}\n${cause.stack}`, fault };
}
