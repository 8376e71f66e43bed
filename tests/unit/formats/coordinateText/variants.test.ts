import { describe, expect, it } from 'vitest';
import { noteText } from '../../../../src/formats/noteText.ts';
import { encode } from '../support/shapefile.ts';
import { areasM2, CORNERS, HEAD, HOLE, header, plain, points, read, SITE_M2 } from './list.ts';

const whole = `${header() + HEAD}\n${points()}`;
const fullWidth = (text: string) =>
  text.replace(/[0-9,.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const thousands = (value: number) => value.toLocaleString('en', { minimumFractionDigits: 3 });

/** Ways in which offices write the one well site; all are the same place. */
const SAME: Record<string, string | Uint8Array> = {
  'as the ministry prints it': whole,
  'a space before the first bracket': ` ${whole}`,
  'CRLF line ends': whole.replaceAll('\n', '\r\n'),
  'CR line ends': whole.replaceAll('\n', '\r'),
  'a blank line after every line': whole.replaceAll('\n', '\n\n'),
  'no line end at the end': whole.trimEnd(),
  GBK: encode(whole, 'gbk'),
  'UTF-8 with a byte order mark': new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(whole)]),
  'UTF-16, little endian': new Uint8Array([0xff, 0xfe, ...Buffer.from(whole, 'utf16le')]),
  'UTF-16, big endian': new Uint8Array([0xfe, 0xff, ...Buffer.from(whole, 'utf16le').swap16()]),
  'full-width digits, points and commas': header() + fullWidth(`${HEAD}\n${points()}`),
  'full-width brackets': whole.replaceAll('[', '【').replaceAll(']', '】'),
  'colons in the header': `${header().replaceAll('=', '：') + HEAD}\n${points()}`,
  'a header in another order': `${header({ 带号: null }).replace('[地块坐标]', '带号=36\n[地块坐标]') + HEAD}\n${points()}`,
  '分带=3度带': `${header({ 几度分带: null, 分带: '3度带' }) + HEAD}\n${points()}`,
  tabs: `${header() + HEAD}\n${points().replaceAll(',', '\t')}`,
  spaces: `${header() + HEAD}\n${points().replaceAll(',', '  ')}`,
  semicolons: `${header() + HEAD}\n${points().replaceAll(',', ';')}`,
  quotes: `${header() + HEAD}\n${points((x, y, i) => `"J${i + 1}","1","${x}","${y}"`)}`,
  'no J': `${header() + HEAD}\n${points((x, y, i) => `${i + 1},1,${x},${y}`)}`,
  'a small j': `${header() + HEAD}\n${points((x, y, i) => `j${i + 1},1,${x},${y}`)}`,
  'zeros before numbers': `${header() + HEAD}\n${points((x, y, i) => `T00${(i % 4) + 1},01,${x},${y}`)}`,
  'thousands separators between spaces': `${header() + HEAD}\n${points((x, y, i) => `J${i + 1} 1 ${thousands(x)} ${thousands(y)}`)}`,
  'thousands separators between commas': `${header() + HEAD}\n${points((x, y, i) => `J${i + 1},1,${thousands(x)},${thousands(y)}`)}`,
  'not closed': `${header() + HEAD}\n${points(plain, [...CORNERS])}`,
  'closed up to rounding': `${header() + HEAD}\n${points((x, y, i) => plain(i === 4 ? x + 0.001 : x, y, i))}`,
  'easting first': `${header() + HEAD}\n${points((x, y, i) => `J${i + 1},1,${y},${x}`)}`,
  labels: points((x, y, i) => `J${i + 1} X=${x} Y=${y}`),
  'the zone in the header only': `${header() + HEAD}\n${points((x, y, i) => plain(x, y - 36e6, i))}`,
  'the central meridian instead of the zone':
    header({ 带号: null, 几度分带: null, 中央子午线: '108°' }) +
    HEAD +
    '\n' +
    points((x, y, i) => plain(x, y - 36e6, i)),
  'a heading over columns': `某项目界址点成果表\n点号\tX坐标(m)\tY坐标(m)\n${points((x, y, i) => `J${i + 1}\t${x}\t${y}`)}`,
  'heights and lengths behind': `${header() + HEAD}\n${points((x, y, i) => `${plain(x, y, i)},1203.5,85.42`)}`,
  'no header': `${HEAD}\n${points()}`,
  'no head line': points(),
  'two numbers a line': points((x, y) => `${x},${y}`),
  'few commas before the @': `${header()},,,面,,,@\n${points()}`,
  'a comment and a page line': `${header() + HEAD}\n# 第一块\n${points()}第 1 页 共 1 页\n`,
  'corners of a mining right in one line': points((x, y, i) => `${i + 1},${x},${y}`)
    .trim()
    .replaceAll('\n', ','),
  'corners in brackets': `矿区拐点坐标：${points((x, y, i) => `(${i + 1},${x},${y})`).replaceAll('\n', '')}`,
  'corners after counts, before heights': `1,5,${points((x, y, i) => `${i + 1},${x},${y}`)
    .trim()
    .replaceAll('\n', ',')},1200,900`,
};

