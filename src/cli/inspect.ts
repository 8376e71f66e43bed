import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FormatError, refuse } from '../formats/error.ts';
import { inspectInWorker } from '../formats/inspect/inspectInWorker.ts';
import { withText } from '../formats/inspect/refused.ts';
import type { Inspection } from '../formats/inspect/types.ts';
import type { ReadOptions } from '../formats/types.ts';
import { STORE_FILE } from '../store/storeFile.ts';
import { readArguments, UsageError } from './arguments.ts';
import { readEnvironment } from './environment.ts';
import { summaryOf } from './inspect/summary.ts';
import { loadInput } from './loadInput.ts';
import { InputError } from './measure/inputError.ts';
import { readProgress } from './measure/progress.ts';
import { runMeasuring } from './measure/run.ts';
import { openToRead } from './openToRead.ts';
import { say } from './terminal.ts';

const OPTIONS = {
  json: 'boolean',
  layer: 'string',
  encoding: 'string',
  epsg: 'string',
  axis: 'string',
  'skip-invalid': 'boolean',
  extent: 'string',
} as const;
type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

/** Exit codes: it can be imported as it stands, something has to be settled first, it is refused. */
const [READY, ASKS, REFUSED] = [0, 1, 2] as const;

/**
 * `tuban inspect`: what the preview knows of a file, before anything is stored. With `--json` one object, of several
 * files one line each. Needs no store; where there is one, its county is where data is expected.
 */
export async function inspectCommand(args: string[]): Promise<number> {
  const { values, rest: files } = readArguments(args, OPTIONS);
  if (files.length === 0) throw new UsageError('请给出文件', 'name a file');
  const options = optionsOf(values);
  let worst: number = READY;
  const stopped = await runMeasuring(async (signal) => {
    options.expectedExtent ??= await countyExtent();
    for (const path of files) {
      const inspection = await inspectPath(path, options, signal);
      process.stdout.write(`${values.json ? asJson(inspection, files.length > 1) : summaryOf(inspection)}\n`);
      worst = Math.max(worst, exitCode(inspection));
    }
  });
  return stopped || worst;
}

function exitCode({ refusal, asks }: Inspection): number {
  if (asks.length > 0) return ASKS;
  return refusal ? REFUSED : READY;
}

const asJson = (inspection: Inspection, isLine: boolean) =>
  JSON.stringify(inspection, null, isLine ? undefined : 2);

async function inspectPath(path: string, options: ReadOptions, signal: AbortSignal): Promise<Inspection> {
  const fileName = basename(path);
  try {
    const { bytes, siblings } = await loadInput(path);
    return await inspectInWorker(bytes, fileName, {
      options,
      siblings,
      signal,
      onProgress: readProgress(path),
    });
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof FormatError) return nothing(fileName, withText(cause.toJSON()));
    if (!(cause instanceof InputError)) throw cause;
    const refusal = refuse('fileUnreadable', fileName, { reason: cause.text.zh }).toJSON();
    return nothing(fileName, { ...refusal, text: cause.text });
  }
}

function nothing(fileName: string, refusal: NonNullable<Inspection['refusal']>): Inspection {
  return { fileName, bytes: 0, sha256: '', layers: [], layer: null, asks: [], refusal };
}

function optionsOf(values: Values): ReadOptions {
  const { axis } = values;
  if (axis !== undefined && axis !== 'xy' && axis !== 'yx') {
    throw new UsageError(`--axis 是 xy 或 yx：${axis}`, `--axis is xy or yx, not ${axis}`);
  }
  return {
    layerName: values.layer,
    encoding: values.encoding,
    epsg: values.epsg === undefined ? undefined : epsgOf(values.epsg),
    axisOrder: axis,
    skipInvalid: values['skip-invalid'],
    expectedExtent: values.extent === undefined ? undefined : extentOf(values.extent),
  };
}

function epsgOf(text: string): number {
  const code = /^(?:EPSG:)?(\d{4,6})$/i.exec(text)?.[1];
  if (!code)
    throw new UsageError(
      `--epsg 是 EPSG 代码，如 4524：${text}`,
      `--epsg is an EPSG code such as 4524, not ${text}`,
    );
  return Number(code);
}

function extentOf(text: string): [number, number, number, number] {
  const [west, south, east, north, ...more] = text.split(',').map(Number);
  const box = [west, south, east, north] as [number, number, number, number];
  if (more.length === 0 && box.every(Number.isFinite) && west! < east! && south! < north!) return box;
  throw new UsageError(
    `--extent 是“西,南,东,北”（度）：${text}`,
    `--extent is "west,south,east,north" in degrees, not ${text}`,
  );
}

/** The box of the county in the store, if there is a store that can be read. */
async function countyExtent(): Promise<ReadOptions['expectedExtent']> {
  const { folder } = readEnvironment();
  if (!existsSync(join(folder, STORE_FILE))) return undefined;
  try {
    const store = await openToRead(folder);
    try {
      return (await store.meta.county())?.bbox;
    } finally {
      await store.close();
    }
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause;
    say(`${cause.text.zh}\n${cause.text.en}`);
    return undefined;
  }
}
