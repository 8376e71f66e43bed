import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { ReadOptions } from '../../formats/types.ts';
import { UsageError } from '../arguments.ts';
import { InputError } from './inputError.ts';

/** Options that both measuring commands know. */
export const COMMON_OPTIONS = {
  out: 'string',
  report: 'string',
  crs: 'string',
  encoding: 'string',
  bom: 'boolean',
  'skip-invalid': 'boolean',
} as const;

type Given = { crs?: string; encoding?: string; 'skip-invalid'?: boolean };

/** How to read a file, from the options. @throws UsageError */
export function readOptions(given: Given, layerName: string | undefined, crs = given.crs): ReadOptions {
  return {
    epsg: crs === undefined ? undefined : epsgOf(crs),
    encoding: given.encoding,
    layerName,
    skipInvalid: given['skip-invalid'],
    anywhere: true,
  };
}

function epsgOf(text: string): number {
  const code = /^(?:EPSG:)?(\d{4,6})$/i.exec(text.trim())?.[1];
  if (code === undefined)
    throw new UsageError(
      `坐标系请写成 EPSG 编号，例如 4524，不是“${text}”`,
      `name a coordinate system by its EPSG code, such as 4524, not "${text}"`,
    );
  return Number(code);
}

/** Refuses to write over what is read, or two results into one file. @throws InputError */
export function assertApart(inputs: readonly string[], outputs: readonly (string | undefined)[]): void {
  if (outputs.filter((output) => output === '-').length > 1) {
    throw new InputError('标准输出只能给一个结果', 'standard output takes one result only');
  }
  const taken = new Map(inputs.map((path) => [realPath(path), path]));
  for (const output of outputs) {
    if (output === undefined || output === '-') continue;
    const path = realPath(output);
    if (taken.has(path)) {
      throw new InputError(
        `“${output}”已是输入或另一个输出，不能再写入；请换一个文件名`,
        `${output} is already read or written here; choose another name`,
      );
    }
    taken.set(path, output);
  }
}

/** The path with its links followed, also of a file that is not there yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(resolve(path))), basename(path));
    } catch {
      return resolve(path);
    }
  }
}
