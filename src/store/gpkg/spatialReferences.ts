/** EPSG code of the one coordinate system that geometries are kept in: CGCS2000, lon/lat degrees. */
export const STORE_SRS_ID = 4490;

/** Rows of gpkg_spatial_ref_sys: the three that the GeoPackage standard asks for, and CGCS2000. */
export const SPATIAL_REFERENCES = [
  {
    name: 'Undefined Cartesian SRS',
    id: -1,
    organization: 'NONE',
    definition: 'undefined',
    description: 'undefined Cartesian coordinate reference system',
  },
  {
    name: 'Undefined geographic SRS',
    id: 0,
    organization: 'NONE',
    definition: 'undefined',
    description: 'undefined geographic coordinate reference system',
  },
  {
    name: 'WGS 84 geodetic',
    id: 4326,
    organization: 'EPSG',
    definition:
      'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
    description: 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid',
  },
  {
    name: 'China Geodetic Coordinate System 2000',
    id: STORE_SRS_ID,
    organization: 'EPSG',
    definition:
      'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]',
    description: '2000国家大地坐标系，经纬度（度）',
  },
] as const;
