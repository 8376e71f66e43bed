import { refuse } from './error.ts';
import type { EncodingHow } from './types.ts';

export type Encoding = { name: string; how: EncodingHow };

/** DBF language driver ids that Chinese files carry; 0x00 and others say nothing. */
const LDID: Record<number, string> = {
  77: 'gb18030', // CP936
  122: 'gb18030', // PRC GBK
  79: 'big5', // CP950
  120: 'big5', // Taiwan Big 5
};

/**
 * Which encoding the text of a shapefile is in: the user's choice, `.cpg`, a language driver id that names
 * one, strict UTF-8 over all text bytes, else GB18030. A `.cpg` or id that contradicts the bytes (UTF-8
 * promised, invalid UTF-8 found, or the reverse) loses to the bytes: such files are common.
 * @param text all header names and character fields
 * @throws FormatError `encodingUnknown` for a chosen label nobody knows
 */
export function dbfEncoding(
  text: Uint8Array[],
  about: { chosen?: string; cpg?: string; ldid: number; file: string },
): Encoding {
  if (about.chosen)
    return { name: canonical(about.chosen) ?? unknown(about.chosen, about.file), how: 'chosen' };
  const fromCpg = about.cpg ? canonical(about.cpg) : undefined;
  const utf8 = utf8Evidence(text);
  if (fromCpg && isBelievable(fromCpg, text, utf8)) return { name: fromCpg, how: 'cpg' };
  const fromLdid = LDID[about.ldid];
  // Writers that leave the id at a default while writing UTF-8 are common; GBK hardly ever passes as UTF-8.
  if (fromLdid && utf8 !== 'proven') return { name: fromLdid, how: 'ldid' };
  if (utf8 === 'proven' || utf8 === 'ascii') return { name: 'utf-8', how: 'validUtf8' };
  return { name: 'gb18030', how: 'fallback' };
}

/**
 * Decodes one whole text file: byte order mark, strict UTF-8, else GB18030.
 * @throws FormatError `encodingFile`, `encodingUnknown`
 */
export function decodeTextFile(
  bytes: Uint8Array,
  file: string,
  chosen?: string,
): { text: string; encoding: Encoding } {
  const bom = bomOf(bytes);
  const tries: Encoding[] = chosen
    ? [{ name: canonical(chosen) ?? unknown(chosen, file), how: 'chosen' }]
    : bom
      ? [{ name: bom, how: 'bom' }]
      : [
          { name: 'utf-8', how: 'validUtf8' },
          { name: 'gb18030', how: 'fallback' },
        ];
  for (const encoding of tries) {
    try {
      return { text: new TextDecoder(encoding.name, { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not this one: the next, or the refusal below.
    }
  }
  throw refuse('encodingFile', file, { encoding: tries.at(-1)!.name });
}

/**
 * A decoder for fixed-width fields. A character cut in half by the field's end is dropped, as the writer
 * meant only the whole ones; any other invalid byte throws a TypeError.
 */
export function fieldDecoder(encoding: string): (bytes: Uint8Array) => string {
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return strict.decode(bytes);
    } catch (error) {
      for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
        if (bytes[bytes.length - cut]! < 0x80) break;
        try {
          return strict.decode(bytes.subarray(0, bytes.length - cut));
        } catch {
          // One byte less.
        }
      }
      throw error;
    }
  };
}

/** WHATWG name for a label as found in .cpg files: `GBK`, `936`, `UTF8`, `65001`, `ANSI 936`. */
function canonical(label: string): string | undefined {
  const trimmed = label
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/^(ansi|cp|ms|windows-)\s*(?=\d)/, '');
  if (trimmed === '65001') return 'utf-8';
  if (trimmed === '936' || trimmed === '54936') return 'gb18030';
  if (trimmed === '950') return 'big5';
  try {
    const { encoding } = new TextDecoder(trimmed);
    // GB18030 reads every GBK and GB 2312 file and the rare characters of names besides.
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

/**
 * Whether a `.cpg` can be true. Text that is proven to be UTF-8 is in no other encoding, though GB18030 would read it
 * as other characters; and a Western code page, in which every byte is a letter, is what programs write that were never
 * asked: with Chinese text in the file it says nothing.
 */
function isBelievable(name: string, text: Uint8Array[], utf8: ReturnType<typeof utf8Evidence>): boolean {
  if (utf8 === 'proven') return name === 'utf-8';
  if (/^(windows|iso|ibm|mac|koi8)/.test(name)) return utf8 === 'ascii' || !allValid(text, 'gb18030');
  return allValid(text, name);
}

function allValid(text: Uint8Array[], encoding: string): boolean {
  const decode = fieldDecoder(encoding);
  try {
    for (const bytes of text) decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Short GBK text can pass as UTF-8, but then reads as two-byte letters (Greek, Cyrillic, Arabic);
 * Chinese and Mongolian in UTF-8 take three bytes. So UTF-8 is proven by such a character alone.
 */
function utf8Evidence(text: Uint8Array[]): 'ascii' | 'proven' | 'invalid' | 'unlikely' {
  const decode = fieldDecoder('utf-8');
  let evidence: 'ascii' | 'unlikely' | 'proven' = 'ascii';
  try {
    for (const bytes of text) {
      const decoded = decode(bytes);
      if (evidence !== 'proven' && /[\u0800-\uFFFF]/.test(decoded)) evidence = 'proven';
      else if (evidence === 'ascii' && /[\u0080-\u07FF]/.test(decoded)) evidence = 'unlikely';
    }
    return evidence;
  } catch {
    return 'invalid';
  }
}

function bomOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function unknown(encoding: string, file: string): never {
  throw refuse('encodingUnknown', file, { encoding });
}
