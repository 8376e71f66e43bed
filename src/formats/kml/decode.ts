import { decodeTextFile, type Encoding } from '../encoding.ts';
import { decodeStated, hasByteOrderMark } from '../statedText.ts';

/** Bytes in which an XML declaration stands. */
const HEAD_BYTES = 400;
const DECLARED = /^[^<]{0,3}<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w.:-]+)\s*["']/i;

/**
 * Text of an XML file: the person's choice, byte order mark, the declaration if the bytes agree with it, strict
 * UTF-8, else GB18030.
 * @throws FormatError `encodingFile`, `encodingUnknown`
 */
export function decodeXml(
  bytes: Uint8Array,
  file: string,
  chosen?: string,
): { text: string; encoding: Encoding; isStatementWrong: boolean } {
  if (chosen || hasByteOrderMark(bytes)) {
    return { ...decodeTextFile(bytes, file, chosen), isStatementWrong: false };
  }
  return decodeStated(bytes, file, wideEncoding(bytes) ?? declaredEncoding(bytes));
}

/** UTF-16 without a byte order mark shows itself by the zero beside the first `<`. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  return undefined;
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)).trimStart();
  const declared = DECLARED.exec(head)?.[1];
  // The declaration itself has been read with one byte a character, so UTF-16 is a lie: nothing then fits it.
  return declared !== undefined && /^(utf-?16|ucs|iso-10646)/i.test(declared) ? 'unknown' : declared;
}
