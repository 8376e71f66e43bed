import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { FormatError, type FormatErrorCode, formatErrorText } from '../../formats/error.ts';
import { MAX_FILE_BYTES } from '../../formats/limits.ts';
import { readInWorker } from '../../formats/readInWorker.ts';
import type { Progress, ReadOptions, ReadResult } from '../../formats/types.ts';
import { loadInput } from '../loadInput.ts';
import { InputError } from './inputError.ts';
import { readProgress } from './progress.ts';

type LayerFile = {
  path: string;
  options: ReadOptions;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
};

/** What settles on the command line that the page asks in its preview. */
const HINTS: Partial<Record<FormatErrorCode, { zh: string; en: string }>> = {
  crsUnknown: { zh: '用 --crs EPSG 指定', en: 'name it with --crs EPSG' },
  crsUnsupported: { zh: '或用 --crs EPSG 指定', en: 'or name one with --crs EPSG' },
  severalLayers: {
    zh: '用 --layer 名称 指定（overlay 用 --patches-layer、--zones-layer）',
    en: 'use --layer NAME (overlay: --patches-layer, --zones-layer)',
  },
  encoding: { zh: '用 --encoding gb18030 或 utf-8 指定', en: 'name it with --encoding gb18030 or utf-8' },
  geometryMissing: { zh: '或用 --skip-invalid 略过', en: 'or leave them out with --skip-invalid' },
  geometryKind: { zh: '或用 --skip-invalid 略过', en: 'or leave them out with --skip-invalid' },
  geometryEmpty: { zh: '或用 --skip-invalid 略过', en: 'or leave them out with --skip-invalid' },
  coordinateNotFinite: { zh: '或用 --skip-invalid 略过', en: 'or leave it out with --skip-invalid' },
  coordinateRange: { zh: '或用 --skip-invalid 略过', en: 'or leave it out with --skip-invalid' },
  geometryBad: { zh: '或用 --skip-invalid 略过', en: 'or leave it out with --skip-invalid' },
};

/**
 * Reads files side by side, with a progress line each; when one is no good the others are given up.
 * @throws as `readLayer`
 */
export async function readAll(
  files: readonly Pick<LayerFile, 'path' | 'options'>[],
  signal: AbortSignal,
): Promise<ReadResult[]> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const readings = files.map((file) =>
    readLayer({ ...file, signal: either, onProgress: readProgress(file.path) }),
  );
  try {
    return await Promise.all(readings);
  } catch (cause) {
    failed.abort(cause);
    await Promise.allSettled(readings);
    throw cause;
  }
}

/**
 * Reads a file of polygons for a command: zipped or loose shapefile, GeoJSON, GeoPackage, the latter two also as .gz.
 * @throws InputError naming file, record and reason; the signal's reason when aborted
 */
async function readLayer({ path, options, signal, onProgress }: LayerFile): Promise<ReadResult> {
  const loaded = await loadInput(path);
  const { siblings } = loaded;
  const bytes = await unzipped(loaded.bytes, path);
  try {
    return await readInWorker(bytes, basename(path).replace(/\.gz$/i, ''), {
      options,
      siblings,
      signal,
      onProgress,
    });
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    const data = cause.toJSON();
    const hint = HINTS[cause.code];
    throw new InputError(
      formatErrorText(data, 'zh') + (hint ? `（${hint.zh}）` : ''),
      formatErrorText(data, 'en') + (hint ? ` (${hint.en})` : ''),
    );
  }
}

/** What a .gz holds; anything else as it is. */
async function unzipped(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || /\.zip$/i.test(path)) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: MAX_FILE_BYTES });
  } catch {
    throw new InputError(
      `“${path}”不能解压：压缩数据已损坏，或解开后超过 ${MAX_FILE_BYTES} 字节`,
      `${path} cannot be unpacked: it is damaged, or has more than ${MAX_FILE_BYTES} bytes unpacked`,
    );
  }
}
