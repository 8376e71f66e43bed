import type { Rng } from '../basis/random.ts';
import { rectangle } from '../basis/shapes.ts';
import {
  buildingOutline,
  pivotOutline,
  raggedOutline,
  roadOutline,
  solarOutline,
  wellOutline,
} from './outlines.ts';
import type { Draft, Works } from './patch.ts';

/**
 * One change of the wanted sort at a spot, as an image interpreter would outline it.
 *
 * @param angle direction of what is near (road, farmstead, row of fields), radians
 */
export function draftChange(works: Works, x: number, y: number, angle: number, rng: Rng): Draft {
  const seed = rng.integer(1, 1e6);
  const base = { works, angle, seed };
  switch (works) {
    case 'well': {
      const tblx = rng.weighted([
        ['20', 6],
        ['YH', 3],
        ['DT', 1],
      ]);
      return { ...base, tblx, feature: '井场', remark: '含进场道路', ring: wellOutline(x, y, angle, rng) };
    }
    case 'solar': {
      const big = rng.chance(0.25);
      const columns = big ? rng.integer(7, 12) : rng.integer(3, 6);
      const rows = big ? rng.integer(8, 16) : rng.integer(4, 9);
      const ring = solarOutline(x, y, rng.between(-0.12, 0.12), rng, columns, rows);
      return { ...base, tblx: 'GF', feature: '光伏板阵列', remark: '', ring };
    }
    case 'minePit':
      return {
        ...base,
        tblx: 'CK',
        feature: rng.pick(['挖砂取土', '采坑', '露天采场']),
        remark: '',
        ring: raggedOutline(x, y, rng.between(45, 150), angle, seed),
      };
    case 'spoil':
      return {
        ...base,
        tblx: 'TD',
        feature: rng.pick(['堆土', '矸石堆放', '渣土堆放']),
        remark: '',
        ring: raggedOutline(x, y, rng.between(24, 82), angle, seed),
      };
    case 'earthworks':
      return {
        ...base,
        tblx: rng.weighted([
          ['DT', 3],
          ['TD', 2],
          ['TP', 0.6],
        ]),
        feature: rng.pick(['平整场地', '管线施工作业带', '施工动土']),
        remark: '',
        ring: raggedOutline(x, y, rng.between(20, 66), angle, seed, rng.between(1.2, 3)),
      };
    case 'building': {
      const width = rng.between(24, 92);
      return {
        ...base,
        tblx: rng.weighted([
          ['20', 5],
          ['JZ', 1],
        ]),
        feature: rng.pick(['彩钢厂房', '库房', '办公用房', '加工棚']),
        remark: '',
        ring: buildingOutline(x, y, width, width * rng.between(0.4, 0.8), angle, rng),
      };
    }
    case 'yard':
      return {
        ...base,
        tblx: '20',
        feature: '农牧户房屋院落',
        remark: '',
        ring: rectangle(x, y, rng.between(26, 46), rng.between(22, 38), angle),
      };
    case 'paved': {
      const width = rng.between(36, 150);
      return {
        ...base,
        tblx: 'YH',
        feature: rng.pick(['停车场', '货场硬化', '水泥硬化场地']),
        remark: '',
        ring: buildingOutline(x, y, width, width * rng.between(0.45, 0.9), angle, rng),
      };
    }
    case 'pens': {
      const width = rng.between(28, 74);
      return {
        ...base,
        tblx: '20',
        feature: '棚圈',
        remark: rng.pick(['养殖棚圈', '牲畜棚圈', '羊舍']),
        ring: rectangle(x, y, width, rng.between(18, 42), angle),
      };
    }
    case 'road': {
      const half = rng.between(4.2, 6);
      const { ring, line } = roadOutline(x, y, angle, rng.between(500, 3200), half, seed);
      return {
        ...base,
        tblx: rng.weighted([
          ['DL1', 3],
          ['DL2', 2],
        ]),
        feature: rng.pick(['运煤道路', '园区道路', '进场道路']),
        remark: '',
        ring,
        line,
        halfWidthM: half,
      };
    }
    case 'dirtRoad': {
      const half = rng.between(3, 3.9);
      const { ring, line } = roadOutline(x, y, angle, rng.between(260, 1500), half, seed);
      return { ...base, tblx: 'ND', feature: '农村道路', remark: '', ring, line, halfWidthM: half };
    }
    case 'newPivot':
      return {
        ...base,
        tblx: '01',
        feature: '新开垦指针式喷灌地',
        remark: '疑似新开垦',
        ring: pivotOutline(x, y, rng.between(120, 240)),
      };
    case 'pond':
      return {
        ...base,
        tblx: rng.weighted([
          ['KT', 3],
          ['SM', 1],
        ]),
        feature: '蓄水池',
        remark: '',
        ring: raggedOutline(x, y, rng.between(18, 46), angle, seed, 1.2),
      };
  }
}
