import { describe, expect, it } from 'vitest';
import { detect } from '../../../src/formats/detect.ts';
import { utf8 } from './support/outcome.ts';
import { encode } from './support/shapefile.ts';
import { makeZip } from './support/zip.ts';

const zipOf = (...names: string[]) => makeZip(names.map((name) => ({ name, data: utf8('x') })));
const bytes = (...values: number[]) => Uint8Array.from([...values, ...Array(80).fill(0)]);

describe('a file is known by its content', () => {
  const cases: [string, Uint8Array, string][] = [
    ['empty', new Uint8Array(0), 'leer.zip'],
    ['zip', zipOf('图斑.shp', '图斑.dbf'), '图斑.rar'],
    ['zip', zipOf('doc.kml', '图斑.shp'), '图斑.kmz'],
    ['kmz', zipOf('doc.kml', 'files/icon.png'), '图斑.zip'],
    ['excel', zipOf('[Content_Types].xml', 'xl/workbook.xml'), '坐标.zip'],
    ['office', zipOf('[Content_Types].xml', 'word/document.xml'), '说明.zip'],
    ['rar', utf8('Rar!\x1a\x07\x00'), 'a.zip'],
    ['7z', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'a.zip'],
    ['gzip', bytes(0x1f, 0x8b, 8), 'a.geojson'],
    ['sqlite', utf8('SQLite format 3\0'), 'a.gpkg'],
    ['flatGeobuf', utf8('fgb\x03fgb\x00'), 'a.bin'],
    ['ole', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'a.xls'],
    ['json', utf8(' {"type":"FeatureCollection"}'), 'a.txt'],
    ['json', utf8('[{"type":"Feature"}]'), 'a.txt'],
    ['json', utf8('\u001E{"type":"Feature"}\n'), 'a.geojsons'],
    ['kml', utf8('<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2">'), 'a.xml'],
    ['gml', utf8('<?xml version="1.0"?><wfs:X xmlns:gml="http://www.opengis.net/gml">'), 'a.xml'],
    ['html', utf8('<!DOCTYPE html><html><table>'), '坐标.xls'],
    ['excel', utf8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>'), 'a.xml'],
    ['dxf', utf8('  0\r\nSECTION\r\n  2\r\nHEADER\r\n'), 'a.txt'],
    ['dxf', utf8('999\nmade by hand\n0\nSECTION\n2\nENTITIES\n'), 'a.dxf'],
    ['vct', encode('HeadBegin\r\nDataMark: LANDUSE-VCT\r\n', 'gbk'), 'a.txt'],
    ['coordinateText', encode('[属性描述]\r\n坐标系=2000国家大地坐标系\r\n', 'gbk'), 'a.csv'],
    ['coordinateText', utf8('50,8.74,F,DKMC,面,,,,@\nJ1,1,2585776.157,38378508.034\n'), 'a.txt'],
    ['csv', utf8('编号,WKT\n1,"POLYGON((109 38,109.1 38,109 38.1,109 38))"\n'), 'a.txt'],
    ['pdf', utf8('%PDF-1.7'), 'a.shp'],
    ['text', utf8('数据说明：请见附件。'), 'readme.txt'],
    ['binary', bytes(1, 2, 3), 'a.shp'],
  ];
  for (const [kind, content, name] of cases) {
    it(`${name} with such content is ${kind}`, () => expect(detect(content, name)).toBe(kind));
  }

  it('an old Excel file by the workbook stream in its directory', () => {
    const head = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    const xls = Buffer.concat([head, Buffer.from('Workbook', 'utf16le')]);
    expect(detect(new Uint8Array(xls), 'a.doc')).toBe('excel');
  });

  it('a tar by the mark in its first header', () => {
    const tar = new Uint8Array(512).fill(0x41);
    tar.set(utf8('ustar'), 257);
    expect(detect(tar, 'a.zip')).toBe('tar');
  });
});

it('only between tables and lists of the same columns the name decides', () => {
  const points = utf8('2585776.157,38378508.034\n2585771.232,38378500.714\n2585784.337,38378469.309\n');
  expect(detect(points, '界址点.txt')).toBe('coordinateText');
  expect(detect(points, '界址点.csv')).toBe('csv');
});
