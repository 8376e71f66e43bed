import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isLayerKind, LAYER_KIND_LIST } from '../domain/layerKind.ts';
import { may } from '../domain/role.ts';
import { checkPending } from '../server/checks/checkPending.ts';
import { failureOf } from '../server/jobs/failure.ts';
import { type ImportRequest, importFile } from '../server/jobs/importFile.ts';
import { measurePending } from '../server/jobs/measure.ts';
import { StoreLockedError } from '../store/errors.ts';
import { openStore } from '../store/open.ts';
import type { AccountRecord, Store } from '../store/store.ts';
import { STORE_FILE } from '../store/storeFile.ts';
import { readArguments, UsageError } from './arguments.ts';
import { readEnvironment } from './environment.ts';
import { mappingOf, readingOf } from './importOptions.ts';
import { loadInput } from './loadInput.ts';
import { say, sayProgress } from './terminal.ts';

const OPTIONS = {
  patches: 'boolean',
  batch: 'string',
  source: 'string',
  period: 'string',
  'issued-on': 'string',
  deadline: 'string',
  layer: 'string',
  label: 'string',
  'valid-from': 'string',
  by: 'string',
  'reissue-of': 'string',
  again: 'boolean',
  map: 'strings',
  encoding: 'string',
  epsg: 'string',
  axis: 'string',
  'layer-name': 'string',
  'skip-invalid': 'boolean',
} as const;

/** `tuban import`: the same intake as on screen. Prints the report as JSON on stdout. */
export async function importCommand(args: string[]): Promise<number> {
  const { values, rest } = readArguments(args, OPTIONS);
  const target = targetOf(values);
  const reading = readingOf(values);
  const mapping = mappingOf(values.map);
  const [file, more] = rest;
  if (!file || more) throw new UsageError('请给出一个文件', 'name one file');
  if (!existsSync(file)) throw failure(`没有文件 ${file}`, `There is no file ${file}`);
  const { folder } = readEnvironment();
  if (!existsSync(join(folder, STORE_FILE))) {
    throw failure(
      `${folder} 中还没有数据库；请先启动一次服务（npm start），或用 TUBAN_DATA 指明目录`,
      `There is no store in ${folder} yet; start the server once (npm start), or name the folder in TUBAN_DATA`,
    );
  }
  const { store, alone } = await openShared(folder);
  const stop = new AbortController();
  process.once('SIGINT', () =>
    stop.abort(failure('已取消，没有留下任何内容', 'Cancelled; nothing was left behind')),
  );
  const watch = {
    signal: stop.signal,
    onProgress: ({ step, done, total }: { step: { zh: string; en: string }; done: number; total: number }) =>
      sayProgress(`${step.zh} ${step.en} ${total ? `${done}/${total}` : ''}`),
  };
  try {
    const by = await importer(store, values.by);
    const path = resolve(file);
    const request = {
      path,
      fileName: basename(path),
      by: by.name,
      again: values.again === true,
      reading,
      mapping,
      siblings: /\.shp$/i.test(path) ? (await loadInput(path)).siblings : undefined,
      ...(await withBatch(store, target)),
    } as ImportRequest;
    const report = await importFile(store, request, watch);
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    say(`已导入 ${report.features} 个要素 / ${report.features} features imported`);
    if (alone) {
      await checkPending(store, watch);
      await measurePending(store, watch);
    } else say('套合分析由运行中的服务完成 / the running server measures the overlays');
    return 0;
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw Object.assign(new Error('import failed', { cause }), failureOf(cause));
  } finally {
    await store.close();
  }
}

type Target =
  | {
      target: 'patches';
      batchName: string;
      /** Name or id of the batch that this is a corrected issue of. */
      reissueOf?: string;
      source?: string;
      period?: string;
      issuedOn?: string;
      deadline?: string;
    }
  | { target: 'layer'; kind: string; label?: string; validFrom?: string };

function targetOf(values: ReturnType<typeof readArguments<typeof OPTIONS>>['values']): Target {
  if (values.patches && !values.layer) {
    const { batch, source, period, deadline } = values;
    const reissueOf = values['reissue-of'];
    if (reissueOf !== undefined) {
      if (batch !== undefined) {
        throw new UsageError('--batch 与 --reissue-of 只能给一个', 'give either --batch or --reissue-of');
      }
      return { target: 'patches', batchName: reissueOf, reissueOf };
    }
    if (!batch?.trim()) throw new UsageError('缺少 --batch 批次名称', '--batch NAME is missing');
    return { target: 'patches', batchName: batch, source, period, issuedOn: values['issued-on'], deadline };
  }
  if (values.layer && !values.patches) {
    if (!isLayerKind(values.layer)) {
      const kinds = LAYER_KIND_LIST.join(' ');
      throw new UsageError(
        `没有图层种类 ${values.layer}`,
        `no layer kind ${values.layer}; there are ${kinds}`,
      );
    }
    return { target: 'layer', kind: values.layer, label: values.label, validFrom: values['valid-from'] };
  }
  throw new UsageError('请给出 --patches 或 --layer 之一', 'give either --patches or --layer');
}

/** The batch to be corrected, by its name or its id. */
async function withBatch(store: Store, target: Target): Promise<Target> {
  if (target.target !== 'patches' || target.reissueOf === undefined) return target;
  const wanted = target.reissueOf.trim();
  const batches = await store.batches.list();
  const found = batches.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return { ...target, batchName: found.name, reissueOf: found.id };
  const names = batches.map(({ name }) => name).join('、');
  throw failure(
    `没有批次“${wanted}”；已有的批次：${names}`,
    `There is no batch "${wanted}"; there are: ${names}`,
  );
}

/** The store, and whether no server runs on it (then this process measures the overlays itself). */
async function openShared(folder: string): Promise<{ store: Store; alone: boolean }> {
  try {
    return { store: await openStore(folder, { lock: true }), alone: true };
  } catch (cause) {
    if (!(cause instanceof StoreLockedError)) throw cause;
    return { store: await openStore(folder), alone: false };
  }
}

/** Every write has a person: the one named, or the only one who may import. */
async function importer(store: Store, login: string | undefined): Promise<AccountRecord> {
  const able = (await store.accounts.list()).filter((one) => !one.disabled && may(one.role, 'import'));
  const found =
    login === undefined ? (able.length === 1 ? able[0] : undefined) : able.find((one) => one.login === login);
  if (found) return found;
  const logins = able.map((one) => one.login).join(' ');
  if (able.length === 0) {
    throw failure(
      '还没有可以导入的账号；请先在页面上建立第一个管理员',
      'No account may import yet; make the first administrator on the page',
    );
  }
  throw login === undefined
    ? new UsageError(
        `请用 --by 说明以谁的名义导入，可以的有：${logins}`,
        `say who imports with --by, one of: ${logins}`,
      )
    : failure(
        `账号 ${login} 不能导入；可以的有：${logins}`,
        `Account ${login} may not import; these may: ${logins}`,
      );
}

function failure(zh: string, en: string) {
  return Object.assign(new Error(en), { code: 'cli', text: { zh, en } });
}
