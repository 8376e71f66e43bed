import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StoreError } from './errors.ts';
import { READ_TIMEOUT_MS } from './sqlite/begin.ts';
import { STORE_FILE } from './storeFile.ts';

/** All pages in one step: one snapshot, which a server that goes on writing neither delays nor starts again. */
const ALL_PAGES = 2 ** 31 - 1;
const OWNER_ONLY = 0o600;

/**
 * Copies the store in `folder`, also while a server writes to it, into the new file `target`: one GeoPackage that is
 * whole by itself, checked and on disk when the promise resolves. Answers its size in bytes. An existing file is
 * refused and left alone; after any other error there is no `target`.
 */
export async function backupStore(folder: string, target: string): Promise<number> {
  const source = join(folder, STORE_FILE);
  if (!existsSync(source)) {
    throw new StoreError('storeMissing', {
      zh: `${folder} 中没有数据库 ${STORE_FILE}；请用 TUBAN_DATA 指明数据目录`,
      en: `There is no store ${STORE_FILE} in ${folder}; name its folder in TUBAN_DATA`,
    });
  }
  reserve(target);
  const part = `${target}.part`;
  try {
    rmSync(part, { force: true });
    await copy(source, part);
    finish(part);
    renameSync(part, target);
    syncToDisk(dirname(target));
    return statSync(target).size;
  } catch (cause) {
    for (const left of [part, `${part}-journal`, `${part}-wal`, `${part}-shm`, target]) {
      rmSync(left, { force: true });
    }
    throw cause instanceof StoreError ? cause : notWritten(target, (cause as Error).message);
  }
}

/** Takes the name at once and for good, so that two backups can never write the same file. */
function reserve(target: string): void {
  try {
    closeSync(openSync(target, 'wx', OWNER_ONLY));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code !== 'EEXIST') throw notWritten(target, message);
    throw new StoreError('backupExists', {
      zh: `${target} 已存在，没有覆盖；请换一个文件名`,
      en: `${target} exists and was not overwritten; choose another name`,
    });
  }
}

async function copy(source: string, part: string): Promise<void> {
  using database = new DatabaseSync(source, { readOnly: true, timeout: READ_TIMEOUT_MS });
  await backup(database, part, { rate: ALL_PAGES });
}

/** Makes the copy one file that needs no side files, checks it, and brings it to the disk. */
function finish(part: string): void {
  chmodSync(part, OWNER_ONLY);
  using database = new DatabaseSync(part);
  database.exec('PRAGMA journal_mode = DELETE');
  const found = database.prepare('PRAGMA quick_check(1)').get();
  if (found?.quick_check !== 'ok') {
    throw new StoreError('backupDamaged', {
      zh: `备份没有通过检查（${found?.quick_check}），没有保留。请检查磁盘后重试`,
      en: `The copy did not pass its check (${found?.quick_check}) and was not kept. Check the disk and try again`,
    });
  }
  database.close();
  syncToDisk(part);
}

function syncToDisk(path: string): void {
  // Windows cannot open a folder; there the rename itself is journalled.
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const file = openSync(path, statSync(path).isDirectory() ? 'r' : 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function notWritten(target: string, reason: string): StoreError {
  return new StoreError('backupFailed', {
    zh: `备份 ${basename(target)} 没有写成：${reason}。请检查目录是否存在、可写、有足够空间`,
    en: `The backup ${basename(target)} was not written: ${reason}. Check that its folder exists, is writable and has room`,
  });
}
