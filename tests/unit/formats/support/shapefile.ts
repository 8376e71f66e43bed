import { type Member, makeZip } from './zip.ts';

export type Ring = [number, number][];
export type Row = { rings: Ring[] | null; values: (string | number | null)[]; deleted?: boolean };
export type Column = { name: string; type: 'C' | 'N' | 'D'; length: number; decimals?: number };
export type TextCode = 'utf-8' | 'gbk';

/** The shapefile of a test, written from the ESRI and dBase descriptions, without GDAL. */
export function makeShp(rows: Row[], type = 5): Uint8Array {
  const records = rows.map((row, i) => shpRecord(row.rings, i + 1, type));
  const header = Buffer.alloc(100);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((100 + records.reduce((sum, record) => sum + record.length, 0)) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(type, 32);
  const points = rows.flatMap(({ rings }) => rings?.flat() ?? []);
  if (points.length > 0) {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, i) => {
      header.writeDoubleLE(value, 36 + i * 8);
    });
  }
  return new Uint8Array(Buffer.concat([header, ...records]));
}

function shpRecord(rings: Ring[] | null, number: number, type: number): Buffer {
  const points = rings?.flat() ?? [];
  const content = rings ? Buffer.alloc(44 + rings.length * 4 + points.length * 16) : Buffer.alloc(4);
  if (rings) {
    content.writeInt32LE(type, 0);
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, i) => {
      content.writeDoubleLE(value, 4 + i * 8);
    });
    content.writeInt32LE(rings.length, 36);
    content.writeInt32LE(points.length, 40);
    let start = 0;
    rings.forEach((ring, i) => {
      content.writeInt32LE(start, 44 + i * 4);
      start += ring.length;
    });
    points.forEach(([x, y], i) => {
      content.writeDoubleLE(x, 44 + rings.length * 4 + i * 16);
      content.writeDoubleLE(y, 52 + rings.length * 4 + i * 16);
    });
  }
  const head = Buffer.alloc(8);
  head.writeInt32BE(number, 0);
  head.writeInt32BE(content.length / 2, 4);
  return Buffer.concat([head, content]);
}

export function makeDbf(columns: Column[], rows: Row[], code: TextCode, ldid = 0): Uint8Array {
  const recordLength = 1 + columns.reduce((sum, { length }) => sum + length, 0);
  const header = Buffer.alloc(32 + columns.length * 32 + 1);
  header[0] = 3;
  header.set([126, 11, 24], 1);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(recordLength, 10);
  header[29] = ldid;
  columns.forEach(({ name, type, length, decimals = 0 }, i) => {
    header.set(encode(name, code).subarray(0, 10), 32 + i * 32);
    header[32 + i * 32 + 11] = type.charCodeAt(0);
    header[32 + i * 32 + 16] = length;
    header[32 + i * 32 + 17] = decimals;
  });
  header[header.length - 1] = 0x0d;
  const body = rows.map(({ values, deleted }) => {
    const record = Buffer.alloc(recordLength, 0x20);
    if (deleted) record[0] = 0x2a;
    let at = 1;
    columns.forEach(({ length, type, decimals = 0 }, i) => {
      const value = values[i];
      const text = typeof value === 'number' ? value.toFixed(decimals).padStart(length) : (value ?? '');
      record.set(encode(type === 'N' ? text.padStart(length) : text, code).subarray(0, length), at);
      at += length;
    });
    return record;
  });
  return new Uint8Array(Buffer.concat([header, ...body, Buffer.from([0x1a])]));
}

/** The members of one shapefile, zipped under Chinese names. `.shx` is left out: nobody should rely on it. */
export function zipShapefile(parts: {
  name?: string;
  shp?: Uint8Array;
  dbf?: Uint8Array;
  prj?: string;
  cpg?: string;
}): Uint8Array {
  const { name = '图斑', ...files } = parts;
  const members: Member[] = [];
  for (const [extension, content] of Object.entries(files)) {
    const data = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    if (data) members.push({ name: `数据/${name}.${extension}`, data });
  }
  return makeZip(members);
}

let gbk: Map<string, [number, number]> | undefined;

/** GBK by turning the decoder's table round, since Node only encodes UTF-8. */
export function encode(text: string, code: TextCode): Uint8Array {
  if (code === 'utf-8') return new TextEncoder().encode(text);
  if (!gbk) {
    gbk = new Map();
    const decoder = new TextDecoder('gbk');
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) {
        const char = decoder.decode(Uint8Array.of(high, low));
        if (char.length === 1 && char !== '\uFFFD' && !gbk.has(char)) gbk.set(char, [high, low]);
      }
    }
  }
  const table = gbk;
  return Uint8Array.from([...text].flatMap((char) => table.get(char) ?? [char.charCodeAt(0)]));
}
