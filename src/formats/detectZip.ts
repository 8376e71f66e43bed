const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
/** Names looked at: what tells the kind stands among the first, in whatever order. */
const MAX_NAMES = 5_000;

/** Members that make an archive of layers, though it also has a doc.kml. */
const LAYER = /\.(shp|gpkg|gdbtable|geojson|dxf|vct|zip)$/;

/** Which kind of ZIP this is, by the names in it. Never throws: a damaged one is for the unpacker to refuse. */
export function zipKind(bytes: Uint8Array): 'zip' | 'kmz' | 'excel' | 'office' {
  const names = namesOf(bytes);
  if (names.has('[content_types].xml')) {
    for (const name of names) if (name.startsWith('xl/')) return 'excel';
    for (const name of names) if (/^(word|ppt)\//.test(name)) return 'office';
  }
  if (names.has('mimetype') && names.has('content.xml')) return 'office';
  if (names.has('doc.kml') && ![...names].some((name) => LAYER.test(name))) return 'kmz';
  return 'zip';
}

/** Names in the central directory, in lower case, as far as it can be followed. */
function namesOf(bytes: Uint8Array): Set<string> {
  const names = new Set<string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return names;
  const decoder = new TextDecoder('latin1');
  let at = view.getUint32(end + 16, true);
  while (names.size < MAX_NAMES && at + 46 <= end && view.getUint32(at, true) === CENTRAL) {
    const length = view.getUint16(at + 28, true);
    names.add(
      decoder
        .decode(bytes.subarray(at + 46, at + 46 + length))
        .toLowerCase()
        .replaceAll('\\', '/'),
    );
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** Offset of the record that ends a ZIP archive; −1 where there is none. */
export function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return -1;
}
