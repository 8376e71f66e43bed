import { describe, expect, it } from 'vitest';
import { formatErrorText } from '../../../../src/formats/error.ts';
import { openFile, readFile } from '../../../../src/formats/read.ts';
import type { ReadOptions } from '../../../../src/formats/types.ts';
import { fromLonLat } from '../../../../src/geo/crs.ts';
import { refusal, utf8 } from '../support/outcome.ts';
import { encode } from '../support/shapefile.ts';
import {
  block,
  circle,
  drawing,
  groups,
  hatch,
  insert,
  lwpolyline,
  type Point,
  polyline,
  square,
  text,
  X,
  Y,
} from './drawings.ts';

const NAME = '地块.dxf';
const read = (dxf: string, options: ReadOptions = {}) => readFile(utf8(dxf), NAME, { options });
const open = (dxf: string) => openFile(utf8(dxf), NAME, { options: {}, onProgress() {} });

/** Area in the drawing's own plane. */
function planeM2({ features }: Awaited<ReturnType<typeof readFile>>): number {
  const convert = fromLonLat(4524);
  let twice = 0;
  for (const { polygon } of features) {
    let start = 0;
    for (const end of polygon.ringEnds) {
      const ring: Point[] = [];
      for (let v = start; v < end; v++) {
        const [x, y] = convert(polygon.coords[2 * v]!, polygon.coords[2 * v + 1]!);
        ring.push([x - X, y - Y]);
      }
      ring.forEach(([x, y], i) => {
        const [nx, ny] = ring[(i + 1) % ring.length]!;
        twice += x * ny - nx * y;
      });
      start = end;
    }
  }
  return Math.abs(twice / 2);
}

