import { decodeTextFile, type Encoding } from '../encoding.ts';
import { decodeStated, hasByteOrderMark } from '../statedText.ts';

/** Bytes in which the header's first variables stand. */
const HEAD_BYTES = 64 * 1024;
/** From this version on (R2007) texts are UTF-8 whatever the code page says. */
const FIRST_UTF8 = 1021;

/** Code pages as AutoCAD names them; others say nothing that helps here. */
const CODE_PAGES: Record<string, string> = {
  ansi_936: 'gb18030',
  gb2312: 'gb18030',
  ansi_950: 'big5',
  big5: 'big5',
};

/**
 * Which encoding the texts of a drawing are in: the person's choice, a byte order mark, the version and code page of
 * the header where the bytes agree, strict UTF-8, else GB18030.
 * @throws FormatError `encodingFile`, `encodingUnknown`
 */
export function decodeDrawing(
  bytes: Uint8Array,
  file: string,
  chosen?: string,
): { text: string; encoding: Encoding } {
  if (chosen || hasByteOrderMark(bytes)) return decodeTextFile(bytes, file, chosen);
  const { text, encoding } = decodeStated(bytes, file, statedEncoding(bytes));
  return { text, encoding };
}

function statedEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const version = Number(variable(head, 'ACADVER')?.replace(/^AC/i, ''));
  if (version >= FIRST_UTF8) return 'utf-8';
  const page = variable(head, 'DWGCODEPAGE')?.toLowerCase();
  return page !== undefined && Object.hasOwn(CODE_PAGES, page) ? CODE_PAGES[page] : undefined;
}

/** Value of a header variable: its name under code 9, the value two lines on, behind its own code. */
function variable(head: string, name: string): string | undefined {
  const at = head.indexOf(`$${name}`);
  if (at < 0) return undefined;
  return head
    .slice(at, at + 200)
    .split(/\r?\n/)[2]
    ?.trim();
}

/** `\U+XXXX`, and `\M+5XXXX` for GBK: how AutoCAD writes what its code page has no place for. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text
    .replace(/\\U\+([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\M\+5([0-9a-f]{2})([0-9a-f]{2})/gi, (_, a: string, b: string) =>
      new TextDecoder('gb18030').decode(Uint8Array.of(Number.parseInt(a, 16), Number.parseInt(b, 16))),
    );
}
