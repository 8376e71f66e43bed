import { COUNTY_CODE, COUNTY_NAME, landClassName, round2 } from '../layers/attributes.ts';
import type { Row } from '../layers/write.ts';
import { measure, spatialOrder } from '../layers/zones.ts';
import type { LonLatPolygon } from '../topology/rings.ts';
import { TOWNSHIPS, VILLAGES } from '../world/villages.ts';
import { BATCH_OF, type Batch } from './batches.ts';
import type { Papers } from './case.ts';
import { type Change, outlineOf } from './patch.ts';
import type { Touch } from './touch.ts';

/** A change with everything known about it. */
export interface Patch {
  change: Change;
  touch: Touch;
  papers: Papers;
  patchCode: string;
  polygons: LonLatPolygon[];
  areaM2: number;
}

/** Number the changes of every batch in spatial order and measure them. */
export function numberPatches(
  parts: { change: Change; touch: Touch; papers: Papers }[],
): Map<string, Patch[]> {
  const result = new Map<string, Patch[]>();
  for (const batch of BATCH_OF.values()) {
    const mine = parts
      .filter(({ change }) => change.batch === batch.id)
      .map((part) => ({ ...part, polygons: outlineOf(part.change) }));
    result.set(
      batch.id,
      spatialOrder(mine).map((part, i) => ({
        ...part,
        patchCode: `${COUNTY_CODE}SJBG26${batch.mark}${String(i + 1).padStart(4, '0')}`,
        areaM2: measure(part.polygons),
      })),
    );
  }
  return result;
}

/** Attribute rows of an issued batch, with the columns of the 2026 national issue. */
export function patchRows(batch: Batch, patches: readonly Patch[]): Row[] {
  return patches.map(({ change, touch, patchCode, polygons, areaM2 }, i) => {
    const cultivated = touch.mainClass.startsWith('01');
    const village = VILLAGES[touch.village]!;
    return {
      polygons,
      attributes: {
        OBJECTID: i + 1,
        XZQDM: COUNTY_CODE,
        XMC: COUNTY_NAME,
        TBLX: change.tblx,
        TZ: change.feature,
        QSX: '20251006',
        HSX: '20260501',
        DDTC: batch.layerName,
        BZ: [change.remark, `${TOWNSHIPS[village.township]!.name}${village.name}`].filter(Boolean).join('；'),
        JSYDXZ: ['20', 'JZ', 'YH', 'GF', 'CK', 'DL1', 'DL2'].includes(change.tblx) ? '新增建设' : null,
        JCBH: patchCode,
        DLBM: touch.mainClass,
        DLMC: landClassName(touch.mainClass),
        TBXHDM:
          touch.mainClass.startsWith('04') || touch.mainClass === '1205'
            ? touch.mainClass === '1205'
              ? 'SHGD'
              : 'MQGD'
            : null,
        TBXHMC: touch.mainClass === '1205' ? '沙荒' : touch.mainClass.startsWith('04') ? '牧区' : null,
        ZZSXDM: cultivated ? 'LS' : null,
        ZZSXMC: cultivated ? '种植粮食作物' : null,
        CZCSXM: touch.mainClass === '0702' ? '203' : null,
        SFYN: touch.permanentFarmland * areaM2 > 1 ? '是' : '否',
        SFHX: touch.redLine * areaM2 > 1 ? '是' : '否',
        MJ: round2(areaM2),
        CREATE_AT: `${batch.issuedOn} 09:00:00`,
        UPDATE_AT: `${batch.issuedOn} 09:00:00`,
      },
    };
  });
}