describe('a DXF drawing', () => {
  it('gives closed polylines of old and new versions, placed by their zone', async () => {
    for (const entity of [lwpolyline('宗地', square(X, Y, 100)), polyline('宗地', square(X, Y, 100))]) {
      const result = await read(drawing(entity));
      expect(result.crs).toEqual({ epsg: 4524, how: 'zonePrefix' });
      expect(result.layerName).toBe('宗地');
      expect(result.repairs).toEqual([]);
      expect(planeM2(result)).toBeCloseTo(10_000, 2);
    }
  });

  it('takes a polyline as closed by its flag or by its last vertex, and leaves out open ones with a word', async () => {
    const closed = [...square(X + 200, Y, 100), [X + 200, Y]] as Point[];
    const lines = lwpolyline('线', closed, { flags: 0 }) + lwpolyline('线', square(X, Y, 100), { flags: 0 });
    const result = await read(drawing(lines));
    expect(planeM2(result)).toBeCloseTo(10_000, 2);
    expect(JSON.stringify(result.notes)).toContain('LWPOLYLINE 1');
  });

  it('draws bulges as arcs: two halves make a circle', async () => {
    const round = lwpolyline(
      '井场',
      [
        [X, Y],
        [X + 100, Y],
      ] as Point[],
      { bulges: [1, 1] },
    );
    const exact = Math.PI * 50 ** 2;
    expect(Math.abs(planeM2(await read(drawing(round))) / exact - 1)).toBeLessThan(6e-5);
    const old = polyline(
      '井场',
      [
        [X, Y],
        [X + 100, Y],
      ] as Point[],
      1,
      [1, 1],
    );
    expect(Math.abs(planeM2(await read(drawing(old))) / exact - 1)).toBeLessThan(6e-5);
    expect(Math.abs(planeM2(await read(drawing(circle('罐', X, Y, 50)))) / exact - 1)).toBeLessThan(6e-5);
  });

  it('turns an arc to the side its bulge says', async () => {
    // A square of 100 m whose eastern edge is a half circle, outwards and inwards.
    const half = (Math.PI * 50 ** 2) / 2;
    for (const [bulge, expected] of [
      [1, 10_000 + half],
      [-1, 10_000 - half],
    ] as const) {
      const result = await read(drawing(lwpolyline('a', square(X, Y, 100), { bulges: [0, bulge, 0, 0] })));
      expect(Math.abs(planeM2(result) - expected)).toBeLessThan(0.5);
    }
  });

  it('takes a hatch with its holes, and not its edge once more', async () => {
    const outer = square(X, Y, 100);
    const entities = hatch('填充', [outer, square(X + 20, Y + 20, 20)]) + lwpolyline('填充', outer);
    const result = await read(drawing(entities));
    expect(result.features).toHaveLength(1);
    expect(result.features[0]!.polygon.ringEnds).toHaveLength(2);
    expect(planeM2(result)).toBeCloseTo(9_600, 1);
    expect(JSON.stringify(result.notes)).toContain('只取填充');
  });

  it('takes a hatch bounded by lines, arcs, ellipses and splines, in whatever direction they are listed', async () => {
    const line = (...[a, b]: Point[]): [number, number][] => [
      [72, 1],
      [10, a![0]],
      [20, a![1]],
      [11, b![0]],
      [21, b![1]],
    ];
    const arc = (from: number, to: number, isCounter: number): [number, number][] => [
      [72, 2],
      [10, X],
      [20, Y],
      [40, 50],
      [50, from],
      [51, to],
      [73, isCounter],
    ];
    const west: Point = [X - 50, Y];
    const east: Point = [X + 50, Y];
    const half = (Math.PI * 50 ** 2) / 2;
    for (const edges of [
      [line(west, east), arc(0, 180, 1)],
      [line(east, west), arc(0, 180, 1)],
      // A clockwise arc's angles are counted clockwise: from the east by the south to the west.
      [line(west, east), arc(0, 180, 0)],
    ]) {
      const result = await read(drawing(hatch('弧', [[[92, 1], [93, 2], ...edges.flat()]])));
      expect(Math.abs(planeM2(result) - half)).toBeLessThan(0.5);
    }
    const ellipse: [number, number][] = [
      [72, 3],
      [10, X],
      [20, Y],
      [11, 50],
      [21, 0],
      [40, 0.5],
      [50, 0],
      [51, 360],
      [73, 1],
    ];
    const round = await read(drawing(hatch('椭圆', [[[92, 1], [93, 1], ...ellipse]])));
    expect(Math.abs(planeM2(round) / (Math.PI * 50 * 25) - 1)).toBeLessThan(6e-5);
    const controls: Point[] = [
      [X, Y],
      [X + 50, Y + 100],
      [X + 100, Y],
    ];
    const spline: [number, number][] = [
      [72, 4],
      [94, 2],
      [73, 0],
      [74, 0],
      [95, 6],
      [96, 3],
      ...[0, 0, 0, 1, 1, 1].map((knot): [number, number] => [40, knot]),
      ...controls.flatMap(([x, y]): [number, number][] => [
        [10, x],
        [20, y],
      ]),
      [97, 0],
    ];
    const bow = await read(
      drawing(hatch('样条', [[[92, 1], [93, 2], ...spline, ...line([X + 100, Y], [X, Y])]])),
    );
    // Under a parabola: two thirds of its box, 100 by 50.
    expect(Math.abs(planeM2(bow) / (100 * 50 * (2 / 3)) - 1)).toBeLessThan(3e-4);
  });

  it('draws blocks where they are inserted: moved, turned, scaled, in rows, one in the other', async () => {
    const blocks =
      block('宗', lwpolyline('0', square(10, 10, 10)), [10, 10]) +
      block('组', insert('宗', '0', [0, 0]) + insert('宗', '0', [20, 0]));
    const more: [number, number][] = [
      [41, 2],
      [42, 3],
      [50, 90],
      [70, 2],
      [71, 3],
      [44, 100],
      [45, 100],
    ];
    const result = await read(drawing(insert('组', '地块', [X, Y], more), { blocks }));
    expect(result.layerName).toBe('地块');
    expect(result.features).toHaveLength(12);
    expect(planeM2(result)).toBeCloseTo(12 * 600, 1);
    const convert = fromLonLat(4524);
    const west = Math.min(
      ...result.features.map(({ polygon }) => convert(polygon.coords[0]!, polygon.coords[1]!)[0]),
    );
    // Turned by 90°, what was to the north lies to the west.
    expect(west).toBeLessThan(X - 199);
  });

  it('mirrors what is drawn from below', async () => {
    const below: [number, number][] = [
      [210, 0],
      [220, 0],
      [230, -1],
    ];
    const points = square(-X - 100, Y, 100);
    const result = await read(drawing(lwpolyline('镜', points, { more: below })));
    const [x] = fromLonLat(4524)(
      result.features[0]!.polygon.coords[0]!,
      result.features[0]!.polygon.coords[1]!,
    );
    expect(Math.abs(x - (X + 100))).toBeLessThan(0.001);
  });

  it('gives each shape the texts inside of it, the smallest shape first', async () => {
    const mtext = groups(
      [0, 'MTEXT'],
      [8, '注记'],
      [10, X + 250],
      [20, Y + 50],
      [30, 0],
      [1, '{\\fSimSun|b0;嘎鲁图镇}\\P\\H2.5x;第二行'],
    );
    const entities =
      lwpolyline('宗地', square(X - 50, Y - 50, 1000)) +
      lwpolyline('宗地', square(X, Y, 100)) +
      lwpolyline('宗地', square(X + 200, Y, 100)) +
      text(X + 50, Y + 40, '工业用地') +
      text(X + 50, Y + 60, 'DK001') +
      mtext;
    const result = await read(drawing(entities));
    expect(result.features.map(({ properties }) => properties.文字)).toEqual([
      null,
      'DK001 工业用地',
      '嘎鲁图镇 第二行',
    ]);
    expect(JSON.stringify(result.notes)).toContain('2 条闭合线位于另一条之内');
  });

  it('keeps what survey software hangs on an entity', async () => {
    const more: [number, string][] = [
      [1001, 'SOUTH'],
      [1000, '300000'],
      [1000, '张三'],
      [1001, '__proto__'],
      [1000, '1'],
    ];
    const { properties } = (await read(drawing(lwpolyline('JZD', square(X, Y, 10), { more })))).features[0]!;
    expect(properties.SOUTH).toBe('300000,张三');
    expect(Object.getOwnPropertyNames(properties)).toContain('__proto__');
  });

  it('leaves the paper of its layouts aside', async () => {
    const entities =
      lwpolyline('a', square(X, Y, 10)) + lwpolyline('a', square(0, 0, 297), { head: [[67, 1]] });
    expect((await read(drawing(entities))).features).toHaveLength(1);
  });

  it('lists its layers by their names, with those that hold no polygons', async () => {
    const entities =
      lwpolyline('界线', square(X, Y, 10)) +
      groups([0, 'LINE'], [8, '道路'], [10, X], [20, Y], [11, X], [21, Y + 1]) +
      groups([0, 'POINT'], [8, '控制点'], [10, X], [20, Y]);
    expect((await open(drawing(entities))).map(({ name, geometry }) => [name, geometry])).toEqual([
      ['界线', 'polygon'],
      ['道路', 'line'],
      ['控制点', 'point'],
    ]);
    expect((await read(drawing(entities))).layerName).toBe('界线');
  });
});

