import { joinHoles, polygonsOf } from '../coordinateText/features.ts';
import { orderOfList } from '../coordinateText/order.ts';
import { placeParcels } from '../coordinateText/placeParcels.ts';
import { crsOfList } from '../coordinateText/zone.ts';
import { refuse } from '../error.ts';
import { boxOf, orderByNumbers, type Placement, place } from '../place.ts';
import { PolygonsOnly } from '../polygonsOnly.ts';
import type { FormatName, LayerSource, RawResult, ReadContext, ReadNote, ReadOptions } from '../types.ts';
import { attributeColumns, attributesOf } from './attributes.ts';
import { isBlank, isFault, numberIn, type Row } from './cells.ts';
import { chosenLayout, findLayout, HEADING_ROWS, type Layout, namesOf } from './columns.ts';
import { headerOf, readPoints } from './points.ts';
import { unfold } from './unfold.ts';
import { readWktRows, type WktFeature } from './wktRows.ts';

export type Sheet = {
  name: string;
  rows: readonly Row[];
  format: FormatName;
  encoding: RawResult['encoding'];
  notes: ReadNote[];
};

/** A sheet as a layer: its columns are told at once, its rows read when it is asked for. */
export function layerOf(written: Sheet, file: string, { options }: ReadContext): LayerSource {
  const { columns } = options;
  const sheet = { ...written, rows: columns ? written.rows : unfold(written.rows) };
  const layout = columns ? chosenLayout(sheet.rows, columns) : findLayout(sheet.rows);
  return {
    name: sheet.name,
    format: sheet.format,
    records: layout?.wkt === undefined ? (sheet.rows.length === 0 ? 0 : null) : null,
    geometry: layout ? 'polygon' : hasNumbers(sheet.rows) ? 'unknown' : 'none',
    read: async () => {
      if (sheet.rows.length === 0) throw refuse('tableEmpty', file, { name: sheet.name });
      if (!layout) throw unknownColumns(sheet.rows, file);
      return readTable(sheet, layout, file, options);
    },
  };
}

/** Two columns of numbers may be coordinates. */
const hasNumbers = (rows: readonly Row[]) =>
  rows
    .slice(0, HEADING_ROWS)
    .some(({ cells }) => cells.filter((cell) => isFault(cell) || numberIn(cell) !== undefined).length >= 2);

function unknownColumns(rows: readonly Row[], file: string) {
  const heading = rows
    .slice(0, HEADING_ROWS)
    .findIndex(({ cells }) => cells.filter((cell) => !isBlank(cell)).length > 1);
  const isHeading = heading >= 0 && rows[heading].cells.every((cell) => numberIn(cell) === undefined);
  const names = namesOf(rows, isHeading ? heading : -1);
  return refuse('columnsUnknown', file, { names: names.slice(0, 40).join('、') || '—' });
}

function readTable(sheet: Sheet, layout: Layout, file: string, options: ReadOptions): RawResult {
  const kinds = new PolygonsOnly(file, options.skipInvalid);
  const read =
    layout.wkt === undefined
      ? pointsOf(sheet, layout, kinds, file, options)
      : wktOf(sheet, layout, kinds, file, options);
  kinds.finish();
  const names = new Set(read.features.flatMap(({ properties }) => Object.keys(properties)));
  return {
    ...read,
    layerName: sheet.name,
    format: sheet.format,
    encoding: sheet.encoding,
    skipped: kinds.skipped,
    notes: [...sheet.notes, ...(layout.isGuessed ? [guessed(layout)] : []), ...read.notes],
    sourceFieldTypes: Object.fromEntries([...names].map((name) => [name, ''])),
  };
}

type Read = Placement & Pick<RawResult, 'features' | 'notes'>;

