import type { RawValue } from '../types.ts';
import { WriteError } from './error.ts';
import { fileName } from './fileName.ts';
import { missingInGbk } from './gbk.ts';
import { type Output, openOutput } from './output.ts';
import { eachRow } from './rows.ts';
import { columnOf, type DbfColumn, nothingSeen, type Seen, see } from './shapefile/column.ts';
import { dbfBytes, type Encoding } from './shapefile/dbfFile.ts';
import { dbfNames } from './shapefile/fieldNames.ts';
import { MAPPING_FILE, type MappedField, mappingCsv } from './shapefile/mapping.ts';
import { esriWkt } from './shapefile/prj.ts';
import { shpWriter } from './shapefile/shpFile.ts';
import { projector, targetCrs, turned } from './shapes.ts';
import { type Chunks, withSpool } from './spool.ts';
import type { Field, Remark, Table, TableWriter, WriteOptions } from './types.ts';
import { type ZipWriter, zipInto } from './zip.ts';

/** What is known when all rows have gone by: their number, their columns, the first character that GBK lacks. */
type Gathered = { rows: number; seen: Seen[]; missing: WriteError | null };

/**
 * A shapefile in a ZIP: .shp .shx .dbf .prj .cpg, and 字段对照.csv where a name or a text did not fit. An empty text and
 * none are the same to dBase. @throws WriteError `encoding`, `tooLarge`, `tooManyFields`
 */
export const writeShapefile: TableWriter = async (table, path, options) => {
  const crs = targetCrs(options.epsg);
  const output = openOutput(path);
  const zip = zipInto(output);
  const base = fileName(table.name);
  let remarks: Remark[] = [];
  const writeDbf = (gathered: Gathered, values: Chunks) => {
    const made = dbfMembers(zip, base, table.fields, gathered, values, encodingOf(gathered, options));
    remarks = made.filter((one) => one.remark).map(({ remark }) => remark!);
  };
  try {
    const { rows } = await withSpool(
      `${path}.shp`,
      (shp) =>
        withSpool(
          `${path}.shx`,
          (shx) =>
            withSpool(`${path}.values`, (values) => gather(table, { shp, shx, values }, options), writeDbf),
          (_, spooled) => zip.add(`${base}.shx`, spooled),
        ),
      (_, spooled) => zip.add(`${base}.shp`, spooled),
    );
    zip.add(`${base}.prj`, esriWkt(crs));
    zip.end();
    return { rows, bytes: output.bytes, remarks };
  } finally {
    output.close();
  }
};

async function gather(
  table: Table,
  { shp, shx, values: spool }: Record<'shp' | 'shx' | 'values', Output>,
  options: WriteOptions,
): Promise<Gathered> {
  const project = projector(targetCrs(options.epsg));
  const seen = table.fields.map(nothingSeen);
  let missing = missingName(table.fields);
  const shapes = shpWriter(shp, shx);
  const rows = await eachRow(table, options, ({ values, polygon }, record) => {
    shapes.add(project(turned(polygon, 'clockwise')));
    table.fields.forEach((field, i) => {
      const char = see(seen[i], values[i]);
      if (char)
        missing ??= lacks(
          char,
          `第 ${record} 条记录的“${field.name}”`,
          `"${field.name}" of record ${record}`,
        );
    });
    spool.write(`${JSON.stringify(values)}\n`);
  });
  shapes.finish();
  return { rows, seen, missing };
}

function encodingOf({ missing }: Gathered, { encoding }: WriteOptions): Encoding {
  if (encoding === 'gbk' && missing) throw missing;
  return encoding ?? (missing ? 'utf-8' : 'gbk');
}

function dbfMembers(
  zip: ZipWriter,
  base: string,
  fields: readonly Field[],
  { rows, seen }: Gathered,
  values: Chunks,
  encoding: Encoding,
): MappedField[] {
  const names = dbfNames(
    fields.map(({ name }) => name),
    encoding,
  );
  const columns = seen.map((one, i) => ({ ...columnOf(one, encoding), name: names[i] }));
  const cuts = fields.map(() => 0);
  zip.add(
    `${base}.dbf`,
    dbfBytes(columns, rowsOf(values), rows, encoding, (column) => {
      cuts[column] += 1;
    }),
  );
  zip.add(`${base}.cpg`, encoding === 'gbk' ? 'GBK' : 'UTF-8');
  const mapped = fields.map(
    (field, i): MappedField => ({
      field,
      name: names[i],
      type: typeText(columns[i]),
      remark: cuts[i] > 0 ? cutRemark(field, cuts[i]) : null,
    }),
  );
  const isPlain = mapped.every(
    ({ field, name, remark }) => name === field.name && name === field.title && !remark,
  );
  if (!isPlain) zip.add(MAPPING_FILE, mappingCsv(mapped));
  return mapped;
}

/** The values that were laid aside, row by row: one line of JSON each. */
function* rowsOf(chunks: Chunks): Generator<RawValue[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield JSON.parse(line) as RawValue[];
  }
}

const typeText = ({ type, length, decimals }: DbfColumn) =>
  decimals > 0 ? `${type}(${length},${decimals})` : `${type}(${length})`;

const cutRemark = ({ name }: Field, count: number): Remark => ({
  zh: `“${name}”有 ${count} 条文字超过 254 字节，已截断；完整内容请用 GeoPackage 导出。`,
  en: `${count} texts of "${name}" are longer than 254 bytes and were cut; export as GeoPackage to have them whole.`,
});

function missingName(fields: readonly Field[]): WriteError | null {
  for (const { name } of fields) {
    const char = missingInGbk(name);
    if (char) return lacks(char, `字段名“${name}”`, `The field name "${name}"`);
  }
  return null;
}

const lacks = (char: string, zh: string, en: string) =>
  new WriteError(
    'encoding',
    `${zh}含有 GBK 中没有的字符“${char}”；请改用 UTF-8 导出`,
    `${en} holds the character "${char}", which GBK lacks; export in UTF-8`,
  );