describe('the names in a drawing', () => {
  const entities = lwpolyline('宗地界线', square(X, Y, 100)) + text(X + 50, Y + 50, '乌审旗');
  const cases: [string, Uint8Array, string, string][] = [
    ['R2000 in GBK', encode(drawing(entities), 'gbk'), 'gb18030', 'format'],
    ['R2018 in UTF-8', utf8(drawing(entities, { version: 'AC1032' })), 'utf-8', 'format'],
    ['R2018 but in GBK', encode(drawing(entities, { version: 'AC1032' }), 'gbk'), 'gb18030', 'fallback'],
    [
      'a western code page over GBK',
      encode(drawing(entities, { codePage: 'ANSI_1252' }), 'gbk'),
      'gb18030',
      'fallback',
    ],
    ['R2000 but in UTF-8', utf8(drawing(entities, { codePage: 'ANSI_1252' })), 'utf-8', 'validUtf8'],
  ];
  for (const [title, bytes, name, how] of cases) {
    it(`${title} come out right`, async () => {
      const result = await readFile(bytes, NAME);
      expect(result.layerName).toBe('宗地界线');
      expect(result.features[0]!.properties.文字).toBe('乌审旗');
      expect(result.encoding).toEqual({ name, how });
    });
  }

  it('are also read where AutoCAD has written them as numbers', async () => {
    const result = await read(drawing(lwpolyline('\\U+5B97\\U+5730\\M+5BDE7', square(X, Y, 10))));
    expect(result.layerName).toBe('宗地界');
  });
});

