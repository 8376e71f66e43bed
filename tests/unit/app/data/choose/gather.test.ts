import { describe, expect, test } from 'vitest';
import { gather, MAX_UPLOAD_BYTES } from '../../../../../src/app/data/choose/gather.ts';
import { chooseMessages } from '../../../../../src/app/data/choose/messages.ts';
import { MAX_FILE_BYTES } from '../../../../../src/formats/limits.ts';

const chosen = (...paths: string[]) => paths.map((path) => ({ path, size: 10 }));
const entries = (paths: string[]) =>
  gather(chosen(...paths)).datasets.map(({ name, packed, files }) => ({
    name,
    packed,
    entries: files.map(({ entry }) => entry),
  }));

describe('what is chosen together', () => {
  test('the loose parts of a shapefile travel as one ZIP, whatever the case of their endings', () => {
    expect(entries(['图斑.SHP', '图斑.dbf', '图斑.prj', '图斑.cpg', '图斑.shp.xml'])).toEqual([
      {
        name: '图斑.zip',
        packed: true,
        entries: ['图斑.SHP', '图斑.dbf', '图斑.prj', '图斑.cpg', '图斑.shp.xml'],
      },
    ]);
  });

  test('two shapefiles of a folder are two data sets, each with its own parts', () => {
    expect(entries(['包/甲.shp', '包/乙.shp', '包/甲.dbf', '包/乙.dbf']).map(({ name }) => name)).toEqual([
      '甲.zip',
      '乙.zip',
    ]);
  });

  test('shapefiles of one name in two folders stay apart', () => {
    expect(entries(['东/图斑.shp', '西/图斑.shp', '西/图斑.dbf'])).toEqual([
      { name: '图斑.shp', packed: false, entries: ['图斑.shp'] },
      { name: '图斑.zip', packed: true, entries: ['图斑.shp', '图斑.dbf'] },
    ]);
  });

  test('the folder of a geodatabase travels as one ZIP with the folder in it, without its locks', () => {
    const paths = [
      '数据/150626.gdb/a00000001.gdbtable',
      '数据/150626.gdb/gdb',
      '数据/150626.gdb/_gdb.PC.1.sr.lock',
    ];
    expect(entries(paths)).toEqual([
      { name: '150626.gdb.zip', packed: true, entries: ['150626.gdb/a00000001.gdbtable', '150626.gdb/gdb'] },
    ]);
  });

  test('any other file goes as it is, also with an ending that nobody knows', () => {
    expect(entries(['界址点.txt', '范围.ovkml', '成果.dat', '无扩展名']).map(({ packed }) => packed)).toEqual(
      [false, false, false, false],
    );
  });
});

describe('what is said at once', () => {
  test.each([
    ['遥感.tif', chooseMessages.imagery],
    ['现场.JPG', chooseMessages.imagery],
    ['通知.docx', chooseMessages.document],
    ['红线.dwg', chooseMessages.drawing],
    ['工程.mxd', chooseMessages.project],
    ['图斑.dbf', chooseMessages.noShp],
  ])('%s is refused with the way to go on', (path, text) => {
    expect(gather(chosen(path))).toEqual({ datasets: [], unusable: [{ name: path, text }] });
  });

  test('an empty file and one beyond the limit are not sent', () => {
    const { unusable } = gather([
      { path: 'a.geojson', size: 0 },
      { path: 'b.gpkg', size: MAX_UPLOAD_BYTES + 1 },
    ]);
    expect(unusable.map(({ text }) => text)).toEqual([chooseMessages.emptyFile, chooseMessages.tooLarge]);
  });

  test('the limit is the one that the server keeps', () => {
    expect(MAX_UPLOAD_BYTES).toBe(MAX_FILE_BYTES);
  });

  test('what systems leave beside the data is passed over', () => {
    const litter = ['包/.DS_Store', '包/Thumbs.db', '__MACOSX/._图斑.shp', '遥感.tfw', '~$台账.xlsx'];
    expect(gather(chosen(...litter))).toEqual({ datasets: [], unusable: [] });
  });

  test('a picture beside the data does not keep the data out', () => {
    const { datasets, unusable } = gather(chosen('图斑.shp', '图斑.dbf', '示意图.png'));
    expect([datasets.length, unusable.length]).toEqual([1, 1]);
  });
});
