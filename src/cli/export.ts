import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EXPORT_FORMATS, type ExportFormat } from '../api/exports.ts';
import { isLayerKind, LAYER_KIND_LIST } from '../domain/layerKind.ts';
import { WriteError } from '../formats/write/error.ts';
import type { ExportOrder, ExportSource } from '../server/exports/order.ts';
import { type Exported, writeExport } from '../server/exports/writeExport.ts';
import { Fault } from '../server/fault.ts';
import type { Store } from '../store/store.ts';
import { readArguments, UsageError } from './arguments.ts';
import { readEnvironment } from './environment.ts';
import { InputError, systemReason } from './measure/inputError.ts';
import { runMeasuring } from './measure/run.ts';
import { openToRead } from './openToRead.ts';
import { say } from './terminal.ts';

const OPTIONS = {
  patches: 'boolean',
  batch: 'string',
  layer: 'string',
  version: 'string',
  format: 'string',
  out: 'string',
  epsg: 'string',
  encoding: 'string',
  force: 'boolean',
} as const;
type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values'];

/**
 * `tuban export`: patches or a layer version as a file that is whole or not there. Only reads the store, also while a
 * server runs on it.
 */
export async function exportCommand(args: string[]): Promise<number> {
  const { values, rest } = readArguments(args, OPTIONS);
  if (rest.length > 0) throw new UsageError(`多余的参数 ${rest[0]}`, `${rest[0]} is not understood`);
  const order = orderOf(values);
  const target = resolve(values.out || missing('--out FILE', '输出文件'));
  return runMeasuring(async (signal) => {
    checkTarget(target, values.force === true);
    const store = await openToRead(readEnvironment().folder);
    try {
      const source = await sourceOf(store, values);
      const { rows, bytes, remarks } = await intoFile(target, values.force === true, (path) =>
        writeExport(store, { ...order, source }, path, signal),
      );
      for (const { zh, en } of remarks) say(`${zh}\n${en}`);
      say(`已导出 ${rows} 个要素 → ${target}（${(bytes / 1e6).toFixed(1)} MB）/ ${rows} features exported`);
    } catch (cause) {
      if (cause instanceof Fault || cause instanceof WriteError) {
        throw new InputError(cause.text.zh, cause.text.en);
      }
      throw cause;
    } finally {
      await store.close();
    }
  });
}

function orderOf({ format, epsg, encoding }: Values): Omit<ExportOrder, 'source'> {
  const formats = EXPORT_FORMATS.join(' ');
  if (!EXPORT_FORMATS.some((one) => one === format)) {
    throw new UsageError(`--format 应是 ${formats} 之一`, `--format is one of ${formats}`);
  }
  if (encoding !== undefined && encoding !== 'gbk' && encoding !== 'utf-8') {
    throw new UsageError('--encoding 应是 gbk 或 utf-8', '--encoding is gbk or utf-8');
  }
  if (epsg !== undefined && !/^\d{4,5}$/.test(epsg)) {
    throw new UsageError(
      `--epsg 应是坐标系编号，如 4524，而不是 ${epsg}`,
      `--epsg is a code such as 4524, not ${epsg}`,
    );
  }
  return {
    format: format as ExportFormat,
    encoding,
    epsg: epsg === undefined ? undefined : Number(epsg),
  };
}

async function sourceOf(store: Store, values: Values): Promise<ExportSource> {
  if (values.patches && values.layer === undefined) {
    return { of: 'patches', batchId: await batchOf(store, values.batch) };
  }
  if (!values.patches && values.layer !== undefined) return versionOf(store, values.layer, values.version);
  throw new UsageError('请给出 --patches 或 --layer 之一', 'give either --patches or --layer');
}

/** A batch by its name, else its id. */
async function batchOf(store: Store, wanted: string | undefined): Promise<string | undefined> {
  if (wanted === undefined) return undefined;
  const batches = await store.batches.list();
  const found = batches.find(({ name }) => name === wanted) ?? batches.find(({ id }) => id === wanted);
  if (found) return found.id;
  const names = batches.map(({ name }) => name).join('、');
  throw new InputError(
    `没有批次“${wanted}”；现有：${names}`,
    `There is no batch "${wanted}"; there are: ${names}`,
  );
}

/** A version of a kind by its id, else the one in force. */
async function versionOf(store: Store, kind: string, version: string | undefined): Promise<ExportSource> {
  if (!isLayerKind(kind)) {
    const kinds = LAYER_KIND_LIST.join(' ');
    throw new UsageError(`没有图层种类 ${kind}；可用 ${kinds}`, `no layer kind ${kind}; there are ${kinds}`);
  }
  if (version !== undefined) {
    const found = /^\d+$/.test(version) ? await store.layers.version(Number(version)) : null;
    if (found?.kind === kind) return { of: 'layer', versionId: found.id };
    throw new InputError(`图层 ${kind} 没有版本 ${version}`, `Layer ${kind} has no version ${version}`);
  }
  const current = (await store.layers.current()).find((one) => one.kind === kind);
  if (current) return { of: 'layer', versionId: current.id };
  throw new InputError(
    `图层 ${kind} 没有现行版本；可用 --version 指定`,
    `Layer ${kind} has no version in force; name one with --version`,
  );
}

function checkTarget(target: string, force: boolean): void {
  const info = statSync(target, { throwIfNoEntry: false });
  if (info && !info.isFile()) {
    throw new InputError(`${target} 不是普通文件`, `${target} is not a plain file`);
  }
  if (info && !force) {
    throw new InputError(
      `${target} 已存在；要覆盖请加 --force`,
      `${target} exists; add --force to replace it`,
    );
  }
  if (!existsSync(dirname(target))) {
    throw new InputError(`没有目录 ${dirname(target)}`, `There is no folder ${dirname(target)}`);
  }
}

/** Writes under another name and renames at the end; whatever happens before leaves nothing. */
async function intoFile(
  target: string,
  force: boolean,
  write: (path: string) => Promise<Exported>,
): Promise<Exported> {
  const part = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.part`);
  try {
    const exported = await write(part);
    checkTarget(target, force);
    renameSync(part, target);
    return exported;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    const why = systemReason(cause);
    throw new InputError(`不能写入 ${target}：${why.zh}`, `cannot write ${target}: ${why.en}`);
  } finally {
    // Also what SQLite keeps beside a database while it writes.
    for (const name of readdirSync(dirname(part))) {
      if (name.startsWith(basename(part))) rmSync(join(dirname(part), name), { force: true });
    }
  }
}

function missing(option: string, what: string): never {
  throw new UsageError(`缺少 ${option} ${what}`, `${option} is missing`);
}
