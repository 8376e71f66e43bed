import { noise } from '../basis/noise.ts';
import { type Point, type Ring, toPlane } from '../basis/plane.ts';
import { TOWNSHIPS } from '../world/villages.ts';

export interface UrbanArea {
  name: string;
  zone: '城镇集中建设区' | '城镇弹性发展区' | '特别用途区';
  ring: Ring;
}

/** A town's edge: a rounded square, stepped along plots, never two alike. */
function edge(centre: Point, halfW: number, halfH: number, seed: number): Ring {
  const count = 72;
  const power = (v: number) => Math.sign(v) * Math.abs(v) ** 0.45;
  return Array.from({ length: count }, (_, i): Point => {
    const a = (i / count) * Math.PI * 2;
    const k = 1 + 0.16 * noise(Math.cos(a) * 2, Math.sin(a) * 2, seed);
    const step = (v: number) => Math.round(v / 25) * 25;
    return [
      centre[0] + step(power(Math.cos(a)) * halfW * k),
      centre[1] + step(power(Math.sin(a)) * halfH * k),
    ];
  }).filter(([x, y], i, all) => i === 0 || x !== all[i - 1]![0] || y !== all[i - 1]![1]);
}

const SIZE_M: readonly (readonly [number, number])[] = [
  [2300, 2100],
  [860, 760],
  [1050, 980],
  [760, 700],
  [980, 900],
  [700, 640],
  [1500, 1300],
];

/** 城镇开发边界: the seven seats, their flexible strips, and the chemical and industry parks. */
export const URBAN_AREAS: readonly UrbanArea[] = [
  ...TOWNSHIPS.map(
    ({ name, seat }, i): UrbanArea => ({
      name,
      zone: '城镇集中建设区',
      ring: edge(seat, SIZE_M[i]![0], SIZE_M[i]![1], 500 + i),
    }),
  ),
  { name: '图克工业项目区', zone: '城镇集中建设区', ring: edge(toPlane(109.36, 39.005), 1400, 950, 520) },
  { name: '乌审召化工项目区', zone: '城镇集中建设区', ring: edge(toPlane(109.03, 39.17), 1050, 640, 521) },
  { name: '图克物流园', zone: '城镇集中建设区', ring: edge(toPlane(109.205, 38.885), 640, 430, 522) },
  { name: '嘎鲁图镇弹性区', zone: '城镇弹性发展区', ring: edge(toPlane(108.886, 38.6), 700, 900, 523) },
  { name: '嘎鲁图镇湿地公园', zone: '特别用途区', ring: edge(toPlane(108.84, 38.629), 900, 420, 524) },
];
