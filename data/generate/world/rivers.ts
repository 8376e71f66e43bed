import { noise } from '../basis/noise.ts';
import { type Point, toPlane } from '../basis/plane.ts';
import { curveThrough, densify, segmentDistance } from '../basis/shapes.ts';

export interface River {
  name: string;
  line: Point[];
  /** Half width of the channel and of the sandy flood bed, metres. */
  channelM: number;
  bedM: number;
}

function meander(
  points: readonly (readonly [number, number])[],
  amplitudeM: number,
  waveM: number,
  seed: number,
) {
  const smooth = densify(
    curveThrough(
      points.map(([lon, lat]) => toPlane(lon, lat)),
      12,
    ),
    60,
  );
  let along = 0;
  return smooth.map((point, i): Point => {
    const before = smooth[Math.max(0, i - 1)]!;
    const after = smooth[Math.min(smooth.length - 1, i + 1)]!;
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    along += length / 2;
    const shift =
      amplitudeM * noise(along / waveM, 0.5, seed) +
      amplitudeM * 0.3 * noise((along / waveM) * 2.7, 3.5, seed);
    return [
      point[0] - ((after[1] - before[1]) / length) * shift,
      point[1] + ((after[0] - before[0]) / length) * shift,
    ];
  });
}

export const RIVERS: readonly River[] = [
  {
    name: '无定河',
    channelM: 34,
    bedM: 105,
    line: meander(
      [
        [108.24, 37.86],
        [108.33, 37.83],
        [108.44, 37.83],
        [108.54, 37.87],
        [108.62, 37.9],
        [108.69, 37.95],
        [108.745, 38.07],
        [108.83, 38.07],
        [108.93, 38.0],
        [109.02, 38.04],
        [109.12, 38.06],
      ],
      520,
      900,
      61,
    ),
  },
  {
    name: '海流图河',
    channelM: 16,
    bedM: 48,
    line: meander(
      [
        [109.0, 38.66],
        [108.97, 38.52],
        [108.95, 38.36],
        [108.87, 38.2],
        [108.83, 38.07],
      ],
      340,
      800,
      62,
    ),
  },
  {
    name: '纳林河',
    channelM: 13,
    bedM: 40,
    line: meander(
      [
        [108.53, 38.4],
        [108.58, 38.24],
        [108.63, 38.1],
        [108.655, 37.99],
        [108.672, 37.935],
      ],
      300,
      700,
      63,
    ),
  },
];

const STEP_M = 240;
const MIN = { x: -64_000, y: -100_000 };
const WIDTH = 540;
const HEIGHT = 860;
const field = new Float32Array(WIDTH * HEIGHT);

const segments = RIVERS.flatMap(({ line }) => {
  const thin = line.filter((_, i) => i % 4 === 0 || i === line.length - 1);
  return thin.slice(1).map((b, i) => [thin[i]!, b] as const);
});
for (let j = 0; j < HEIGHT; j++) {
  for (let i = 0; i < WIDTH; i++) {
    const x = MIN.x + i * STEP_M;
    const y = MIN.y + j * STEP_M;
    let best = 20_000;
    for (const [a, b] of segments) {
      if (Math.abs(a[0] - x) - 260 > best || Math.abs(a[1] - y) - 260 > best) continue;
      best = Math.min(best, segmentDistance(x, y, a, b));
    }
    field[j * WIDTH + i] = best;
  }
}

/** Rough distance in metres (within about 60 m) to the nearest river, at most 20 km. */
export function roughRiverDistance(x: number, y: number): number {
  const u = Math.min(WIDTH - 1.001, Math.max(0, (x - MIN.x) / STEP_M));
  const v = Math.min(HEIGHT - 1.001, Math.max(0, (y - MIN.y) / STEP_M));
  const i = Math.floor(u);
  const j = Math.floor(v);
  const fu = u - i;
  const fv = v - j;
  const at = j * WIDTH + i;
  const low = field[at]! * (1 - fu) + field[at + 1]! * fu;
  const high = field[at + WIDTH]! * (1 - fu) + field[at + WIDTH + 1]! * fu;
  return low * (1 - fv) + high * fv;
}
