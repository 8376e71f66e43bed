import { refuse } from '../error.ts';
import { type Entity, numberOf, textOf } from './entity.ts';
import type { Drawing, Item } from './item.ts';
import { itemOf } from './items.ts';
import type { Pair } from './pairs.ts';
import { apply, combine } from './transform.ts';

/** Entities that others belong to, up to their SEQEND. */
const HEADS: Record<string, string> = { POLYLINE: 'VERTEX', INSERT: 'ATTRIB' };

/**
 * Reads blocks and entities of a drawing (Autodesk, "DXF Reference", R12 to 2018); all other sections are passed over.
 * @throws FormatError `dxfCut` where it ends inside of a section, `dxfEntity`, `dxfBlocks`, `tooManyVertices`
 */
export function readDrawing(pairs: Iterable<Pair>, file: string): Drawing {
  const drawing: Drawing = { items: [], blocks: new Map(), version: '' };
  let section = '';
  let block: { items: Item[]; base: [number, number] } | null = null;
  let last = 0;
  for (const entity of entitiesOf(pairs)) {
    last = entity.at;
    const { type } = entity;
    if (type === 'SECTION') {
      section = textOf(entity, 2)?.trim() ?? '';
      if (section === 'HEADER') drawing.version = versionOf(entity);
    } else if (type === 'ENDSEC') section = '';
    else if (type === 'EOF') {
      section = '';
      break;
    } else if (section === 'BLOCKS' && type === 'BLOCK') {
      block = { items: [], base: [numberOf(entity, 10), numberOf(entity, 20)] };
      const name = textOf(entity, 2)?.toLowerCase() ?? '';
      // Layouts are blocks too, and their paper holds no land.
      if (!name.startsWith('*paper_space')) drawing.blocks.set(name, block.items);
    } else if (section === 'BLOCKS' && type === 'ENDBLK') block = null;
    else if (section === 'ENTITIES' || (section === 'BLOCKS' && block)) {
      const item = itemOf(entity, file);
      if (!item) continue;
      if (block && section === 'BLOCKS') block.items.push(moved(item, block.base));
      else drawing.items.push(item);
    }
  }
  if (section !== '') throw refuse('dxfCut', file, { line: last });
  return drawing;
}

/** Each entity with its groups; what belongs to a polyline or an insertion comes with it. */
function* entitiesOf(pairs: Iterable<Pair>): Generator<Entity> {
  let head: Entity | null = null;
  let current: Entity | null = null;
  for (const { code, value, at } of pairs) {
    if (code !== 0) {
      // Comments may stand anywhere.
      if (current && code !== 999) {
        current.codes.push(code);
        current.values.push(value);
      }
      continue;
    }
    const type = value.trim().toUpperCase();
    current = { type, at, codes: [], values: [], parts: [] };
    if (head && type === HEADS[head.type]) {
      head.parts.push(current);
      continue;
    }
    if (head) yield head;
    head = type === 'SEQEND' ? null : current;
    if (type === 'EOF') break;
  }
  if (head) yield head;
}

function versionOf({ codes, values }: Entity): string {
  const at = values.findIndex((value, i) => codes[i] === 9 && value.trim() === '$ACADVER');
  return at < 0 ? '' : (values[at + 1]?.trim() ?? '');
}

/** A block's base point comes to lie where it is inserted. */
function moved(item: Item, [x, y]: [number, number]): Item {
  if (x === 0 && y === 0) return item;
  const back = [1, 0, 0, 1, -x, -y] as const;
  if (item.kind === 'shape') return { ...item, rings: item.rings.map((ring) => apply(back, ring)) };
  if (item.kind === 'text') return { ...item, x: item.x - x, y: item.y - y };
  if (item.kind !== 'insert') return item;
  return {
    ...item,
    place: combine(back, item.place),
    texts: item.texts.map((text) => ({ ...text, x: text.x - x, y: text.y - y })),
  };
}
