import { decodeTextFile, type Encoding } from '../encoding.ts';
import { refuse } from '../error.ts';
import * as limits from '../limits.ts';
import { place } from '../place.ts';
import type {
  LayerGeometry,
  LayerSource,
  RawFeature,
  RawResult,
  RawValue,
  ReadContext,
  ReadOptions,
} from '../types.ts';
import { isBinary, pairsOfBinary } from './binary.ts';
import { decodeDrawing } from './decode.ts';
import { readDrawing } from './drawing.ts';
import { type CadLayer, type CadText, expand } from './expand.ts';
import type { Drawing } from './item.ts';
import { labelsOf } from './labels.ts';
import { outlinesOf } from './outlines.ts';
import { pairsOfText } from './pairs.ts';
import { labelsLeftOut, layerRemarks } from './remarks.ts';

/**
 * Opens a DXF drawing, text or binary: one layer a CAD layer, closed lines, circles and hatches as its polygons.
 * @throws FormatError `dxfSyntax`, `dxfCut`, `dxfEntity`, `dxfBlocks`, `dxfNoShapes`, `tooLarge`, `encodingFile`
 */
export async function readDxf(
  bytes: Uint8Array,
  file: string,
  { options, onProgress }: ReadContext,
): Promise<LayerSource[]> {
  onProgress({ stage: 'convert', done: 0, total: 0 });
  const { drawing, encoding } = parse(bytes, file, options.encoding);
  const { layers, texts } = expand(drawing, file);
  if (layers.length === 0) throw refuse('dxfNoShapes', file);
  if (layers.length > limits.MAX_DRAWING_LAYERS) {
    throw refuse('dxfLayers', file, { layers: layers.length, limit: limits.MAX_DRAWING_LAYERS });
  }
  return layers.map((layer) => ({
    name: layer.name,
    format: 'dxf',
    records: layer.shapes.length || [...layer.others.values()].reduce((sum, { count }) => sum + count, 0),
    geometry: geometryOf(layer),
    read: async () => readLayer(layer, texts, encoding, file, options),
  }));
}

/**
 * Tells how to go on with a DWG, which nobody but its maker documents.
 * @throws FormatError `dwg` always
 */
export async function refuseDwg(bytes: Uint8Array, file: string): Promise<LayerSource[]> {
  throw refuse('dwg', file, { version: new TextDecoder('latin1').decode(bytes.subarray(0, 6)) });
}

function parse(
  bytes: Uint8Array,
  file: string,
  chosen: string | undefined,
): { drawing: Drawing; encoding: RawResult['encoding'] } {
  if (isBinary(bytes)) {
    let encoding: Encoding = { name: 'utf-8', how: 'format' };
    const decode = (piece: Uint8Array): string => {
      const read = decodeTextFile(piece, file, chosen);
      if (read.encoding.name !== 'utf-8') encoding = read.encoding;
      return read.text;
    };
    return { drawing: readDrawing(pairsOfBinary(bytes, file, decode), file), encoding };
  }
  if (bytes.length > limits.MAX_TEXT_FILE_BYTES) {
    throw refuse('tooLarge', file, { bytes: bytes.length, limit: limits.MAX_TEXT_FILE_BYTES });
  }
  const { text, encoding } = decodeDrawing(bytes, file, chosen);
  return { drawing: readDrawing(pairsOfText(text, file), file), encoding };
}

function geometryOf({ shapes, others }: CadLayer): LayerGeometry {
  if (shapes.length > 0) return 'polygon';
  const [first] = others.values();
  return first?.what ?? 'none';
}

function readLayer(
  layer: CadLayer,
  texts: CadText[],
  encoding: RawResult['encoding'],
  file: string,
  options: ReadOptions,
): RawResult {
  if (layer.shapes.length === 0) {
    const kinds = new Set([...layer.others.values()].map(({ what }) => what));
    throw refuse('layerKind', file, { kind: [...kinds].join(',') });
  }
  const found = outlinesOf(layer);
  if (found.tangled) throw refuse('geometryBad', file, { reason: 'tangled' });
  const labels = labelsOf(found.outlines, texts);
  const features = found.outlines.map(({ shape, polygon }, i): RawFeature => {
    const entries: [string, RawValue][] = [
      ['Layer', layer.name],
      ['EntityHandle', shape.handle || null],
      ['文字', labels?.[i]?.join(' ').slice(0, limits.MAX_TEXT_LENGTH) || null],
    ];
    if (shape.block !== '') entries.push(['Block', shape.block]);
    entries.push(...shape.extended);
    return { record: i + 1, properties: Object.fromEntries(entries), polygon };
  });
  const notes = layerRemarks(layer, found);
  if (labels === null) notes.push(labelsLeftOut());
  return {
    layerName: layer.name,
    format: 'dxf',
    encoding,
    ...place(features, { order: 'xy', isRuled: false }, file, options),
    features,
    skipped: [],
    notes,
    sourceFieldTypes: Object.fromEntries(
      features.flatMap(({ properties }) => Object.keys(properties)).map((name) => [name, 'string']),
    ),
  };
}
