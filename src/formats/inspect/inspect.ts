import { createHash } from 'node:crypto';
import { chooseLayer } from '../chooseLayer.ts';
import { FormatError } from '../error.ts';
import { repairAll } from '../normalise.ts';
import { noteOthers, openFile, withContext } from '../read.ts';
import type { LayerSource, ReadContext, ReadOptions } from '../types.ts';
import { askOf } from './asks.ts';
import { describeRead, describeTable, describeUnplaced } from './describe.ts';
import { refusalOfRecords, withText } from './refused.ts';
import type { Ask, Inspection, LayerInspection } from './types.ts';

/**
 * Says everything that can be said of a file before anything of it is stored, in this thread: the server uses
 * `inspectInWorker`. Never throws for what is in the file: what is wrong with it is part of the answer.
 */
export async function inspectFile(
  bytes: Uint8Array,
  fileName: string,
  context: Partial<ReadContext> = {},
): Promise<Inspection> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const about = { fileName, bytes: bytes.length, sha256 };
  const options = { ...context.options };
  let layers: Inspection['layers'] = [];
  try {
    return await withContext(lenient(context, {}), async (full) => {
      const listed = await openFile(bytes, fileName, full);
      layers = listed.map(({ name, format, records, geometry }) => ({ name, format, records, geometry }));
      const layer = chooseLayer(listed, fileName, options.layerName);
      const again = (more: ReadOptions) => lookAgain(bytes, fileName, lenient(context, more), layer.name);
      const found = await inspectLayer(
        () => describe(layer, listed, fileName, full),
        again,
        fileName,
        options,
      );
      if (found.asks[0] === 'columns') found.layer = describeTable(layer, columnsIn(found));
      return { ...about, layers, ...found };
    });
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { ...about, layers, layer: null, asks: asksOf(error), refusal: withText(error.toJSON()) };
  }
}

/** Unusable records are listed, not a reason to stop. */
function lenient(context: Partial<ReadContext>, more: ReadOptions): Partial<ReadContext> {
  return { ...context, options: { ...context.options, ...more, skipInvalid: true } };
}

type Found = Pick<Inspection, 'layer' | 'asks' | 'refusal'>;
/** Reads the layer once more, under further options, and describes it. */
type Again = (more: ReadOptions) => Promise<LayerInspection>;

async function inspectLayer(
  look: () => Promise<LayerInspection>,
  again: Again,
  file: string,
  options: ReadOptions,
): Promise<Found> {
  try {
    const layer = await look();
    const isUsable = layer.features > 0 && (layer.refusedCount === 0 || options.skipInvalid === true);
    const refusal = isUsable ? null : refusalOfRecords(layer, file);
    return { layer, asks: [], refusal };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const layer = await lookPast(again, error);
    return { layer, asks: asksOf(error), refusal: withText(error.toJSON()) };
  }
}

/** Encodings in which text can be looked at, whatever it is; the last one reads every byte. */
const READABLE = ['gb18030', 'utf-8', 'big5', 'windows-1252'] as const;

/** Fills in what can be known of a layer though something about it has to be settled first. */
async function lookPast(again: Again, why: FormatError): Promise<LayerInspection | null> {
  const ask = askOf(why.code);
  const tries: ReadOptions[] =
    ask === 'crs' || ask === 'axisOrder'
      ? [{ asWritten: true }]
      : ask === 'encoding'
        ? READABLE.flatMap((encoding) => [{ encoding }, { encoding, asWritten: true }])
        : [];
  for (const more of tries) {
    try {
      return await again(more);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
    }
  }
  return null;
}

/** Headings that the refusal names, for readers that do not tell their columns. */
function columnsIn({ refusal }: Found): string[] {
  const names = refusal?.params.names;
  return typeof names === 'string' && names !== '—' ? names.split('、') : [];
}

/** Opens the file anew, since a layer is read once, and describes one layer of it. */
async function lookAgain(
  bytes: Uint8Array,
  file: string,
  context: Partial<ReadContext>,
  layerName: string,
): Promise<LayerInspection> {
  return withContext(context, async (full) => {
    const layers = await openFile(bytes, file, full);
    return describe(chooseLayer(layers, file, layerName), layers, file, full);
  });
}

async function describe(
  layer: LayerSource,
  layers: readonly LayerSource[],
  file: string,
  context: ReadContext,
): Promise<LayerInspection> {
  const raw = noteOthers(await layer.read(), layer, layers);
  if (context.options.asWritten) return describeUnplaced(raw, layer, context.options);
  return describeRead(await repairAll(raw, file, context), layer, context.options);
}

function asksOf(error: FormatError): Ask[] {
  const ask = askOf(error.code);
  return ask ? [ask] : [];
}
