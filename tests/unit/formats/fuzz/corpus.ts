import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { WRITTEN_FORMATS, type WrittenFormat } from '../../../../src/formats/write/types.ts';
import { FILE_KINDS, writeTable } from '../../../../src/formats/write/write.ts';
import { listZip, unzip } from '../../../../src/formats/zip.ts';
import { fromRings } from '../../../../src/geo/flat.ts';
import * as list from '../coordinateText/list.ts';
import { block, drawing, insert, lwpolyline, square } from '../dxf/drawings.ts';
import { kml, polygon } from '../kml/styles.ts';
import { hasOgr, ogr2ogr } from '../support/ogr.ts';
import { utf8 } from '../support/outcome.ts';
import { GEOJSON_COORDINATES, patchesZip } from '../support/patches.ts';
import { makeZip } from '../support/zip.ts';
import { VCT2, VCT3 } from '../vct/sample.ts';
import type { Sample } from './mutate.ts';

/** Whole files of every format that is read, made here or by GDAL; those that only GDAL makes are left out without it. */
export async function makeCorpus(): Promise<Sample[]> {
  const geojson = utf8(JSON.stringify({ type: 'FeatureCollection', features: FEATURES }));
  const shapefile = patchesZip(4524, 'gbk');
  const samples: Sample[] = [
    zipped('图斑.zip', shapefile),
    zipped(
      '通过包.zip',
      makeZip([
        { name: '一/图斑.zip', data: shapefile },
        { name: '二.geojson', data: geojson },
      ]),
    ),
    { name: '图斑.geojson', bytes: geojson },
    { name: '图斑.ndjson', bytes: utf8(FEATURES.map((feature) => JSON.stringify(feature)).join('\n')) },
    { name: '图斑.kml', bytes: utf8(kml(`<Folder><Placemark>${polygon()}</Placemark></Folder>`)) },
    zipped(
      '图斑.kmz',
      makeZip([{ name: 'doc.kml', data: utf8(kml(`<Placemark>${polygon()}</Placemark>`)) }]),
    ),
    { name: '红线.dxf', bytes: utf8(DRAWING) },
    { name: '井场.txt', bytes: utf8(`${list.header()}${list.HEAD}\n${list.points()}`) },
    { name: '拐点.txt', bytes: utf8(list.points()) },
    { name: '150626.vct', bytes: utf8(VCT3) },
    { name: '二调.vct', bytes: utf8(VCT2) },
    ...workbooks(),
    ...(await written()),
  ];
  if (!hasOgr) return samples;
  return [
    ...samples,
    { name: '图斑.fgb', bytes: ogr2ogr(geojson, 'a.geojson', 'FlatGeobuf', ['-nln', '图斑']) },
    zipped('规划.gdb.zip', fileGdb(geojson)),
  ];
}

/** Damaged files of the shared collection, where it is present: starting points of their own. */
export function sharedSamples(folder = '../shared/data/malformed'): Sample[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(zip|geojson|gpkg|kml)$/.test(path))
    .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), bytes: readFileSync(join(folder, path)) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length < 1_000_000)
    .map((sample) => (sample.name.endsWith('.zip') ? openedIfWhole(sample) : sample));
}

const FEATURES = GEOJSON_COORDINATES.map((coordinates, i) => ({
  type: 'Feature',
  properties: { JCBH: `150626SJBG2621000${i}`, 名称: '光伏', MJ: 1.5 },
  geometry: { type: 'MultiPolygon', coordinates },
}));

const DRAWING = drawing(
  lwpolyline('红线', square(36_573_174, 4_274_350, 80)) + insert('A', '界线', [100, 100]),
  { blocks: block('A', lwpolyline('界线', square(36_573_174, 4_274_350, 20))) },
);

const zipped = (name: string, bytes: Uint8Array): Sample => ({
  name,
  bytes,
  members: listZip(bytes, name).map((entry) => ({ name: entry.name, data: unzip(bytes, entry, name) })),
});

/** An archive that is whole is damaged inside as well. */
function openedIfWhole(sample: Sample): Sample {
  try {
    return zipped(sample.name, sample.bytes);
  } catch {
    return sample;
  }
}

function workbooks(): Sample[] {
  const cells = [
    ['地块编号', '点号', 'X坐标', 'Y坐标'],
    ...list.CORNERS.map(([x, y], i) => ['DK1', `J${i + 1}`, x, y]),
  ];
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(cells), '界址点');
  const write = (bookType: xlsx.BookType) =>
    new Uint8Array(xlsx.write(book, { type: 'buffer', bookType, compression: true }));
  return [
    zipped('界址点.xlsx', write('xlsx')),
    { name: '界址点.xls', bytes: write('biff8') },
    { name: '界址点.xls', bytes: write('biff5') },
  ];
}

/** What our own writers make. */
async function written(): Promise<Sample[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tuban-fuzz-'));
  const table = {
    name: '图斑',
    titleZh: '图斑',
    fields: [{ name: 'JCBH', title: '监测编号', type: 'text' as const }],
    rows: GEOJSON_COORDINATES.map((parts, i) => ({ values: [`150626${i}`], polygon: fromRings(parts) })),
  };
  const make = async (format: WrittenFormat): Promise<Sample> => {
    const path = join(folder, `a.${FILE_KINDS[format].extension}`);
    await writeTable(format, table, path, { epsg: format === 'txt' ? 4524 : 4490 });
    const bytes = new Uint8Array(readFileSync(path));
    rmSync(path);
    const name = `导出.${FILE_KINDS[format].extension}`;
    return bytes[0] === 0x50 ? zipped(name, bytes) : { name, bytes };
  };
  try {
    const samples: Sample[] = [];
    for (const format of WRITTEN_FORMATS) samples.push(await make(format));
    return samples;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fileGdb(geojson: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'tuban-gdb-'));
  try {
    writeFileSync(join(folder, 'a.geojson'), geojson);
    const out = join(folder, 'a.gdb');
    execFileSync('ogr2ogr', ['-f', 'OpenFileGDB', out, join(folder, 'a.geojson'), '-nln', 'GHFQ'], {
      stdio: 'pipe',
    });
    return makeZip(
      readdirSync(out).map((name) => ({ name: `a.gdb/${name}`, data: readFileSync(join(out, name)) })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
