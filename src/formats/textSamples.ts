/** Bytes of a text that are searched for samples, and how many samples of which length are taken. */
const SEARCHED_BYTES = 4 * 1024 * 1024;
const MAX_SAMPLES = 8;
const MAX_SAMPLE_BYTES = 120;

/**
 * Short pieces of a text file whose reading depends on the encoding: runs of bytes beyond ASCII, with the letters and
 * digits around them. A piece begins and, unless it is
 * long, ends at ASCII, so that no character is cut.
 */
export function textSamples(bytes: Uint8Array): Uint8Array[] {
  if (isUtf16(bytes)) return [];
  const samples: Uint8Array[] = [];
  const end = Math.min(bytes.length, SEARCHED_BYTES);
  for (let at = 0; at < end && samples.length < MAX_SAMPLES; ) {
    if (bytes[at]! < 0x80) {
      at++;
      continue;
    }
    let to = at;
    // In GB18030 and Big5 the second byte of a character may be an ASCII letter: runs go on over these.
    while (to < end && (bytes[to]! >= 0x80 || isWord(bytes[to]!))) to++;
    if (to - at >= 4) samples.push(bytes.subarray(at, Math.min(to, at + MAX_SAMPLE_BYTES)));
    at = to + 1;
  }
  return samples;
}

function isUtf16([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

/** Letters, digits and the signs from @ to ~ that may be the second byte of a character. */
function isWord(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x40 && byte <= 0x7e);
}
