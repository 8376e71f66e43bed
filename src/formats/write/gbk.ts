/** Two-byte code of each character of GBK, by its UTF-16 code unit; 0 where GBK has none. Node encodes UTF-8 only. */
let table: Uint16Array | undefined;

function codes(): Uint16Array {
  if (table) return table;
  table = new Uint16Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  const pair = new Uint8Array(2);
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue;
      pair[0] = high;
      pair[1] = low;
      const char = decoder.decode(pair);
      const unit = char.charCodeAt(0);
      // Private use and what does not decode to one character are no characters that another program would know.
      if (char.length !== 1 || unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff)) continue;
      table[unit] ||= (high << 8) | low;
    }
  }
  return table;
}

/** The first character that GBK (CP936) lacks, or null where it has all. */
export function missingInGbk(text: string): string | null {
  const known = codes();
  for (const char of text) {
    const unit = char.codePointAt(0)!;
    if (unit >= 0x80 && (unit > 0xffff || known[unit] === 0)) return char;
  }
  return null;
}

/** Bytes of a text in GBK that `missingInGbk` found nothing in. */
export function encodeGbk(text: string): Uint8Array {
  const known = codes();
  const bytes = new Uint8Array(text.length * 2);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80) bytes[at++] = known[unit] >> 8;
    bytes[at++] = unit >= 0x80 ? known[unit] & 0xff : unit;
  }
  return bytes.subarray(0, at);
}

/** Length in GBK, bytes, of a text that GBK has all characters of. */
export function gbkLength(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) bytes++;
  return bytes;
}
