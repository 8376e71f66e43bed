import { intersect } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { type FlatPolygon, toGeoJson } from '../../../../src/geo/flat.ts';
import { candidates, sample } from '../candidates.ts';
import { inPlane, planeAreaM2 } from '../plane.ts';
import type { Runner } from '../runner.ts';
import { repeated, timed } from '../timing.ts';

/** Pairs asked: at some 3 ms a pair all of a county would take minutes. */
const MOST = 2000;
const WARM_UP = 200;

type Area = Polygon | MultiPolygon;

export const turf: Runner = {
  title: 'turf.intersect on GeoJSON in the equal-area plane',
  async run({ patches, zones }, { runs, giveUpMs }) {
    const [found, candidatesMs] = await timed(() => candidates(patches, zones));
    const asked = sample(found, MOST);
    const collections = Array.from(asked.patch, (p, i) => pair(patches[p], zones[asked.zone[i]]));
    collections.slice(0, WARM_UP).forEach(commonM2);
    const [areas, overlayMs, cpuMs] = await repeated(runs, giveUpMs, () => collections.map(commonM2));
    return {
      indexMs: candidatesMs,
      overlayMs,
      cpuMs,
      togetherMs: candidatesMs + overlayMs,
      ...(asked.patch.length < found.patch.length && { sampled: asked.patch.length }),
      pairs: { ...asked, areaM2: Float64Array.from(areas) },
      notes: { failed: areas.filter(Number.isNaN).length },
    };
  },
};

function pair(a: FlatPolygon, b: FlatPolygon): FeatureCollection<Area> {
  const feature = (polygon: FlatPolygon): Feature<Area> => ({
    type: 'Feature',
    properties: {},
    geometry: toGeoJson(inPlane(polygon)),
  });
  return { type: 'FeatureCollection', features: [feature(a), feature(b)] };
}

/** NaN where turf throws, as it may where edges are shared. */
function commonM2(collection: FeatureCollection<Area>): number {
  try {
    const geometry = intersect(collection)?.geometry;
    if (geometry === undefined) return 0;
    return planeAreaM2(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
  } catch {
    return Number.NaN;
  }
}