function pointsOf(
  { rows }: Sheet,
  layout: Layout,
  kinds: PolygonsOnly,
  file: string,
  options: ReadOptions,
): Read {
  const header = headerOf(rows, layout);
  const { parcels, rowOf, passed } = readPoints(rows, layout, file);
  if (parcels.length === 0) throw refuse('noCoordinates', file);
  const texts = joinHoles(parcels, file);
  const order = orderOfList(
    texts.flatMap(({ rings }) => rings),
    'yx',
    options,
  );
  const polygons = polygonsOf(texts, kinds, file);
  const columns = attributeColumns(rows, layout);
  for (const parcel of polygons) {
    const row = rowOf.get(parcel.text);
    const { key, title } = parcel.text;
    parcel.properties = attributesOf(row?.cells ?? [], columns, layout.names);
    // what is written once for several rows
    if (key !== undefined && layout.parcel !== undefined)
      parcel.properties[layout.names[layout.parcel]] = key || null;
    if (title !== undefined) parcel.properties.地块名称 = title;
  }
  const { placement, notes } = placeParcels(polygons, header, order, file, options);
  const features = polygons.map(({ record, properties, polygon }) => ({ record, properties, polygon }));
  return { ...placement, features, notes: [...notes, ...passed.map(passedOver)] };
}

function wktOf(
  { rows }: Sheet,
  layout: Layout,
  kinds: PolygonsOnly,
  file: string,
  options: ReadOptions,
): Read {
  const features = readWktRows(rows, layout, kinds, file);
  const columns = attributeColumns(rows, layout);
  for (const feature of features) feature.properties = attributesOf(feature.row.cells, columns, layout.names);
  const header = headerOf(rows, layout);
  const placements = [...Map.groupBy(features, ({ srid }) => srid)].map(([srid, group]) =>
    placeWkt(group, srid, header, file, options),
  );
  if (placements.length === 0) kinds.finish();
  const [first] = placements;
  return {
    ...(first ?? place([], { order: 'xy', isRuled: false }, file, { ...options, epsg: 4490 })),
    features: features.map(({ record, properties, polygon }) => ({ record, properties, polygon })),
    notes: placements
      .filter(({ crs }) => crs.epsg !== first.crs.epsg)
      .map(({ crs }) => otherSystem(crs.epsg)),
  };
}

function placeWkt(
  group: WktFeature[],
  srid: number,
  header: ReturnType<typeof headerOf>,
  file: string,
  options: ReadOptions,
): Placement {
  const stated = { order: 'xy', isRuled: false } as const;
  if (srid !== 0) return place(group, { ...stated, crs: { epsg: srid, how: 'member' } }, file, options);
  const box = boxOf(group);
  const isMetres = Math.max(Math.abs(box[0]), Math.abs(box[1])) > 180;
  const isTold = header.zone ?? header.meridian ?? header.datum;
  if (!isMetres || !isTold || options.epsg || options.asWritten) return place(group, stated, file, options);
  const order = options.axisOrder ?? orderByNumbers(box)?.order ?? 'xy';
  const crs = crsOfList(header, { east: box[order === 'xy' ? 0 : 1], line: group[0].row.number }, file);
  return place(group, { ...stated, crs }, file, options);
}

const passedOver = ({ line, text }: { line: number; text: string }): ReadNote => ({
  code: 'remark',
  line,
  text: { zh: `“${text}”不是坐标，已略过。`, en: `"${text}" is no coordinate and was passed over.` },
});

const guessed = ({ names, north = 0, east = 0 }: Layout): ReadNote => ({
  code: 'remark',
  text: {
    zh: `表中没有认得出的表头，按数值大小认定“${names[north]}”为 X（北），“${names[east]}”为 Y（东）。`,
    en: `no heading is known; by the size of the numbers "${names[north]}" is X (north), "${names[east]}" is Y (east).`,
  },
});

const otherSystem = (epsg: number): ReadNote => ({
  code: 'remark',
  text: {
    zh: `有些行的 SRID 是 ${epsg}，已各按自己的坐标系读取。`,
    en: `some rows have SRID ${epsg}; each row was read in its own system.`,
  },
});
