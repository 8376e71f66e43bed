import { refuse } from '../error.ts';
import * as limits from '../limits.ts';
import type { GeometryKind } from '../reasons.ts';
import type { Drawing, Insert, Item, Shape } from './item.ts';
import { type Affine, apply, combine, IDENTITY } from './transform.ts';

export type CadText = { x: number; y: number; text: string };

/** A CAD layer with all that is drawn on it, blocks resolved. */
export type CadLayer = {
  name: string;
  shapes: Shape[];
  /** What has no area, counted by kind and by DXF's name. */
  others: Map<string, { what: GeometryKind; count: number }>;
};

/**
 * Sorts a drawing by its CAD layers and draws its blocks where they are inserted. What a block draws on layer 0 comes
 * on the layer of the insertion.
 * @throws FormatError `dxfBlocks` when blocks insert each other too deep or too often, `tooManyFeatures`,
 * `tooManyVertices`
 */
export function expand(drawing: Drawing, file: string): { layers: CadLayer[]; texts: CadText[] } {
  const layers = new Map<string, CadLayer>();
  const texts: CadText[] = [];
  let inserted = 0;
  let shapes = 0;
  let vertices = 0;

  const layerOf = (name: string): CadLayer => {
    const known = layers.get(name);
    if (known) return known;
    const made: CadLayer = { name, shapes: [], others: new Map() };
    layers.set(name, made);
    return made;
  };
  const addShape = (layer: string, shape: Shape): void => {
    shapes++;
    vertices += shape.rings.reduce((sum, ring) => sum + ring.length / 2, 0);
    if (shapes > limits.MAX_FEATURES) {
      throw refuse('tooManyFeatures', file, { features: shapes, limit: limits.MAX_FEATURES });
    }
    if (vertices > limits.MAX_VERTICES) {
      throw refuse('tooManyVertices', file, { vertices, limit: limits.MAX_VERTICES });
    }
    layerOf(layer).shapes.push(shape);
  };
  const draw = (
    items: Item[],
    place: Affine,
    outerLayer: string | null,
    block: string,
    depth: number,
  ): void => {
    for (const item of items) {
      const layer = item.layer === '0' && outerLayer !== null ? outerLayer : item.layer;
      if (depth > 0 && ++inserted > limits.MAX_INSERTED) {
        throw refuse('dxfBlocks', file, { limit: limits.MAX_INSERTED });
      }
      if (item.kind === 'shape') {
        const rings = depth === 0 ? item.rings : item.rings.map((ring) => apply(place, ring));
        addShape(layer, { ...item, rings, block });
      } else if (item.kind === 'text') addText(item, place);
      else if (item.kind === 'insert') insert(item, place, layer, depth);
      else {
        const { others } = layerOf(layer);
        const known = others.get(item.type);
        if (known) known.count++;
        else others.set(item.type, { what: item.what, count: 1 });
      }
    }
  };
  const addText = ({ x, y, text }: CadText, place: Affine): void => {
    const [px, py] = apply(place, [x, y]);
    if (text !== '') texts.push({ x: px!, y: py!, text });
  };
  const insert = (item: Insert, place: Affine, layer: string, depth: number): void => {
    for (const text of item.texts) addText(text, place);
    const items = drawing.blocks.get(item.block);
    if (!items || items.length === 0) return;
    inserted += item.rows * item.columns;
    if (depth >= limits.MAX_BLOCK_DEPTH || inserted > limits.MAX_INSERTED) {
      throw refuse('dxfBlocks', file, { limit: limits.MAX_INSERTED });
    }
    for (const one of placesOf(item)) draw(items, combine(place, one), layer, item.block, depth + 1);
  };

  draw(drawing.items, IDENTITY, null, '', 0);
  return { layers: [...layers.values()], texts };
}

/** Row by row, each place of an insertion. */
function* placesOf({ place, rows, columns, columnStep, rowStep }: Insert): Generator<Affine> {
  const [a, b, c, d, e, f] = place;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = column * columnStep[0]! + row * rowStep[0]!;
      const y = column * columnStep[1]! + row * rowStep[1]!;
      yield [a, b, c, d, e + x, f + y];
    }
  }
}
