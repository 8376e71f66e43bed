import type { Point, Ring } from '../basis/plane.ts';
import type { Rng } from '../basis/random.ts';
import { boxOf, rectangle } from '../basis/shapes.ts';
import type { Builder } from './builder.ts';
import type { Feature } from './feature.ts';
import { PLACES } from './grid.ts';
import { sandiness } from './natural.ts';
import { TOWNSHIPS, VILLAGES } from './villages.ts';

const TOWN_RADIUS_M = [2100, 700, 900, 620, 820, 560, 800];

/** Streets and blocks of the seven seats: a slightly turned grid, denser in the middle. */
export function buildTowns(builder: Builder, rng: Rng): void {
  TOWNSHIPS.forEach(({ seat }, index) => {
    const radius = TOWN_RADIUS_M[index]!;
    const angle = rng.between(-0.12, 0.12);
    const blockW = 190;
    const blockH = 150;
    const street = 16;
    const across = Math.ceil(radius / (blockW + street));
    const along = Math.ceil(radius / (blockH + street));
    for (let u = -across; u <= across; u++) {
      for (let v = -along; v <= along; v++) {
        const du = u * (blockW + street);
        const dv = v * (blockH + street);
        const far = Math.hypot(du, dv) / radius;
        if (far > 1 || rng.chance(far * far * 0.6)) continue;
        const cx = seat[0] + du * Math.cos(angle) - dv * Math.sin(angle);
        const cy = seat[1] + du * Math.sin(angle) + dv * Math.cos(angle);
        const dlbm = rng.weighted([
          ['0701', 10],
          ['08H1', 2],
          ['05H1', 2.4],
          ['08H2', 1.2],
          ['0810', 1],
          ['1201', 0.6],
          ['0601', far > 0.7 ? 3 : 0],
        ]);
        builder.addArea('town', dlbm, rectangle(cx, cy, blockW, blockH, angle), angle, rng.integer(0, 1e6));
        builder.ground.take(rectangle(cx, cy, blockW + street, blockH + street, angle), 0);
      }
    }
    builder.ground.takeCircle(seat[0], seat[1], radius * 0.55);
  });
}

/** Farmsteads in loose rows along the village roads, some with sheds (设施农用地) and a grove. */
export function buildHomesteads(builder: Builder, rng: Rng, count: number): void {
  const roads = builder.features.filter(({ kind }) => kind === 'villageRoad' || kind === 'highway');
  let built = 0;
  for (let tries = 0; tries < count * 12 && built < count; tries++) {
    const road = rng.pick(roads).shape;
    if (road.type !== 'line') continue;
    const i = rng.integer(0, road.points.length - 2);
    built += hamlet(builder, rng, road.points[i]!, road.points[i + 1]!, rng.integer(1, 6));
  }
}

/** A short row of farmsteads beside a piece of road. Returns how many were built. */
function hamlet(builder: Builder, rng: Rng, a: Point, b: Point, homes: number): number {
  const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
  const side = rng.chance(0.5) ? 1 : -1;
  const back = side * rng.between(52, 240);
  let built = 0;
  for (let k = 0; k < homes; k++) {
    const step = (k - homes / 2) * rng.between(66, 120);
    const cx = a[0] + Math.cos(angle) * step - Math.sin(angle) * back;
    const cy = a[1] + Math.sin(angle) * step + Math.cos(angle) * back;
    if (farmstead(builder, rng, cx, cy, angle)) built++;
  }
  return built;
}

/** One yard, with sheds beside it now and then. Refuses drifting sand and taken ground. */
export function farmstead(builder: Builder, rng: Rng, cx: number, cy: number, angle: number): boolean {
  const w = rng.between(42, 62);
  const h = rng.between(38, 54);
  const yard = rectangle(cx, cy, w, h, angle);
  if (sandiness(cx, cy) > 0.32 || !builder.canBuild(yard, 3)) return false;
  builder.addArea('homestead', '0702', yard, angle, rng.integer(0, 1e6));
  builder.ground.take(yard, 4);
  if (rng.chance(0.42)) {
    const width = rng.between(38, 80);
    const offset = w / 2 + width / 2 + 28;
    const side = rng.chance(0.5) ? 1 : -1;
    const sheds = rectangle(
      cx + Math.cos(angle) * offset * side,
      cy + Math.sin(angle) * offset * side,
      width,
      rng.between(36, 58),
      angle,
    );
    if (builder.canBuild(sheds, 2)) {
      builder.addArea('facility', '1202', sheds, angle, rng.integer(0, 1e6));
      builder.ground.take(sheds, 3);
    }
  }
  return true;
}

/** More farmsteads in the two detail places, and a village core round every village centre. */
export function buildVillageCores(builder: Builder, rng: Rng): void {
  for (const { centre } of VILLAGES.slice(TOWNSHIPS.length)) {
    for (let k = 0; k < 16; k++) {
      const angle = rng.between(0, Math.PI * 2);
      const r = rng.between(60, 620);
      farmstead(
        builder,
        rng,
        centre[0] + Math.cos(angle) * r,
        centre[1] + Math.sin(angle) * r,
        rng.between(-0.1, 0.1),
      );
    }
  }
  for (const { box, id } of PLACES) {
    const wanted = id === 'wudinghe' ? 34 : 12;
    for (let hamlets = 0, tries = 0; hamlets < wanted && tries < 400; tries++) {
      const x = rng.between(box.minX + 300, box.maxX - 300);
      const y = rng.between(box.minY + 300, box.maxY - 300);
      const angle = rng.between(-0.2, 0.2);
      let built = 0;
      for (let k = 0; k < rng.integer(2, 7); k++) {
        const row = k % 2;
        if (
          farmstead(
            builder,
            rng,
            x + Math.floor(k / 2) * rng.between(62, 96),
            y + row * rng.between(70, 110),
            angle,
          )
        )
          built++;
      }
      if (built > 0) hamlets++;
    }
  }
}

/** Small ponds and stands of trees. */
export function buildPondsAndGroves(builder: Builder, rng: Rng, ponds: number, groves: number): void {
  const box = boxOf(
    TOWNSHIPS.map(({ seat }) => seat),
    45_000,
  );
  const blob = (cx: number, cy: number, r: number): Ring =>
    Array.from({ length: 28 }, (_, i): Point => {
      const a = (i / 28) * Math.PI * 2;
      const k =
        r *
        (1 + 0.22 * Math.sin(a * 2 + cx) + 0.13 * Math.sin(a * 3 + cy) + 0.06 * Math.sin(a * 5 + cx + cy));
      return [cx + Math.cos(a) * k * 1.25, cy + Math.sin(a) * k * 0.85];
    });
  const scatter = (kind: Feature['kind'], dlbm: () => string, count: number, low: number, high: number) => {
    for (let built = 0, tries = 0; built < count && tries < count * 20; tries++) {
      const place = rng.chance(0.03) ? rng.pick(PLACES).box : box;
      const x = rng.between(place.minX, place.maxX);
      const y = rng.between(place.minY, place.maxY);
      const ring = blob(x, y, rng.between(low, high));
      if (sandiness(x, y) > 0.1 || !builder.canBuild(ring, 6)) continue;
      builder.addArea(kind, dlbm(), ring, 0, rng.integer(0, 1e6));
      builder.ground.take(ring, 10);
      built++;
    }
  };
  scatter('pond', () => '1104', ponds, 34, 130);
  scatter(
    'grove',
    () =>
      rng.weighted([
        ['0301', 4],
        ['0307', 5],
        ['0201', 1],
      ]),
    groves,
    50,
    190,
  );
}
