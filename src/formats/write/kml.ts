import { findCrs } from '../../geo/crs.ts';
import { type FlatPolygon, ringsOf } from '../../geo/flat.ts';
import type { RawValue } from '../types.ts';
import { WriteError } from './error.ts';
import { type Output, openOutput } from './output.ts';
import { eachRow } from './rows.ts';
import { turned } from './shapes.ts';
import { withSpool } from './spool.ts';
import type { Field, Table, TableWriter, WriteOptions } from './types.ts';
import { strictXmlText, xmlText } from './xmlText.ts';

const SCHEMA = 'fields';
/** Red outlines without a filling, as patches are drawn over imagery; aabbggrr. */
const STYLE =
  '<Style id="outline"><LineStyle><color>ff0000ff</color><width>2</width></LineStyle><PolyStyle><fill>0</fill></PolyStyle></Style>';

type KmlType = 'string' | 'int' | 'double';

/**
 * KML 2.2 (OGC 12-007): one folder, attributes typed by a schema, nothing that would be fetched from elsewhere. Always
 * degrees. @throws WriteError `crs`, `control`
 */
export const writeKml: TableWriter = async (table, path, options) => {
  if (options.epsg !== undefined && findCrs(options.epsg)?.kind !== 'geographic') {
    throw new WriteError(
      'crs',
      'KML 只能是经纬度；请不要选择投影坐标系',
      'KML holds degrees only; choose no zone',
    );
  }
  const output = openOutput(path);
  try {
    const { rows } = await withSpool(
      path,
      (spool) => placemarks(table, spool, options),
      ({ types }, spooled) => {
        output.write(head(table, types));
        for (const chunk of spooled) output.write(chunk);
        output.write('</Folder>\n</Document>\n</kml>\n');
      },
    );
    return { rows, bytes: output.bytes, remarks: [] };
  } finally {
    output.close();
  }
};

function head({ name, titleZh, fields }: Table, types: readonly KmlType[]): string {
  const label = (text: string) =>
    strictXmlText(text, () => ({ zh: `名称“${text}”`, en: `The name "${text}"` }));
  const schema = fields.map(
    ({ name, title }, i) =>
      `<SimpleField type="${types[i]}" name="${label(name)}"><displayName>${label(title)}</displayName></SimpleField>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2">
<Document id="root">
<name>${label(titleZh)}</name>
${STYLE}
<Schema name="${SCHEMA}" id="${SCHEMA}">${schema.join('')}</Schema>
<Folder><name>${label(name)}</name>
`;
}

async function placemarks(table: Table, spool: Output, options: WriteOptions) {
  const types = table.fields.map(
    ({ type }): KmlType => (type === 'integer' ? 'int' : type === 'real' ? 'double' : 'string'),
  );
  const names = table.fields.map(({ name }) => xmlText(name));
  const label = table.fields.findIndex(({ type }) => type === 'text');
  const rows = await eachRow(table, options, ({ values, polygon }, record) => {
    const data = values.map((value, i) => {
      if (value === null) return '';
      if (types[i] !== 'string') types[i] = wider(types[i], value);
      return `<SimpleData name="${names[i]}">${textOf(value, table.fields[i], record)}</SimpleData>`;
    });
    const name =
      label < 0 || values[label] === null ? '' : textOf(values[label], table.fields[label], record);
    spool.write(
      `<Placemark><name>${name || record}</name><styleUrl>#outline</styleUrl>` +
        `<ExtendedData><SchemaData schemaUrl="#${SCHEMA}">${data.join('')}</SchemaData></ExtendedData>` +
        `${geometryOf(turned(polygon, 'counterClockwise'))}</Placemark>\n`,
    );
  });
  return { rows, types };
}

/** KML's int has 32 bits; a double holds whole numbers up to 2^53; what is longer is text. */
function wider(type: KmlType, value: RawValue): KmlType {
  if (typeof value === 'string') return 'string';
  return type === 'int' && value !== ((value as number) | 0) ? 'double' : type;
}

function textOf(value: RawValue, field: Field, record: number): string {
  if (typeof value === 'number') return plainNumber(value);
  if (value === null) return '';
  return strictXmlText(value, () => ({
    zh: `第 ${record} 条记录的“${field.name}”`,
    en: `"${field.name}" of record ${record}`,
  }));
}

function geometryOf(polygon: FlatPolygon): string {
  const parts: string[] = [];
  for (const { start, end, part, isOuter } of ringsOf(polygon)) {
    const positions: string[] = [];
    for (let v = start; v < end; v++) positions.push(`${polygon.coords[2 * v]},${polygon.coords[2 * v + 1]}`);
    const side = isOuter ? 'outerBoundaryIs' : 'innerBoundaryIs';
    const ring = `<${side}><LinearRing><coordinates>${positions.join(' ')}</coordinates></LinearRing></${side}>`;
    parts[part] = (parts[part] ?? '') + ring;
  }
  const polygons = parts.map((rings) => `<Polygon>${rings}</Polygon>`).join('');
  return parts.length === 1 ? polygons : `<MultiGeometry>${polygons}</MultiGeometry>`;
}

/** A number without an exponent where it is small, which readers of KML often do not expect; huge ones keep theirs. */
function plainNumber(value: number): string {
  const [mantissa, exponent] = String(value).split('e-');
  if (exponent === undefined) return mantissa;
  const digits = mantissa.replace(/[-.]/g, '');
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(Number(exponent) - 1)}${digits}`;
}
