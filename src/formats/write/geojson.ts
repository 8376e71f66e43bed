import type { FlatPolygon } from '../../geo/flat.ts';
import { openOutput } from './output.ts';
import { eachRow } from './rows.ts';
import { projector, targetCrs, turned } from './shapes.ts';
import type { TableWriter } from './types.ts';

/**
 * GeoJSON: degrees and no `crs` member by RFC 7946 (CGCS2000 and WGS 84 coincide), or the older member that GIS
 * programs know where a zone was asked for. One feature a line.
 */
export const writeGeoJson: TableWriter = async (table, path, options) => {
  const crs = targetCrs(options.epsg);
  const project = projector(crs);
  const keys = table.fields.map(({ name }) => JSON.stringify(name));
  const output = openOutput(path);
  try {
    const member =
      crs.kind === 'geographic'
        ? ''
        : `"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::${crs.epsg}"}},\n`;
    output.write(
      `{"type":"FeatureCollection","name":${JSON.stringify(table.name)},\n${member}"features":[\n`,
    );
    const rows = await eachRow(table, options, ({ values, polygon }, record) => {
      // By hand, so that a field called __proto__ is one like any other.
      const properties = keys.map((key, i) => `${key}:${JSON.stringify(values[i] ?? null)}`).join(',');
      const geometry = geometryOf(project(turned(polygon, 'counterClockwise')));
      const before = record === 1 ? '' : ',\n';
      output.write(`${before}{"type":"Feature","properties":{${properties}},"geometry":${geometry}}`);
    });
    output.write('\n]}\n');
    return { rows, bytes: output.bytes, remarks: [] };
  } finally {
    output.close();
  }
};

function geometryOf({ coords, ringEnds, partEnds }: FlatPolygon): string {
  const parts: string[] = [];
  let ring = 0;
  let vertex = 0;
  for (const partEnd of partEnds) {
    const rings: string[] = [];
    for (; ring < partEnd; ring++) {
      const positions: string[] = [];
      for (; vertex < ringEnds[ring]; vertex++) {
        positions.push(`[${coords[2 * vertex]},${coords[2 * vertex + 1]}]`);
      }
      rings.push(`[${positions.join(',')}]`);
    }
    parts.push(`[${rings.join(',')}]`);
  }
  return parts.length === 1
    ? `{"type":"Polygon","coordinates":${parts[0]}}`
    : `{"type":"MultiPolygon","coordinates":[${parts.join(',')}]}`;
}
