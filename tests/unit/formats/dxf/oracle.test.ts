import type { Feature, FeatureCollection, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../../src/formats/read.ts';
import { areaM2 } from '../../../../src/geo/ellipsoid.ts';
import { fromGeoJson } from '../../../../src/geo/flat.ts';
import { hasOgr, ogr2ogr } from '../support/ogr.ts';
import { utf8 } from '../support/outcome.ts';
import {
  block,
  circle,
  drawing,
  hatch,
  insert,
  lwpolyline,
  type Point,
  polyline,
  square,
  X,
  Y,
} from './drawings.ts';

/** GDAL leaves closed lines as lines: each is taken as a ring here. */
function ringsOf({ geometry }: Feature): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type === 'LineString') return [[geometry.coordinates]];
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map((line) => [line]);
  throw new Error(geometry.type);
}

describe.skipIf(!hasOgr)('areas of a drawing as GDAL finds them (skipped where ogr2ogr is absent)', () => {
  const turned: [number, number][] = [
    [41, 2],
    [42, -3],
    [50, 30],
    [70, 2],
    [71, 2],
    [44, 150],
    [45, 120],
  ];
  const blocks =
    block('宗', lwpolyline('0', square(10, 10, 10), { bulges: [0.3, 0, -0.2, 0] }), [5, 5]) +
    block('组', insert('宗', '0', [0, 0]) + insert('宗', '0', [30, 0], [[50, 45]]));
  const arc: [number, number][] = [
    [92, 1],
    [93, 3],
    [72, 1],
    [10, X],
    [20, Y],
    [11, X + 100],
    [21, Y],
    [72, 2],
    [10, X + 50],
    [20, Y],
    [40, 50],
    [50, 0],
    [51, 90],
    [73, 1],
    [72, 1],
    [10, X + 50],
    [20, Y + 50],
    [11, X],
    [21, Y],
  ];
  const below: [number, number][] = [
    [210, 0],
    [220, 0],
    [230, -1],
  ];
  const cases: [string, string][] = [
    [
      'polylines with bulges of all sizes',
      lwpolyline('a', square(X, Y, 80), { bulges: [0.1, -0.4, 1.7, -0.05] }),
    ],
    ['an old polyline with bulges', polyline('a', square(X, Y, 80), 1, [0.5, 0, 0, -0.5])],
    ['circles', circle('a', X, Y, 12.34) + circle('a', X + 100, Y, 45)],
    ['a hatch with a hole', hatch('a', [square(X, Y, 90), square(X + 10, Y + 10, 20)])],
    ['a hatch of lines and an arc', hatch('a', [arc])],
    ['blocks, turned, mirrored and in rows', insert('组', 'a', [X, Y], turned)],
    [
      'what is drawn from below',
      lwpolyline('a', square(-X - 100, Y, 100), { bulges: [0.5, 0, 0, 0], more: below }),
    ],
  ];
  for (const [title, entities] of cases) {
    it(title, async () => {
      const bytes = utf8(drawing(entities, { version: 'AC1032', blocks }));
      const options = ['--config', 'OGR_ARC_STEPSIZE', '1', '-s_srs', 'EPSG:4524', '-t_srs', 'EPSG:4490'];
      const theirs: FeatureCollection = JSON.parse(
        new TextDecoder().decode(
          ogr2ogr(bytes, 'a.dxf', 'GeoJSON', [...options, '-lco', 'COORDINATE_PRECISION=15']),
        ),
      );
      const expected = theirs.features
        .flatMap(ringsOf)
        .reduce((sum, coordinates) => sum + areaM2(fromGeoJson({ type: 'Polygon', coordinates })), 0);
      const [layer] = await openFile(bytes, 'a.dxf', { options: {}, onProgress() {} });
      const ours = (await layer!.read()).features.reduce((sum, { polygon }) => sum + areaM2(polygon), 0);
      expect(ours).toBeGreaterThan(0);
      expect(Math.abs(ours / expected - 1)).toBeLessThan(1e-5);
    });
  }

  it('of a ring listed from a vertex on, by its points', async () => {
    const points: Point[] = [
      [X, Y],
      [X + 50, Y + 3],
      [X + 70, Y + 60],
      [X + 10, Y + 40],
    ];
    const bytes = utf8(drawing(lwpolyline('a', points)));
    const theirs: FeatureCollection = JSON.parse(
      new TextDecoder().decode(ogr2ogr(bytes, 'a.dxf', 'GeoJSON', ['-lco', 'COORDINATE_PRECISION=15'])),
    );
    const [layer] = await openFile(bytes, 'a.dxf', { options: { asWritten: true }, onProgress() {} });
    const [feature] = (await layer!.read()).features;
    expect(Array.from(feature!.polygon.coords)).toEqual(theirs.features.flatMap(ringsOf).flat(3));
  });
});