describe('a drawing that cannot be imported', () => {
  const whole = drawing(lwpolyline('a', square(X, Y, 100)));

  it('cut short is refused with the line', async () => {
    for (const end of [whole.length - 30, whole.length / 2, 200]) {
      const error = await refusal(utf8(whole.slice(0, end)), NAME);
      expect(error.code).toMatch(/dxfCut|dxfSyntax/);
      expect(formatErrorText(error, 'zh')).toMatch(/第 \d+ 行/);
    }
  });

  it('with text where a code should stand names the line', async () => {
    const error = await refusal(utf8(whole.replace('90\r\n', 'xx\r\n')), NAME);
    expect(error).toMatchObject({ code: 'dxfSyntax', params: { found: 'xx' } });
  });

  it('whose blocks insert each other is refused', async () => {
    const loop = block('a', insert('b', '0', [0, 0])) + block('b', insert('a', '0', [0, 0]));
    expect((await refusal(utf8(drawing(insert('a', '0', [X, Y]), { blocks: loop })), NAME)).code).toBe(
      'dxfBlocks',
    );
    const ten = (name: string, of: string) => block(name, insert(of, '0', [0, 0]).repeat(100));
    const bomb =
      block('z', lwpolyline('0', square(0, 0, 1))) +
      ten('y', 'z') +
      ten('x', 'y') +
      ten('w', 'x') +
      ten('v', 'w');
    expect((await refusal(utf8(drawing(insert('v', '0', [X, Y]), { blocks: bomb })), NAME)).code).toBe(
      'dxfBlocks',
    );
    const rows: [number, number][] = [
      [70, 30_000],
      [71, 30_000],
    ];
    const many = drawing(insert('z', '0', [X, Y], rows), { blocks: block('z', '') });
    expect((await refusal(utf8(many), NAME)).code).toBe('dxfBlocks');
  });

  it('with a hatch that contradicts itself names the line', async () => {
    const broken = drawing(hatch('a', [square(X, Y, 10)]).replace('93\r\n4', '93\r\n7'));
    expect(await refusal(utf8(broken), NAME)).toMatchObject({ code: 'dxfEntity', params: { type: 'HATCH' } });
  });

  it('with a coordinate that is no number is refused', async () => {
    const broken = lwpolyline('a', square(X, Y, 100)).replace(`${X + 100}`, '1,5');
    expect((await refusal(utf8(drawing(broken)), NAME)).code).toBe('coordinateNotFinite');
  });

  it('of six digits asks for the zone, unless the county tells it', async () => {
    const plain = drawing(lwpolyline('a', square(X - 36_000_000, Y, 100)));
    expect((await refusal(utf8(plain), NAME)).code).toBe('crsUnknown');
    const expectedExtent: [number, number, number, number] = [108.286, 37.651, 109.677, 39.394];
    expect((await read(plain, { expectedExtent })).crs).toEqual({ epsg: 4545, how: 'extent' });
    expect((await read(plain, { epsg: 4545 })).crs).toEqual({ epsg: 4545, how: 'chosen' });
  });

  it('of lines only, or of nothing, says so', async () => {
    const line = groups([0, 'LINE'], [8, '道路'], [10, X], [20, Y], [11, X], [21, Y + 1]);
    expect(await refusal(utf8(drawing(line)), NAME)).toMatchObject({
      code: 'layerKind',
      params: { kind: 'line' },
    });
    expect((await refusal(utf8(drawing('')), NAME)).code).toBe('dxfNoShapes');
  });

  it('is a DWG: says how to save it', async () => {
    const error = await refusal(utf8('AC1032\0\0\0\0\0'), '地块.dwg');
    expect(error.code).toBe('dwg');
    expect(formatErrorText(error, 'zh')).toContain('DXF');
  });
});
