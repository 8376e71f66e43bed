import { type Point, type Ring, roundDegrees, toPlane, xToLon, yToLat } from '../basis/plane.ts';
import { createRng, type Rng } from '../basis/random.ts';
import { boxOf } from '../basis/shapes.ts';
import { MINES } from '../world/industry.ts';
import type { World } from '../world/world.ts';
import { COUNTY_CODE, COUNTY_NAME, identifier } from './attributes.ts';
import type { Row } from './write.ts';
import { measure } from './zones.ts';

/** Corner points of a licence are whole seconds of arc, as they are in the papers. */
const second = (degrees: number) => roundDegrees(Math.round(degrees * 3600) / 3600);

/** A stepped block with edges along meridians and parallels. */
function block([cx, cy]: Point, halfW: number, halfH: number, rng: Rng): Ring {
  const u = halfW * rng.between(0.25, 0.6);
  const v = halfH * rng.between(0.3, 0.6);
  const all: Ring = [
    [-halfW, -halfH],
    [u, -halfH],
    [u, -v],
    [halfW, -v],
    [halfW, halfH],
    [-u, halfH],
    [-u, v],
    [-halfW, v],
  ];
  return all.map(([x, y]): Point => [cx + x, cy + y]);
}

interface Right {
  name: string;
  mineral: string;
  method: '地下开采' | '露天开采' | '钻井开采';
  scale: [number, string];
  ring: Ring;
  state: string;
}

function drawRights(world: World): Right[] {
  const rng = createRng(90_001);
  const rights: Right[] = [];
  const gas: readonly (readonly [string, number, number, number, number])[] = [
    ['苏里格气田苏东示意区块', 108.75, 38.82, 17_000, 15_000],
    ['苏里格气田苏西示意区块', 108.62, 38.55, 9000, 13_000],
    ['大牛地气田示意区块', 109.33, 38.9, 9000, 12_000],
    ['乌审气田示意区块', 108.98, 39.18, 13_000, 11_000],
    ['纳林河示意区块', 108.62, 38.12, 10_000, 12_000],
  ];
  for (const [name, lon, lat, w, h] of gas) {
    rights.push({
      name,
      mineral: '天然气',
      method: '钻井开采',
      scale: [rng.integer(3, 40), '亿立方米/年'],
      ring: block(toPlane(lon, lat), w, h, rng),
      state: '生产',
    });
  }
  for (const { name, centre } of MINES) {
    const open = name.includes('露天');
    const half = open ? 1300 : rng.between(2800, 4300);
    rights.push({
      name,
      mineral: '煤',
      method: open ? '露天开采' : '地下开采',
      scale: [rng.integer(3, 13) * 100, '万吨/年'],
      ring: block(centre, half, half * 0.8, rng),
      state: '生产',
    });
  }
  const pits = world.features.filter(({ kind }) => kind === 'pit').slice(0, 28);
  pits.forEach(({ shape }, i) => {
    if (shape.type !== 'area') return;
    const box = boxOf(shape.ring, 35);
    const middle: Point = [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2];
    rights.push({
      name: `示意砂石场${i + 1}号`,
      mineral: '建筑用砂',
      method: '露天开采',
      scale: [rng.integer(3, 30), '万立方米/年'],
      ring: block(middle, (box.maxX - box.minX) / 2, (box.maxY - box.minY) / 2, rng),
      state: rng.pick(['生产', '停产', '生产']),
    });
  });
  return rights;
}

/** 采矿权: gas blocks, coal mines and sand pits. Underground or gas rights say nothing about the land on top. */
export function miningRightRows(world: World): Row[] {
  const rng = createRng(90_002);
  return drawRights(world).map(({ name, mineral, method, scale, ring, state }, i) => {
    const corners = ring.map(([x, y]): [number, number] => [second(xToLon(x)), second(yToLat(y))]);
    const closed = [...corners, corners[0]!];
    const from = rng.integer(2008, 2023);
    const years = mineral === '建筑用砂' ? 5 : 30;
    return {
      polygons: [[closed]],
      attributes: {
        BSM: identifier('5001', i + 1),
        XZQDM: COUNTY_CODE,
        XZQMC: COUNTY_NAME,
        XKZH: `C15000${from}${String(i * 137 + 11_000).padStart(9, '0')}`,
        CKQR: `${name}（示意）有限公司`,
        KSMC: name,
        KCZKZ: mineral,
        KCFS: method,
        SJSCGM: scale[0],
        GMDW: scale[1],
        KQMJ: Math.round(measure([[closed]]) / 100) / 10_000,
        YXQQ: `${from}-06-01`,
        YXQZ: `${from + years}-06-01`,
        FZJG: mineral === '建筑用砂' ? '乌审旗自然资源局' : '内蒙古自治区自然资源厅',
        SCXZ: state,
        BZ: '示意数据',
      },
    };
  });
}
