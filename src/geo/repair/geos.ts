import { type FlatPolygon, joinPolygons } from '../flat.ts';
import { withGeometry, withMade } from '../geos/module.ts';
import { polygonsIn } from '../geos/polygons.ts';

/** The "structure" method: rings keep their role, what overlaps is united, nothing is counted out. */
const METHOD_STRUCTURE = 1;

/** Whether GEOS finds a polygon valid in the sense of OGC simple features. Throws `GeosFailure`. */
export function geosIsValid(polygon: FlatPolygon): boolean {
  return withGeometry(polygon, (g, geometry) => g.GEOSisValid(geometry) === 1);
}

/** The polygon made valid, its polygonal parts only; `null` when no area is left. Throws `GeosFailure`. */
export function geosMakeValid(polygon: FlatPolygon): FlatPolygon | null {
  return withGeometry(polygon, (g, geometry) => {
    const params = g.GEOSMakeValidParams_create();
    g.GEOSMakeValidParams_setMethod(params, METHOD_STRUCTURE as never);
    g.GEOSMakeValidParams_setKeepCollapsed(params, 0);
    const made = g.GEOSMakeValidWithParams(geometry, params) as unknown as number;
    g.GEOSMakeValidParams_destroy(params);
    return withMade(g, made, () => joinPolygons(polygonsIn(g, made)));
  });
}