describe('a list of boundary points is read however it was written:', () => {
  it.each(Object.entries(SAME))('%s', async (_, text) => {
    const result = await read(text);
    expect(areasM2(result)).toHaveLength(1);
    expect(areasM2(result)[0]).toBeCloseTo(SITE_M2, 0);
    const [lon, lat] = result.features[0].polygon.coords;
    expect(lon).toBeCloseTo(108.84, 4);
    expect(lat).toBeCloseTo(38.6, 4);
  });
});

describe('angles are read as degrees:', () => {
  const degrees: Record<string, string> = {
    'latitude first': '38.6,108.84\n38.6,108.85\n38.59,108.85\n',
    'longitude first': '108.84,38.6\n108.85,38.6\n108.85,38.59\n',
    'degrees, minutes, seconds': '108°50′24″,38°36′00″\n108°51′00″,38°36′00″\n108°51′00″,38°35′24″\n',
    'in words':
      '东经108度50分24秒 北纬38度36分00秒\n东经108度51分00秒 北纬38度36分00秒\n东经108度51分00秒 北纬38度35分24秒\n',
    'with hyphens': '108-50-24,38-36-00\n108-51-00,38-36-00\n108-51-00,38-35-24\n',
    'packed, as 度分秒 says': `${header({ 计量单位: '度分秒', 带号: null })},面,@\n38.3600,108.5024\n38.3600,108.5100\n38.3524,108.5100\n`,
  };
  it.each(Object.entries(degrees))('%s', async (_, text) => {
    const result = await read(text);
    // half of 36″ × 36″ at 38.6°N: 870.8 m × 1110.2 m / 2
    expect(areasM2(result)[0] / 483_400).toBeCloseTo(1, 2);
    expect(result.features[0].polygon.coords[0]).toBeCloseTo(108.84, 6);
    expect(result.features[0].polygon.coords[1]).toBeCloseTo(38.6, 6);
  });
});

