import { noise } from '../basis/noise.ts';
import { type Point, toPlane } from '../basis/plane.ts';
import { curveThrough, densify } from '../basis/shapes.ts';
import type { Builder } from './builder.ts';
import { RIVERS } from './rivers.ts';
import { TOWNSHIPS, VILLAGES } from './villages.ts';

/** Bend a straight way a little; its two ends stay where they are. */
function wander(a: Point, b: Point, amplitudeM: number, seed: number): Point[] {
  const line = densify([a, b], 90);
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const nx = -(b[1] - a[1]) / length;
  const ny = (b[0] - a[0]) / length;
  return line.map(([x, y], i) => {
    const t = i / (line.length - 1);
    const shift =
      amplitudeM *
      Math.sin(Math.PI * t) *
      (noise(x / 5200, y / 5200, seed) + 0.3 * noise(x / 1500, y / 1500, seed + 1));
    return [x + nx * shift, y + ny * shift];
  });
}

const MOTORWAY: readonly (readonly [number, number])[] = [
  [109.27, 39.41],
  [109.2, 39.12],
  [109.215, 38.93],
  [109.13, 38.78],
  [109.0, 38.56],
  [108.86, 38.34],
  [108.73, 38.12],
  [108.655, 37.95],
  [108.66, 37.86],
  [108.64, 37.63],
];
const RAILWAY: readonly (readonly [number, number])[] = [
  [108.95, 39.4],
  [109.02, 39.2],
  [109.14, 39.0],
  [109.262, 38.87],
  [109.27, 38.78],
  [109.22, 38.62],
  [109.1, 38.45],
];

/** Roads, railway and rivers of the county; they come first, everything else keeps off them. */
export function layLines(builder: Builder): void {
  const lay = (
    kind: 'motorway' | 'highway' | 'villageRoad' | 'railway',
    dlbm: string,
    points: Point[],
    halfWidthM: number,
  ) => {
    builder.addLine(kind, dlbm, points, halfWidthM);
    builder.ground.takeLine(points, halfWidthM + 14);
  };
  for (const { line, channelM, bedM } of RIVERS) {
    builder.addLine('riverBed', '1106', line, bedM);
    builder.addLine('river', '1101', line, channelM);
    builder.ground.takeLine(line, bedM * 0.8);
  }
  const curve = (points: readonly (readonly [number, number])[]) =>
    densify(
      curveThrough(
        points.map(([lon, lat]) => toPlane(lon, lat)),
        14,
      ),
      90,
    );
  lay('motorway', '1003', curve(MOTORWAY), 17);
  lay('railway', '1001', curve(RAILWAY), 9);

  const links: [number, number][] = [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
    [0, 5],
    [5, 4],
    [0, 6],
  ];
  links.forEach(([a, b], i) => {
    lay('highway', '1003', wander(TOWNSHIPS[a]!.seat, TOWNSHIPS[b]!.seat, 2600, 300 + i * 7), 9);
  });
  const linked = new Set(links.map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`));
  VILLAGES.forEach((village, i) => {
    const [x, y] = village.centre;
    const nearest = VILLAGES.map(
      (other, j) => [Math.hypot(other.centre[0] - x, other.centre[1] - y), j] as const,
    )
      .filter(([, j]) => j !== i)
      .sort((p, q) => p[0] - q[0])
      .slice(0, 3);
    for (const [, j] of nearest) {
      const key = `${Math.min(i, j)}-${Math.max(i, j)}`;
      if (linked.has(key)) continue;
      linked.add(key);
      lay(
        'villageRoad',
        '1003',
        wander(VILLAGES[Math.min(i, j)]!.centre, VILLAGES[Math.max(i, j)]!.centre, 900, 400 + i * 13 + j),
        4.5,
      );
    }
  });
}
