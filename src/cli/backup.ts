import { join, resolve } from 'node:path';
import { backupStore } from '../store/backup.ts';
import { STORE_FILE } from '../store/storeFile.ts';
import { readArguments, UsageError } from './arguments.ts';
import { readEnvironment } from './environment.ts';
import { say } from './terminal.ts';

/** `tuban backup FILE`: one whole copy of the store, also while a server runs on it. */
export async function backupCommand(args: string[]): Promise<number> {
  const [file, more] = readArguments(args, {}).rest;
  if (!file || more) throw new UsageError('请给出一个备份文件名', 'name one file to write the backup to');
  const { folder } = readEnvironment();
  const target = resolve(file);
  const began = performance.now();
  const bytes = await backupStore(folder, target);
  const size = `${(bytes / 1e6).toFixed(1)} MB, ${((performance.now() - began) / 1000).toFixed(1)} s`;
  say(
    `已备份 ${join(folder, STORE_FILE)} → ${target}（${size}）；影像在 ${join(folder, 'images')}，请另行复制`,
  );
  say(`Backed up. The images in ${join(folder, 'images')} are files of their own: copy them too`);
  return 0;
}
