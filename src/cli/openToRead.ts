import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { needsMigration } from '../store/migrate.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { STORE_FILE } from '../store/storeFile.ts';
import { InputError } from './measure/inputError.ts';

/** The store in a folder, for reading only; a server may run on it. @throws InputError where there is none to read */
export async function openToRead(folder: string): Promise<Store> {
  const path = join(folder, STORE_FILE);
  if (!existsSync(path)) {
    throw new InputError(
      `${folder} 中还没有数据库；请用 TUBAN_DATA 指明目录`,
      `There is no store in ${folder}; name the folder in TUBAN_DATA`,
    );
  }
  if (isOld(path)) {
    throw new InputError(
      `${folder} 中的数据库是旧版本的；请先启动一次服务（npm start），它会自动升级`,
      `The store in ${folder} is of an older version; start the server once (npm start), which brings it up to date`,
    );
  }
  return openStore(folder, { readOnly: true });
}

function isOld(path: string): boolean {
  using database = new DatabaseSync(path, { readOnly: true });
  return needsMigration(database, path);
}
