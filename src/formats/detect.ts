/** What the bytes really are (each a word of the `reasons` catalogue), whatever the file is called. */
export type Detected =
  | 'empty'
  | 'zip'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'sqlite'
  | 'shp'
  | 'dbf'
  | 'json'
  | 'xml'
  | 'tiff'
  | 'pdf'
  | 'text'
  | 'binary';

const SIGNATURES: [Detected, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['gzip', [0x1f, 0x8b]],
  ['sqlite', [...'SQLite format 3\0'].map((c) => c.charCodeAt(0))],
  ['shp', [0x00, 0x00, 0x27, 0x0a]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['tiff', [0x49, 0x49, 0x2b, 0x00]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
];

/** Judges by magic bytes, then by the first sign of text. Never looks at the name. */
export function detect(bytes: Uint8Array): Detected {
  if (bytes.length === 0) return 'empty';
  for (const [kind, magic] of SIGNATURES) {
    if (magic.every((byte, i) => bytes[i] === byte)) return kind;
  }
  if (looksLikeDbf(bytes)) return 'dbf';
  return textKind(bytes);
}

/** dBase: version byte, a month and a day, a header length that fits whole field descriptors. */
function looksLikeDbf(bytes: Uint8Array): boolean {
  if (bytes.length < 65) return false;
  const versions = [0x03, 0x04, 0x30, 0x31, 0x83, 0x8b, 0xf5];
  const headerLength = bytes[8]! | (bytes[9]! << 8);
  return (
    versions.includes(bytes[0]!) &&
    bytes[2]! <= 12 &&
    bytes[3]! <= 31 &&
    headerLength % 32 <= 8 &&
    headerLength >= 65
  );
}

function textKind(bytes: Uint8Array): Detected {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1')
    .decode(bytes.subarray(0, 4096))
    .replace(/^(\uFEFF|\u00EF\u00BB\u00BF)/, '');
  // Control characters other than tab and line ends do not occur in text.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  if (/[\u0000-\u0008\u000E-\u001F]/.test(head)) return 'binary';
  const first = head.trimStart()[0];
  if (first === '{' || first === '[') return 'json';
  return first === '<' ? 'xml' : 'text';
}
