/**
 * Name of an answer's file from Content-Disposition: the UTF-8 form of RFC 5987 (`filename*`) before the plain one;
 * null where neither is there. Never a path: only what stands behind the last separator.
 */
export function fileNameOf(disposition: string | null): string | null {
  if (!disposition) return null;
  const encoded = /filename\*=(?:UTF-8|utf-8)'[^']*'([^;]+)/.exec(disposition)?.[1];
  const plain = /filename="([^"]*)"/.exec(disposition)?.[1] ?? /filename=([^;]+)/.exec(disposition)?.[1];
  const name = (encoded && decoded(encoded.trim())) ?? plain?.trim();
  return name?.split(/[\\/]/).at(-1) || null;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Letters that Windows forbids in names become a low line; never empty. */
export const safeName = (name: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is forbidden
  name.replaceAll(/[<>:"/\\|?*\u0000-\u001f]/g, '_').trim() || '导出';

const KB = 1024;
const MB = 1024 * KB;

/** 512 KB, 12.3 MB. */
export const sizeText = (bytes: number): string =>
  bytes < MB ? `${Math.max(1, Math.ceil(bytes / KB))} KB` : `${(bytes / MB).toFixed(1)} MB`;
