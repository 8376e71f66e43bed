import { decodeTextFile } from '../encoding.ts';
import { FormatError, refuse } from '../error.ts';
import { MAX_TEXT_FILE_BYTES } from '../limits.ts';
import { PolygonsOnly } from '../polygonsOnly.ts';
import type { GeometryKind } from '../reasons.ts';
import type { LayerSource, RawResult, ReadContext, Reader, ReadNote } from '../types.ts';
import { attributesOf, joinHoles, polygonsOf } from './features.ts';
import { layerNameOf } from './layerName.ts';
import { unpackDms } from './numbers.ts';
import { orderOfList } from './order.ts';
import type { ParcelText } from './parcels.ts';
import { type ListText, parseList } from './parse.ts';
import { placeParcels } from './placeParcels.ts';

/**
 * Opens a list of boundary points: 报件坐标 / 界址点 TXT (domain: header, head lines ending in `@`, points), points
 * without either, or the corners of a mining right in one line. One layer; a parcel is a record.
 * @throws FormatError naming the line
 */
export const readCoordinateText: Reader = async (bytes, file, context) => {
  if (bytes.length > MAX_TEXT_FILE_BYTES) {
    throw refuse('tooLarge', file, { bytes: bytes.length, limit: MAX_TEXT_FILE_BYTES });
  }
  const { text, encoding } = decodeTextFile(bytes, file, context.options.encoding);
  const list = parseList(text, file);
  if (list.parcels.length === 0) throw refuse('noCoordinates', file);
  const polygons = joinHoles(
    list.parcels.filter(({ head }) => (head?.kind ?? 'polygon') === 'polygon'),
    file,
  );
  const name = layerNameOf(file);
  const others = list.parcels.filter(({ head }) => head && head.kind !== 'polygon');
  const layer: LayerSource = {
    name,
    format: 'coordinateText',
    records: polygons.length > 0 ? polygons.length : others.length,
    geometry: polygons.length > 0 ? 'polygon' : ((others[0]?.head?.kind ?? 'line') as GeometryKind),
    read: async () => {
      if (polygons.length === 0) throw refuse('layerKind', file, { kind: kindsOf(others) });
      return { ...readParcels(list, polygons, others, file, context), layerName: name, encoding };
    },
  };
  return [layer];
};

/** Text of no known kind: points in it are read, anything else is refused as what it is. */
export const readPlainText: Reader = async (bytes, file, context) => {
  try {
    return await readCoordinateText(bytes, file, context);
  } catch (error) {
    const isNoList = error instanceof FormatError && /^(noCoordinates|coordinateLine)$/.test(error.code);
    throw isNoList ? refuse('unknownFormat', file, { kind: 'text' }) : error;
  }
};

const kindsOf = (others: ParcelText[]) => [...new Set(others.map(({ head }) => head?.kind))].join(',');

function readParcels(
  list: ListText,
  texts: ParcelText[],
  others: ParcelText[],
  file: string,
  { options }: ReadContext,
): Omit<RawResult, 'layerName' | 'encoding'> {
  const { header } = list;
  const kinds = new PolygonsOnly(file, options.skipInvalid);
  if (header.unit?.value === 'dms') unpackAll(texts, file);
  const order = orderOfList(
    texts.flatMap(({ rings }) => rings),
    list.named,
    options,
  );
  const parcels = polygonsOf(texts, kinds, file);
  for (const parcel of parcels) parcel.properties = attributesOf(parcel.text, header);
  const { placement, notes } = placeParcels(parcels, header, order, file, options);
  return {
    ...placement,
    format: 'coordinateText',
    features: parcels.map(({ record, properties, polygon }) => ({ record, properties, polygon })),
    skipped: kinds.skipped,
    notes: [...notes, ...passedOver(list, others)],
    sourceFieldTypes: Object.fromEntries(
      [...new Set(parcels.flatMap(({ properties }) => Object.keys(properties)))].map((name) => [
        name,
        name === '地块面积(公顷)' ? 'number' : 'text',
      ]),
    ),
  };
}

/** 计量单位=度分秒: numbers that pack degrees, minutes and seconds become degrees. */
function unpackAll(texts: ParcelText[], file: string): void {
  for (const { rings } of texts) {
    for (const { coords, lines } of rings) {
      for (let i = 0; i < coords.length; i++) {
        const degrees = unpackDms(coords[i]);
        if (degrees === undefined) {
          throw refuse('coordinateLine', file, { line: lines[i >> 1], text: String(coords[i]) });
        }
        coords[i] = degrees;
      }
    }
  }
}

function passedOver({ passed }: ListText, others: ParcelText[]): ReadNote[] {
  const notes: ReadNote[] = others.map(({ head, line }) => ({
    code: 'remark',
    line,
    text: {
      zh: `是${head?.kind === 'line' ? '线' : '点'}地块，不是面，未读取。`,
      en: `this parcel is a ${head?.kind}, no polygon; it was left out.`,
    },
  }));
  for (const { line, text } of passed) {
    notes.push({
      code: 'remark',
      line,
      text: { zh: `“${text}”不是坐标，已略过。`, en: `"${text}" is no coordinate and was passed over.` },
    });
  }
  return notes;
}
