import { TileReader } from '../tileBytes.ts';

const MOVE_TO = 1;
const CLOSE = 7;

/** All rings of all features of a vector tile, as x, y, x, y … in tile units (0 to 4096). */
export function tileRings(tile: Uint8Array): number[][] {
  const rings: number[][] = [];
  for (const layer of fields(tile, 3))
    for (const feature of fields(layer, 2))
      for (const geometry of fields(feature, 4)) rings.push(...decodeRings(geometry));
  return rings;
}

function fields(message: Uint8Array, wanted: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  const reader = new TileReader(message);
  while (reader.more()) {
    const { field, type } = reader.tag();
    if (field === wanted && type === 2) found.push(reader.bytes());
    else reader.skip(type);
  }
  return found;
}

function decodeRings(geometry: Uint8Array): number[][] {
  const rings: number[][] = [];
  const reader = new TileReader(geometry);
  let x = 0;
  let y = 0;
  while (reader.more()) {
    const command = reader.varint();
    if (command % 8 === CLOSE) continue;
    if (command % 8 === MOVE_TO) rings.push([]);
    for (let n = Math.floor(command / 8); n > 0; n--) {
      x += unzigzag(reader.varint());
      y += unzigzag(reader.varint());
      rings.at(-1)!.push(x, y);
    }
  }
  return rings.filter((ring) => ring.length >= 6);
}

const unzigzag = (value: number) => (value % 2 ? -(value + 1) / 2 : value / 2);
