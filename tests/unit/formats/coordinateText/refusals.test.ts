import { describe, expect, it } from 'vitest';
import { formatErrorText } from '../../../../src/formats/error.ts';
import type { ReadOptions } from '../../../../src/formats/types.ts';
import { refusal, utf8 } from '../support/outcome.ts';
import { areasM2, HEAD, header, plain, points, read, SITE_M2 } from './list.ts';

const refused = async (text: string, options: ReadOptions = {}) => {
  const error = await refusal(utf8(text), '井场.txt', options);
  return { code: error.code, zh: formatErrorText(error, 'zh'), en: formatErrorText(error, 'en') };
};
const bare = points((x, y, i) => plain(x, y - 36e6, i));

describe('a zone that nobody can know is asked for', () => {
  it('six-digit eastings without a zone are never placed by a guess; a choice settles it', async () => {
    const text = `${header({ 带号: '' }) + HEAD}\n${bare}`;
    expect((await refused(text)).code).toBe('crsUnknown');
    expect(areasM2(await read(text, { epsg: 4545 }))[0]).toBeCloseTo(SITE_M2, 0);
  });

  it.each([
    [
      '带号 in the header against the prefix of the eastings',
      `${header({ 带号: '38' }) + HEAD}\n${points()}`,
      'zoneConflict',
      ['38', '36'],
    ],
    [
      'a 6° zone of that number does not exist',
      `${header({ 几度分带: '6' }) + HEAD}\n${points()}`,
      'zoneImpossible',
      ['6°', '36 带'],
    ],
    [
      'a 6° zone of that number does not exist for plain eastings',
      `${header({ 几度分带: '6' }) + HEAD}\n${bare}`,
      'zoneImpossible',
      ['6°', '36 带'],
    ],
    [
      'the central meridian belongs to another zone',
      `${header({ 中央子午线: '111' }) + HEAD}\n${points()}`,
      'meridianConflict',
      ['111°', '108°'],
    ],
  ])('%s: both are named, with their lines', async (_, text, code, words) => {
    const { code: found, zh } = await refused(text);
    expect(found).toBe(code);
    for (const word of words) expect(zh).toContain(word);
    expect(zh).toMatch(/第 \d+ 行/);
    expect(areasM2(await read(text, { epsg: text.includes('36573') ? 4524 : 4545 }))[0]).toBeCloseTo(
      SITE_M2,
      0,
    );
  });
});

describe('another datum is named and never shifted silently', () => {
  it.each(['1980西安坐标系', '西安80', '1954年北京坐标系', '北京54', '地方独立坐标系'])(
    '%s',
    async (datum) => {
      const { code, zh } = await refused(`${header({ 坐标系: datum }) + HEAD}\n${points()}`);
      expect(code).toBe('crsDatum');
      expect(zh).toContain(datum);
    },
  );
});

describe('a damaged line is named', () => {
  const list = `${header() + HEAD}\n${points()}`;
  it.each([
    ['a letter among digits', list.replace('4274350.020', '427435o.020'), 'coordinateLine', 15],
    ['a coordinate missing', list.replace('4274350.020', ''), 'coordinateLine', 15],
    ['NaN', list.replace('4274350.020', 'NaN'), 'coordinateLine', 15],
    ['cut off in a coordinate', list.slice(0, list.lastIndexOf('J4') + 20), 'coordinateLine', 16],
    ['a prefix forgotten', list.replace('36573260.112', '573260.112'), 'coordinateOdd', 14],
    ['another zone within a ring', list.replace('36573260.112', '37573260.112'), 'coordinateOdd', 14],
    ['a parcel without points', `${header() + HEAD}\n${HEAD}\n${points()}`, 'parcelEmpty', 12],
    [
      'a ring of two points',
      `${header() + HEAD}\n${points().split('\n').slice(0, 2).join('\n')}`,
      'ringTooShort',
      13,
    ],
    ['feet', `${header({ 计量单位: '英尺' }) + HEAD}\n${points()}`, 'unitUnknown', 7],
  ])('%s', async (_, text, code, line) => {
    const { code: found, zh, en } = await refused(text);
    expect(found).toBe(code);
    expect(zh).toContain(`第 ${line} 行`);
    expect(en).toContain(`line ${line}`);
  });

  it('a ring gone on with after another, though it was left open', async () => {
    const ring = (number: number, from: number, to: number, shift: number) =>
      points((x, y, i) => `J${i + 1},${number},${x + shift},${y}`)
        .split('\n')
        .slice(from, to)
        .join('\n');
    const { code } = await refused(
      `${header() + HEAD}\n${[ring(1, 0, 2, 0), ring(2, 0, 4, 500), ring(1, 2, 4, 0)].join('\n')}`,
    );
    expect(code).toBe('ringResumed');
  });

  it('parcels that cannot be read are left out where that is asked for', async () => {
    const text = `${header() + HEAD}\n${HEAD}\n${points()}`;
    const result = await read(text, { skipInvalid: true });
    expect(result.features.map(({ record }) => record)).toEqual([2]);
    expect(result.skipped).toEqual([{ record: 1, code: 'geometryBad' }]);
  });
});

it('lists of lines only are no polygons; words only are no list', async () => {
  expect((await refused(`${header() + HEAD.replace('面', '线')}\n${points()}`)).zh).toContain('线');
  expect((await refused('这是一个说明文件\n没有坐标\n')).code).toBe('unknownFormat');
  expect((await refused(header())).code).toBe('noCoordinates');
});

it('half a million blank, broken or nested lines cost seconds at most', async () => {
  const before = process.cpuUsage();
  await refused(`${header()}${HEAD}\n${'\n'.repeat(500_000)}`);
  await refused(`${header()}${'合计 备注 说明\n'.repeat(200_000)}`);
  await refused(`${header()}${HEAD}\n${'J'.repeat(1_000_000)}`);
  const { user } = process.cpuUsage(before);
  expect(user / 1e6).toBeLessThan(10);
});
