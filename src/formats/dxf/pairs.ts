import { refuse } from '../error.ts';

/** A group of a DXF: what it is by its code, and its value as text. */
export type Pair = {
  code: number;
  value: string;
  /** 1-based line of the code; of a binary file, the byte where it begins. */
  at: number;
};

/**
 * The groups of an ASCII DXF, a line of code and a line of value each, up to the end of the text.
 * @throws FormatError `dxfSyntax` with the line
 */
export function* pairsOfText(text: string, file: string): Generator<Pair> {
  let at = 0;
  let line = 0;
  const next = (): string => {
    const end = text.indexOf('\n', at);
    const to = end < 0 ? text.length : end;
    const value = text.slice(at, text[to - 1] === '\r' ? to - 1 : to);
    at = to + 1;
    line++;
    return value;
  };
  while (at < text.length) {
    const head = next().trim();
    const codeLine = line;
    // Blank lines and the end mark of old editors at the very end.
    if ((head === '' || head === '\x1a') && isRestBlank(text, at)) return;
    const code = /^-?\d{1,4}$/.test(head) ? Number(head) : Number.NaN;
    if (Number.isNaN(code)) throw refuse('dxfSyntax', file, { line, found: head.slice(0, 40) });
    if (at >= text.length) return;
    yield { code, value: next(), at: codeLine };
  }
}

function isRestBlank(text: string, at: number): boolean {
  // Looked at only where a code should stand and does not, so at most once before the reading ends.
  return text.slice(at).replaceAll('\x1a', '').trim() === '';
}
