import { toLonLat } from './basis/plane.ts';
import { boxOf } from './basis/shapes.ts';
import { BATCH_OF } from './patches/batches.ts';
import { PLACES } from './world/grid.ts';
import { OUTLINE } from './world/outline.ts';
import { TOWNSHIPS } from './world/villages.ts';

export const IMAGE_DATES = ['2025-10-06', '2026-05-01'] as const;

const LAYERS = [
  ['township', '苏木镇', 'Townships', '2025年度'],
  ['landUse', '现状地类', 'Land use', '2025年度国土变更调查'],
  ['permanentFarmland', '永久基本农田', 'Permanent farmland', '2022年划定成果'],
  ['ecologicalRedLine', '生态保护红线', 'Ecological red line', '2022年划定成果'],
  ['urbanBoundary', '城镇开发边界', 'Urban boundary', '2022年划定成果'],
  ['planningZone', '规划分区', 'Planning zones', '2025年度动态维护'],
  ['approval', '用地审批', 'Land approvals', '截至2026年10月'],
  ['miningRight', '采矿权', 'Mining rights', '截至2026年10月'],
  ['basicGrassland', '基本草原', 'Basic grassland', '2023年划定成果'],
] as const;

const VALID_FROM: Record<string, string> = {
  township: '2025-12-31',
  landUse: '2025-12-31',
  permanentFarmland: '2022-09-01',
  ecologicalRedLine: '2022-09-01',
  urbanBoundary: '2022-09-01',
  planningZone: '2025-12-31',
  approval: '2026-10-31',
  miningRight: '2026-10-31',
  basicGrassland: '2023-12-31',
};

/** [west, south, east, north] in degrees of some plane points. */
function degreesBox(points: Parameters<typeof boxOf>[0]): [number, number, number, number] {
  const box = boxOf(points);
  return [...toLonLat([box.minX, box.minY]), ...toLonLat([box.maxX, box.maxY])];
}

/** The table of contents of the demo county: what a first start reads. */
export function countyDocument(counts: Readonly<Record<string, number>>) {
  return {
    code: '150626',
    name: '乌审旗',
    nameEn: 'Uxin Banner',
    label: '示意数据',
    labelEn: 'Synthetic data',
    synthetic: true,
    bbox: degreesBox(OUTLINE),
    crs: 'EPSG:4490',
    townships: TOWNSHIPS.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
    batches: [...BATCH_OF.values()].map(
      ({ id, name, nameEn, source, period, issuedOn, deadline, status }) => ({
        id,
        name,
        nameEn,
        source,
        period,
        issuedOn,
        deadline,
        status,
        before: IMAGE_DATES[0],
        after: IMAGE_DATES[1],
        file: `patches/${id}.geojson.gz`,
        count: counts[id],
      }),
    ),
    layers: LAYERS.map(([kind, name, nameEn, version]) => ({
      kind,
      name,
      nameEn,
      version,
      validFrom: VALID_FROM[kind],
      file: `layers/${kind}.geojson.gz`,
      count: counts[kind],
    })),
    images: [
      ...IMAGE_DATES.map((date) => ({
        id: `county-${date}`,
        place: 'county',
        placeName: '全旗',
        placeNameEn: 'Whole county',
        date,
        resolutionM: 60,
        epsg: 4490,
        file: `imagery/county-${date}.tif`,
        bbox: degreesBox(OUTLINE),
      })),
      ...PLACES.flatMap(({ id, name, nameEn, epsg, box }) =>
        IMAGE_DATES.map((date) => ({
          id: `${id}-${date}`,
          place: id,
          placeName: name,
          placeNameEn: nameEn,
          date,
          resolutionM: 2.5,
          epsg,
          file: `imagery/${id}-${date}.tif`,
          bbox: degreesBox([
            [box.minX, box.minY],
            [box.maxX, box.maxY],
          ]),
        })),
      ),
    ],
    decisions: 'decisions.json.gz',
  };
}
