import { type FormatError, formatErrorText } from './error.ts';
import type { LayerSource, ReadNote } from './types.ts';
import type { ZipEntry } from './zip.ts';

/** Names a remark lists. */
const MAX_NAMED = 8;

/** Adds to what reading any of these layers says: which files of the archive were left aside, and which are bad. */
export function withRemarks(
  layers: LayerSource[],
  ignored: readonly ZipEntry[],
  failures: readonly FormatError[],
): LayerSource[] {
  const remarks = [...failures.map(failureRemark), ...ignoredRemark(ignored)];
  if (remarks.length === 0) return layers;
  return layers.map((layer) => ({
    ...layer,
    read: async () => {
      const raw = await layer.read();
      return { ...raw, notes: [...raw.notes, ...remarks] };
    },
  }));
}

function ignoredRemark(ignored: readonly ZipEntry[]): ReadNote[] {
  if (ignored.length === 0) return [];
  const names = ignored.slice(0, MAX_NAMED).map(({ name }) => name);
  const more = ignored.length > MAX_NAMED ? ' …' : '';
  return [
    {
      code: 'remark',
      text: {
        zh: `压缩包内的 ${ignored.length} 个其他文件不含图层，未读：${names.join('、')}${more}`,
        en: `${ignored.length} other files in the archive hold no layer and were left aside: ${names.join(', ')}${more}`,
      },
    },
  ];
}

function failureRemark(failure: FormatError): ReadNote {
  const data = failure.toJSON();
  const [zh, en] = [formatErrorText(data, 'zh'), formatErrorText(data, 'en')];
  return { code: 'remark', text: { zh: `未读 ${zh}`, en: `Not read: ${en}` } };
}
