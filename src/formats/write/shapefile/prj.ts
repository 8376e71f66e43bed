import type { Crs } from '../../../geo/crs.ts';

const CGCS2000 =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

/** WKT of a coordinate system as ESRI names and writes it, which every GIS of the trade knows. */
export function esriWkt(crs: Crs): string {
  if (crs.kind === 'geographic') return crs.epsg === 4326 ? WGS84 : CGCS2000;
  if (crs.kind === 'mercator') {
    return projected('WGS_1984_Web_Mercator_Auxiliary_Sphere', WGS84, 'Mercator_Auxiliary_Sphere', [
      ['False_Easting', 0],
      ['False_Northing', 0],
      ['Central_Meridian', 0],
      ['Standard_Parallel_1', 0],
      ['Auxiliary_Sphere_Type', 0],
    ]);
  }
  const { zone = 0, centralMeridian = 0 } = crs;
  const series = crs.kind === 'gk3' ? 'CGCS2000_3_Degree_GK' : 'CGCS2000_GK';
  return projected(
    crs.hasPrefix ? `${series}_Zone_${zone}` : `${series}_CM_${centralMeridian}E`,
    CGCS2000,
    'Gauss_Kruger',
    [
      ['False_Easting', 500_000 + (crs.hasPrefix ? zone * 1_000_000 : 0)],
      ['False_Northing', 0],
      ['Central_Meridian', centralMeridian],
      ['Scale_Factor', 1],
      ['Latitude_Of_Origin', 0],
    ],
  );
}

function projected(name: string, base: string, method: string, parameters: [string, number][]): string {
  const list = parameters.map(([key, value]) => `PARAMETER["${key}",${value.toFixed(1)}]`).join(',');
  return `PROJCS["${name}",${base},PROJECTION["${method}"],${list},UNIT["Meter",1.0]]`;
}
