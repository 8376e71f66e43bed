import type { FeatureCollection, Point } from 'geojson';
import type { Township } from '../../api/catalog.ts';
import type { Concentration } from './contract.ts';

/** Names of the townships, with the value under the name where the map shows a choropleth. */
export function townshipLabels(
  townships: readonly Township[],
  values: Concentration['values'],
): FeatureCollection<Point, { label: string; order: number }> {
  return {
    type: 'FeatureCollection',
    features: townships.map(({ code, name, lon, lat, areaM2 }) => {
      const value = values?.get(code);
      return {
        type: 'Feature',
        properties: { label: value ? `${name}\n${value.label}` : name, order: -areaM2 },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      };
    }),
  };
}
