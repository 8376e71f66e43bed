import proj4 from 'proj4';
import { describe, expect, it, vi } from 'vitest';
import { crsOfCode, crsOfWkt } from '../../../src/formats/anywhere.ts';
import { readFile } from '../../../src/formats/read.ts';
import { utf8 } from './support/outcome.ts';
import { makeDbf, makeShp, type Ring, zipShapefile } from './support/shapefile.ts';

// GDAL takes a second to start, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const LAMBERT_93 =
  'PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",44.0],PARAMETER["Standard_Parallel_2",49.0],PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]';
const LAMBERT_93_PROJ =
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs';
const BEIJING_54 =
  'PROJCS["Beijing_1954_3_Degree_GK_CM_108E",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],UNIT["Meter",1.0]]';

const field: Ring = [
  [2.35, 48.85],
  [2.351, 48.8505],
  [2.352, 48.85],
  [2.351, 48.849],
  [2.35, 48.85],
];
const forward = (proj: string) => field.map((p) => proj4(proj).forward(p) as [number, number]);

function expectField(coords: Float64Array): void {
  expect(coords).toHaveLength(10);
  // 1e-8° is a millimetre
  coords.forEach((value, i) => {
    expect(Math.abs(value - field.flat()[i])).toBeLessThan(1e-8);
  });
}

function shapefile(ring: Ring, prj?: string): Uint8Array {
  const rows = [{ rings: [ring], values: ['A'] }];
  return zipShapefile({
    shp: makeShp(rows),
    dbf: makeDbf([{ name: 'ID', type: 'C', length: 4 }], rows, 'utf-8'),
    prj,
  });
}

describe('a file from anywhere on earth', () => {
  it('in Lambert-93, described by ESRI, is a field in Paris', async () => {
    const bytes = shapefile(forward(LAMBERT_93_PROJ), LAMBERT_93);
    const { features, crs } = await readFile(bytes, 'a.zip', { options: { anywhere: true } });
    expectField(features[0].polygon.coords);
    expect(crs).toEqual({ epsg: 0, how: 'prj', name: 'RGF_1993_Lambert_93' });
    await expect(readFile(bytes, 'a.zip')).rejects.toMatchObject({ code: 'crsUnsupported' });
  });

  it('takes the system chosen by its code', async () => {
    const bytes = shapefile(forward(LAMBERT_93_PROJ));
    const { features, crs } = await readFile(bytes, 'a.zip', { options: { anywhere: true, epsg: 2154 } });
    expectField(features[0].polygon.coords);
    expect(crs).toEqual({ epsg: 2154, how: 'chosen' });
  });

  it('as GeoJSON in ETRS89 / UTM 31N, or in degrees of SIRGAS, comes in with its crs member', async () => {
    const read = (ring: Ring, epsg: number) => {
      const crs = { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } };
      const geometry = { type: 'Polygon', coordinates: [ring] };
      const features = [{ type: 'Feature', properties: {}, geometry }];
      const text = JSON.stringify({ type: 'FeatureCollection', crs, features });
      return readFile(utf8(text), 'a.geojson', { options: { anywhere: true } });
    };
    const utm = '+proj=tmerc +lat_0=0 +lon_0=3 +k=0.9996 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';
    expectField((await read(forward(utm), 25_831)).features[0].polygon.coords);
    const degrees = await read(field, 4674);
    expect(Array.from(degrees.features[0].polygon.coords)).toEqual(field.flat());
    await expect(read(forward(LAMBERT_93_PROJ), 2154)).rejects.toMatchObject({ code: 'crsUnsupported' });
  });

  it('keeps degrees of a datum near WGS 84 to the bit', async () => {
    const prj =
      'GEOGCS["SIRGAS_2000",DATUM["D_SIRGAS_2000",SPHEROID["GRS_1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]';
    const { features } = await readFile(shapefile(field, prj), 'a.zip', { options: { anywhere: true } });
    expect(Array.from(features[0].polygon.coords)).toEqual(field.flat());
  });

  it('in the trade’s systems is read as ever, in a Chinese local datum refused as ever', () => {
    expect(crsOfCode(4524, 'chosen')).toEqual({ epsg: 4524, how: 'chosen' });
    expect(() => crsOfWkt(BEIJING_54, 'prj', 'a.prj')).toThrow(expect.objectContaining({ code: 'crsDatum' }));
    expect(() => crsOfWkt('LOCAL_CS["somewhere"]', 'prj', 'a.prj')).toThrow(
      expect.objectContaining({ code: 'crsUnsupported' }),
    );
  });
});