describe('rings are told apart', () => {
  const hole = (ring: number) =>
    points((x, y, i) => `J${(i % 4) + 1},${ring},${x.toFixed(3)},${y.toFixed(3)}`, [...HOLE, HOLE[0]]);
  it.each([
    ['by the ring number', `${header() + HEAD}\n${points()}${hole(2)}`],
    ['by closing, with one ring number', `${header() + HEAD}\n${points()}${hole(1)}`],
    ['by point numbers that begin anew', `${header() + HEAD}\n${points(plain, [...CORNERS])}${hole(1)}`],
    [
      'by a blank line',
      `${points((x, y) => `${x},${y}`, [...CORNERS])}\n${points((x, y) => `${x},${y}`, HOLE)}`,
    ],
  ])('%s: the inner one is a hole', async (_, text) => {
    const result = await read(text);
    expect(areasM2(result)[0] / (SITE_M2 * 0.75)).toBeCloseTo(1, 4);
    expect(result.features[0].polygon.ringEnds).toHaveLength(2);
    expect(result.repairs).toEqual([]);
  });

  it('a second ring beside the first is another part, not a hole', async () => {
    const beside = points((x, y, i) => `J${(i % 4) + 1},2,${x + 500},${y}`);
    const result = await read(`${header() + HEAD}\n${points()}${beside}`);
    expect(result.features[0].polygon.partEnds).toHaveLength(2);
    expect(areasM2(result)[0] / (2 * SITE_M2)).toBeCloseTo(1, 4);
  });

  it('parcels are told apart by blank lines, by closing and by words', async () => {
    const second = points((x, y) => `${x + 500},${y}`);
    const first = points((x, y) => `${x},${y}`);
    for (const text of [`${first}\n${second}`, first + second, `地块一\n${first}地块二\n${second}`]) {
      expect((await read(text)).features).toHaveLength(2);
    }
    const named = await read(`地块一\n${first}地块二\n${second}`);
    expect(named.features.map(({ properties }) => properties.地块名称)).toEqual(['地块一', '地块二']);
  });

  it('parcels in two zones lie where their own prefix says', async () => {
    const east = points((x, y, i) => plain(x, y + 1e6 - 250_000, i));
    const result = await read(`${header({ 带号: null }) + HEAD}\n${points()}${HEAD}\n${east}`);
    const [a, b] = result.features.map(({ polygon }) => polygon.coords[0]);
    expect(a).toBeCloseTo(108.84, 4);
    expect(b).toBeGreaterThan(108.9);
    expect(b).toBeLessThan(109);
    expect(result.notes.map((note) => noteText(note, 'zh')).join()).toContain('EPSG:4525');
  });
});

describe('what a head line says becomes attributes', () => {
  it('in the order of the ministry, and with number and name changed over', async () => {
    const expected = {
      地块编号: 'DK001',
      地块名称: '某某井场',
      '地块面积(公顷)': 0.7172,
      图幅号: 'J49G034014',
      地块用途: '工业用地',
      地类编码: '0601',
    };
    for (const head of [HEAD, HEAD.replace('DK001,某某井场', '某某井场,DK001')]) {
      expect((await read(`${header() + head}\n${points()}`)).features[0].properties).toMatchObject(expected);
    }
  });

  it('with ten commas, as a province wants it', async () => {
    const head = '5,0.7172,150626108,某村,DK001,某某井场,面,J49G034014,工业用地,0601,@';
    const [{ properties }] = (await read(`${header() + head}\n${points()}`)).features;
    expect(properties).toMatchObject({
      地块编号: 'DK001',
      地块名称: '某某井场',
      行政区代码: '150626108',
      坐落: '某村',
    });
  });

  it.each([
    ['0.7172公顷', 0.7172],
    ['7172.03平方米', 0.717203],
    ['10.758亩', 0.7172],
    ['7172.03', 0.717203],
  ])('an area of %s is %f ha', async (area, ha) => {
    const head = HEAD.replace('0.7172', area);
    const [{ properties }] = (await read(`${header() + head}\n${points()}`)).features;
    expect(properties['地块面积(公顷)']).toBeCloseTo(ha, 6);
  });
});

describe('what does not agree is said, and read all the same', () => {
  const said = async (text: string) =>
    (await read(text)).notes.map((note) => noteText(note, 'zh')).join('\n');

  it('a count of points that is not theirs; counting the closing point or not is both right', async () => {
    expect(await said(`${header() + HEAD.replace('5,', '63,')}\n${points()}`)).toMatch(/第 12 行.*63.*5/);
    expect(await said(`${header() + HEAD.replace('5,', '4,')}\n${points()}`)).toBe('');
    expect(await said(`${header() + HEAD}\n${points(plain, [...CORNERS])}`)).toBe('');
  });

  it('an area that is not theirs, with both', async () => {
    expect(await said(`${header() + HEAD.replace('0.7172', '1.5')}\n${points()}`)).toMatch(
      /1\.5000 公顷.*0\.7171 公顷/,
    );
  });

  it('lines and points among the parcels, and words below them', async () => {
    const text = `${header() + HEAD}\n${points()}${HEAD.replace('面', '线')}\n${points()}制表人：张三\n`;
    const notes = await said(text);
    expect(notes).toContain('线地块');
    expect(notes).toContain('制表人：张三');
  });
});
