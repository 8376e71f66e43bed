import type { Text } from '../domain/text.ts';

/**
 * A refusal by the store that a person can act on: a stable code for programs, a sentence for people.
 * `message` is both languages in one line, for logs and terminals.
 */
export class StoreError extends Error {
  readonly code: string;
  readonly text: Text;
  constructor(code: string, text: Text) {
    super(`${text.zh} / ${text.en}`);
    this.name = new.target.name;
    this.code = code;
    this.text = text;
  }
}

/** Who holds a store: read from beside the lock, so it may be a moment old; null where nothing could be read. */
export type LockHolder = { pid: number; host: string; since: string; note: string };

/** Another process serves this store. It ends with that process, however that process ends. */
export class StoreLockedError extends StoreError {
  readonly holder: LockHolder | null;
  constructor(folder: string, holder: LockHolder | null) {
    const note = holder?.note ? ` ${holder.note}` : '';
    const zh = holder ? `（进程 ${holder.pid}，主机 ${holder.host}，${holder.since} 起${note}）` : '';
    const en = holder ? ` (process ${holder.pid} on ${holder.host} since ${holder.since}${note})` : '';
    super('storeLocked', {
      zh: `数据目录 ${folder} 正被另一个图斑服务使用${zh}。请先停止它，或用 TUBAN_DATA 指定另一个目录`,
      en: `The store in ${folder} is in use by another Tuban server${en}. Stop that one first, or name another folder in TUBAN_DATA`,
    });
    this.holder = holder;
  }
}

/** The file exists but is none of ours, or was written by a newer program. It is left exactly as it is. */
export class StoreFormatError extends StoreError {}

/** A unique name or code is taken already. Nothing was written. */
export class StoreDuplicateError extends StoreError {}

/** True for an SQLite error of this extended code, e.g. 2067 unique constraint, 5 busy. */
export function isSqliteError(error: unknown, ...codes: number[]): boolean {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' && codes.includes(code);
}
