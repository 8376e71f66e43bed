import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { zipSync } from 'fflate';
import { MAX_ENTRIES, MAX_FILE_BYTES } from '../formats/limits.ts';
import type { ShapefileSiblings } from '../formats/types.ts';
import { InputError, systemReason } from './measure/inputError.ts';

export type Input = { bytes: Uint8Array; siblings?: ShapefileSiblings };

/**
 * The bytes of a file, with what lies beside a .shp; a .gdb folder is taken as if it had come zipped.
 * @throws InputError for what is not there, cannot be read, is another folder or too large
 */
export async function loadInput(path: string): Promise<Input> {
  try {
    const about = await stat(path);
    if (about.isDirectory() && /\.gdb\/*$/i.test(path)) return { bytes: await zipped(path) };
    if (about.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (!about.isFile()) throw new InputError(`“${path}”不是普通文件`, `${path} is no ordinary file`);
    if (about.size > MAX_FILE_BYTES) throw tooLarge(path);
    const bytes = await readFile(path);
    return /\.shp$/i.test(path) ? { bytes, siblings: await siblingsOf(path) } : { bytes };
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const why = systemReason(cause);
    throw new InputError(`不能读取“${path}”：${why.zh}`, `cannot read ${path}: ${why.en}`);
  }
}

async function zipped(folder: string): Promise<Uint8Array> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const members: Record<string, Uint8Array> = {};
  let total = 0;
  for (const { name } of entries.slice(0, MAX_ENTRIES)) {
    total += (await stat(join(folder, name))).size;
    if (total > MAX_FILE_BYTES) throw tooLarge(folder);
    members[`${basename(folder)}/${name}`] = await readFile(join(folder, name));
  }
  return zipSync(members, { level: 0 });
}

/** The .dbf, .prj and .cpg beside a .shp, however their endings are written. */
async function siblingsOf(path: string): Promise<ShapefileSiblings> {
  const folder = dirname(path);
  const stem = basename(path, extname(path)).toLowerCase();
  const siblings: ShapefileSiblings = {};
  for (const name of await readdir(folder)) {
    const extension = extname(name).slice(1).toLowerCase();
    if (basename(name, extname(name)).toLowerCase() !== stem) continue;
    if (extension !== 'dbf' && extension !== 'prj' && extension !== 'cpg') continue;
    siblings[extension] = await readFile(join(folder, name));
  }
  return siblings;
}

function tooLarge(path: string): InputError {
  return new InputError(
    `“${path}”超过上限 ${MAX_FILE_BYTES} 字节`,
    `${path} is larger than the limit of ${MAX_FILE_BYTES} bytes`,
  );
}
