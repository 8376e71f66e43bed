import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { FormatError, formatErrorText } from '../../../src/formats/error.ts';
import { readFile } from '../../../src/formats/read.ts';

// GDAL takes a second to start, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** A corpus of real and damaged files that does not come with the project. */
const FOLDER = join(import.meta.dirname, '../../../../shared/data');
const present = existsSync(join(FOLDER, 'malformed/MANIFEST.csv'));
const bytesOf = (file: string) => new Uint8Array(readFileSync(join(FOLDER, file)));

/** What should come in whole: number of features. All others of the corpus have to be refused. */
const ACCEPTED: Record<string, number> = {
  'shp/shp_prj_missing.zip': 9,
  'shp/shp_prj_utf8_bom.zip': 9,
  'shp/shp_shx_garbage_offsets.zip': 9,
  'shp/shp_trailing_garbage.zip': 9,
  'shp/upper_case_ext_macos_junk.zip': 9,
  'geojson/crs_member_4524.geojson': 1,
  'geojson/gbk_encoded.geojson': 1,
  'geojson/null_properties.geojson': 1,
  'geojson/poly_3d_and_m.geojson': 1,
  'geojson/poly_nested_holes.geojson': 1,
  'geojson/poly_unclosed_ring.geojson': 1,
  'geojson/proto_pollution_keys.geojson': 1,
  'geojson/single_feature_root.geojson': 1,
  'gpkg/contents_names_missing_table.gpkg': 9,
  'gpkg/sql_injection_table_name.gpkg': 9,
  'gpkg/srs_id_0_undefined.gpkg': 9,
  'kml/coordinates_odd_spacing.kml': 1,
  'kml/gbk_declared_gbk.kml': 9,
};

/** By which code the others are refused. */
const REFUSED: Record<string, string> = {
  'shp/shp_truncated_half.zip': 'shpRecord',
  'shp/shp_only_header_but_dbf_has_9.zip': 'countsDiffer',
  'shp/shp_record_length_huge.zip': 'shpRecord',
  'shp/shp_numpoints_huge.zip': 'shpRecord',
  'shp/shp_part_index_out_of_range.zip': 'shpRecord',
  'shp/shp_coord_inf.zip': 'coordinateNotFinite',
  'shp/shp_type_point_in_header.zip': 'layerKind',
  'shp/dbf_truncated.zip': 'dbfTruncated',
  'shp/dbf_record_len_zero.zip': 'dbfHeader',
  'geojson/truncated.geojson': 'jsonSyntax',
  'geojson/nan_coordinate.geojson': 'jsonSyntax',
  'geojson/empty_features.geojson': 'noFeatures',
  'geojson/latlon_swapped.geojson': 'axesSwapped',
  'geojson/poly_zero_area_spike.geojson': 'geometryEmpty',
  'geojson/poly_hole_equals_shell.geojson': 'geometryEmpty',
  'geojson/nesting_100k_brackets.geojson': 'jsonSyntax',
  'gpkg/truncated.gpkg': 'sqliteDamaged',
  'gpkg/zeroed_pages.gpkg': 'sqliteDamaged',
  'gpkg/geom_blob_truncated_wkb.gpkg': 'geometryBad',
  'gdb/table_truncated.gdb.zip': 'gdal',
  'gdb/catalog_missing.gdb.zip': 'gdbNoCatalog',
  'gdb/table_bitflips400.gdb.zip': 'gdal',
  'kml/truncated.kml': 'xmlSyntax',
  'zip/bomb_200MB_zeros_as_dbf.zip': 'zipRatio',
  'zip/path_traversal.zip': 'zipUnsafeName',
  'zip/truncated_central_dir.zip': 'zipDamaged',
  'zip/is_really_rar.zip': 'notZipButRar',
  'zip/crc_mismatch.zip': 'zipDamaged',
  'tif/zero_bytes.tif': 'empty',
};

/** Left out where a person says so: what remains. */
const WITHOUT_BAD: Record<string, number> = {
  'shp/shp_truncated_half.zip': 2,
  'shp/shp_numpoints_huge.zip': 8,
  'shp/shp_part_index_out_of_range.zip': 8,
  'shp/shp_coord_inf.zip': 8,
  'gpkg/geom_blob_truncated_wkb.gpkg': 8,
};

describe.skipIf(!present)('the corpus of damaged files (skipped where ../shared/data is absent)', () => {
  const files = present
    ? ['shp', 'geojson', 'gpkg', 'zip', 'gdb', 'kml', 'tif'].flatMap((kind) =>
        readdirSync(join(FOLDER, 'malformed', kind)).map((name) => `${kind}/${name}`),
      )
    : [];

  for (const file of files) {
    const count = ACCEPTED[file];
    it(count ? `${file} comes in with ${count}` : `${file} is refused in one useful line`, async () => {
      const outcome = await readFile(bytesOf(`malformed/${file}`), file).catch((error: unknown) => error);
      if (count) {
        expect(outcome).toMatchObject({ features: { length: count } });
        return;
      }
      expect(outcome).toBeInstanceOf(FormatError);
      // No image is a layer of polygons.
      expect((outcome as FormatError).code).toBe(REFUSED[file] ?? 'unknownFormat');
      for (const language of ['zh', 'en'] as const) {
        const text = formatErrorText((outcome as FormatError).toJSON(), language);
        expect(text).not.toMatch(/\{\w+\}|\?\?|undefined|source\d|\n/);
      }
    });
  }
});

describe.skipIf(!present)(
  'damaged files of which a person takes what is whole (skipped where ../shared/data is absent)',
  () => {
    for (const [file, count] of Object.entries(WITHOUT_BAD)) {
      it(`${file}: ${count} of 9`, async () => {
        const result = await readFile(bytesOf(`malformed/${file}`), file, { options: { skipInvalid: true } });
        expect(result.features).toHaveLength(count);
        expect(result.skipped).toHaveLength(9 - count);
      });
    }
  },
);

describe.skipIf(!present)('real files (skipped where ../shared/data is absent)', () => {
  const cases: [string, number, string][] = [
    ['ordos_GBK_4490.zip', 4490, 'prj'],
    ['ordos_UTF8_4524_zone36.zip', 4524, 'prj'],
    ['trap_GBK_nocpg_ldid0.zip', 4490, 'prj'],
    ['trap_noprj_zone36_prefixed.zip', 4524, 'zonePrefix'],
    ['ordos.gpkg', 4490, 'table'],
    ['ordos_zone36.gdb.zip', 4524, 'table'],
  ];
  for (const [file, epsg, how] of cases) {
    it(`${file}: nine banners with their names, where the GeoJSON has them`, async () => {
      const result = await readFile(bytesOf(`vector/${file}`), file);
      const truth = await readFile(bytesOf('admin/ordos_counties_wgs84.geojson'), 'ordos.geojson');
      expect(result.crs).toEqual({ epsg, how });
      expect(result.features.map(({ properties }) => properties.XZQMC)).toContain('乌审旗');
      for (const [i, { polygon, properties }] of result.features.entries()) {
        expect(properties).toMatchObject({ XZQMC: truth.features[i].properties.XZQMC });
        const there = new Set(Array.from(truth.features[i].polygon.coords, (v) => v.toFixed(7)));
        expect(
          Array.from(polygon.coords, (v) => v.toFixed(7)).filter((v) => !there.has(v)).length,
        ).toBeLessThan(polygon.coords.length * 0.02);
      }
    });
  }
});
