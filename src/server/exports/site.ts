import type { PolygonJson } from '../../api/common.ts';
import { type FlatPolygon, fromGeoJson } from '../../geo/flat.ts';
import { initRepair, repairPolygon } from '../../geo/repair.ts';
import { Fault } from '../fault.ts';
import { repairText } from '../repairText.ts';

/** A drawn or pasted outline as a valid polygon. @throws Fault 422 where it has no area */
export async function usableSite(geometry: PolygonJson): Promise<FlatPolygon> {
  await initRepair();
  const { polygon, repairs } = repairPolygon(fromGeoJson(geometry as Parameters<typeof fromGeoJson>[0]));
  if (polygon) return polygon;
  const why = repairText(repairs.at(-1)?.code ?? 'empty');
  throw new Fault(422, 'site', {
    zh: `这个范围不能导出：${why.zh}。请重新绘制或检查粘贴的坐标`,
    en: `This site cannot be exported: ${why.en}. Draw it again or check the pasted coordinates`,
  });
}
