import type { Geometry, Position } from 'geojson';
import type { Account, AccountShapes, CoverageWithShape } from '../../api/account.ts';
import type { PolygonJson } from '../../api/common.ts';
import type { Width } from '../../api/width.ts';
import type { Text } from '../../domain/text.ts';
import { formatM2, formatMu } from '../../geo/mu.ts';
import type { Annotation, AnnotationShape } from '../map/annotation.ts';
import type { LonLatBox } from '../map/contract.ts';
import { roadFact } from './criteria.ts';
import { accountMessages as m } from './messages.ts';

type Tr = (text: Text, values?: Record<string, string | number>) => string;
/** An annotation before it is known whether the map should go there and how it is closed. */
export type Drawing = Pick<Annotation, 'shapes' | 'legend' | 'box'>;
export type WidthPlace = Width['places'][number];

const lineString = (coordinates: readonly (readonly number[])[]): Geometry => ({
  type: 'LineString',
  coordinates: coordinates as Position[],
});

function polygonDrawing(
  kind: 'gap' | 'overlap' | 'uncovered',
  shape: PolygonJson | null,
  box: LonLatBox | null,
  text: string,
): Drawing | null {
  return shape && { shapes: [{ kind, geometry: shape as Geometry }], legend: [{ kind, text }], box };
}

/** The hole in the base data, or where it lies over itself; null where there is nothing to draw. */
export function accountDrawing(
  kind: 'gap' | 'overlap',
  account: Account,
  shapes: AccountShapes,
  tr: Tr,
): Drawing | null {
  const key = kind === 'gap' ? 'noBase' : 'baseOverlap';
  const line = account.lines.find((one) => one.key === key);
  // As the account shows it: rounded by itself it might differ by a hundredth.
  const values = { mu: (line?.shownMu ?? '').replace('-', ''), m2: formatM2(Math.abs(line?.areaM2 ?? 0)) };
  const text = tr(kind === 'gap' ? m.gapLegend : m.overlapLegend, values);
  return polygonDrawing(kind, shapes[key], shapes[`${key}Bbox`], text);
}

/** What no approval covers; null where nothing remains. */
export function uncoveredDrawing(coverage: CoverageWithShape, tr: Tr): Drawing | null {
  const text = tr(m.uncoveredLegend, {
    mu: formatMu(coverage.uncoveredM2),
    m2: formatM2(coverage.uncoveredM2),
  });
  return polygonDrawing('uncovered', coverage.uncovered, coverage.uncoveredBbox, text);
}

/** Axis and the three lines across with their widths; `at` is the place to look at, the whole length without it. */
export function widthDrawing(width: Width, at: WidthPlace['kind'] | null, tr: Tr): Drawing {
  const looked = width.places.find((place) => place.kind === at);
  const { shown } = roadFact(width);
  return {
    shapes: [
      { kind: 'axis', geometry: lineString(width.axis) },
      ...width.places.flatMap((place) => markShapes(place, shown[place.kind], tr)),
    ],
    legend: [
      { kind: 'axis', text: tr(m.axisLegend, { m: width.lengthM.toFixed(2) }) },
      { kind: 'widthMark', text: tr(m.widthLegend) },
    ],
    box: boxOf(looked ? looked.line : width.axis),
  };
}

/** The line across, and a point on its middle that carries the label. */
function markShapes({ kind, line: across }: WidthPlace, widthM: string, tr: Tr): AnnotationShape[] {
  const [[lon, lat], [otherLon, otherLat]] = across;
  const middle = [(lon + otherLon) / 2, (lat + otherLat) / 2];
  return [
    { kind: 'widthMark', geometry: lineString(across) },
    {
      kind: 'widthMark',
      geometry: { type: 'Point', coordinates: middle },
      label: {
        text: `${tr(m[kind])} ${widthM} m`,
        // Along the line across, away from the axis.
        side:
          Math.abs(otherLat - lat) > Math.abs(otherLon - lon) * Math.cos((lat * Math.PI) / 180)
            ? 'above'
            : 'beside',
      },
    },
  ];
}

function boxOf(points: readonly (readonly number[])[]): LonLatBox {
  const box: LonLatBox = [180, 90, -180, -90];
  for (const [lon, lat] of points as readonly [number, number][]) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}
