import { readFile } from '../../../../src/formats/read.ts';
import type { ReadOptions, ReadResult } from '../../../../src/formats/types.ts';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { utf8 } from '../support/outcome.ts';

/** A well site of 85.4 m × 83.96 m near 108.84°E, 38.60°N, in zone 36: X (north), Y (east). */
export const CORNERS: readonly [x: number, y: number][] = [
  [4274433.979, 36573174.689],
  [4274433.979, 36573260.112],
  [4274350.02, 36573260.112],
  [4274350.02, 36573174.689],
];

/** Its area on the ellipsoid, ㎡: 85.423 × 83.959 in the plane, less 0.13 ‰ by which zone 36 is too large here. */
export const SITE_M2 = 7171.1;

export const HEAD = '5,0.7172,DK001,某某井场,面,J49G034014,工业用地,0601,@';

/** The lines before the parcels; a value of null leaves a key out. */
export function header(changed: Record<string, string | null> = {}): string {
  const keys: Record<string, string | null> = {
    格式版本号: '1.01版本',
    数据产生单位: '乌审旗自然资源局',
    坐标系: '2000国家大地坐标系',
    几度分带: '3',
    投影类型: '高斯克吕格',
    计量单位: '米',
    带号: '36',
    精度: '0.001',
    转换参数: ',,,,,,',
    ...changed,
  };
  const lines = Object.entries(keys).flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`]));
  return ['[属性描述]', ...lines, '[地块坐标]', ''].join('\n');
}

type Write = (x: number, y: number, index: number) => string;

export const plain: Write = (x, y, i) => `J${(i % 4) + 1},1,${x.toFixed(3)},${y.toFixed(3)}`;

/** The corners as lines, the first one repeated at the end. */
export function points(write: Write = plain, corners = [...CORNERS, CORNERS[0]]): string {
  return `${corners.map(([x, y], i) => write(x, y, i)).join('\n')}\n`;
}

/** Corners half as far from the middle: a hole. */
export const HOLE = CORNERS.map(([x, y]): [number, number] => [
  4274392 + (x - 4274392) / 2,
  36573217 + (y - 36573217) / 2,
]);

export async function read(
  text: string | Uint8Array,
  options: ReadOptions = {},
  name = '井场.txt',
): Promise<ReadResult> {
  return readFile(typeof text === 'string' ? utf8(text) : text, name, { options });
}

export const areasM2 = ({ features }: ReadResult) => features.map(({ polygon }) => areaM2(polygon));
