import { drawingMessages } from './messages/drawings.ts';
import { tableMessages } from './messages/tables.ts';

/** Every reason to refuse a file, with the way on. `{name}` is filled from the error's params. */
export const messages = {
  empty: { zh: '文件是空的（0 字节）。请重新导出。', en: 'the file is empty (0 bytes). Export it again.' },
  fileUnreadable: { zh: '不能读取：{reason}。', en: 'it cannot be read: {reason}.' },
  tooLarge: {
    zh: '文件有 {bytes} 字节，超过上限 {limit}。请按苏木镇或图层拆分后再导入。',
    en: 'the file has {bytes} bytes, more than the limit of {limit}. Split it by township or layer.',
  },
  unknownFormat: {
    zh: '内容是{kind}，不是可读的格式。可读：Shapefile 或 FileGDB 压缩包（.zip）、GeoPackage、GeoJSON、KML、DXF、VCT、FlatGeobuf、CSV、Excel、界址点 TXT。',
    en: 'the content is {kind}, which is not read here. Readable: zipped shapefile or file geodatabase, GeoPackage, GeoJSON, KML, DXF, VCT, FlatGeobuf, CSV, Excel, lists of boundary points.',
  },
  looseShapefile: {
    zh: '只收到 Shapefile 的一个文件。请把同名的 .shp、.shx、.dbf、.prj（及 .cpg）一起压缩成 .zip。',
    en: 'this is one file of a shapefile. Zip the .shp, .shx, .dbf, .prj (and .cpg) of the same name together.',
  },
  notZipButRar: {
    zh: '扩展名是 .zip，内容却是 {kind}。请解压后重新压缩成 .zip。',
    en: 'named as a zip, the content is {kind}. Unpack it and pack it again as .zip.',
  },
  archiveKind: {
    zh: '内容是{kind}。只打开 ZIP：请解压后重新压缩成 .zip，或直接导入其中的文件。',
    en: 'the content is {kind}. Only ZIP is opened: unpack it and pack it again as .zip, or import the files in it.',
  },
  zipDamaged: {
    zh: '压缩包已损坏：{reason}。请重新压缩或重新传输。',
    en: 'the archive is damaged: {reason}. Pack or transfer it again.',
  },
  zipEncrypted: {
    zh: '压缩包内的“{entry}”有密码。请去掉密码后再导入。',
    en: '"{entry}" in the archive is encrypted. Pack it without a password.',
  },
  zipMethod: {
    zh: '压缩包内的“{entry}”用了不支持的压缩方法 {method}。请用普通的 ZIP（Deflate）重新压缩。',
    en: '"{entry}" uses compression method {method}, which is not supported. Pack it as an ordinary ZIP (Deflate).',
  },
  zipUnsafeName: {
    zh: '压缩包内有越出目录的文件名“{entry}”，拒绝读取。请重新压缩，只放数据文件。',
    en: 'the archive holds a name that leaves its folder, "{entry}". Refused: pack only the data files.',
  },
  zipTooManyEntries: {
    zh: '压缩包内有 {entries} 个文件，超过上限 {limit}。',
    en: 'the archive holds {entries} files, more than the limit of {limit}.',
  },
  zipTooLarge: {
    zh: '“{entry}”解压后有 {bytes} 字节，超过上限 {limit}。请拆分后再导入。',
    en: '"{entry}" would unpack to {bytes} bytes, more than the limit of {limit}. Split the data.',
  },
  zipRatio: {
    zh: '“{entry}”的压缩比达 {ratio} 倍（上限 {limit}），像是压缩炸弹，未解压。',
    en: '"{entry}" is packed {ratio} : 1 (limit {limit}), as a zip bomb is; it was not unpacked.',
  },
  zipNoData: {
    zh: '压缩包内没有可读的图层。内有：{names}。',
    en: 'the archive holds no readable layer. It holds: {names}.',
  },
  zipNested: {
    zh: '压缩包嵌套超过 {limit} 层（“{entry}”）。请先解压。',
    en: 'archives are nested more than {limit} deep ("{entry}"). Unpack them first.',
  },
  zipOverlap: {
    zh: '压缩包内“{entry}”与另一个文件的数据重叠，像是压缩炸弹，未解压。',
    en: 'the data of "{entry}" overlaps that of another file, as in a zip bomb; it was not unpacked.',
  },
  noPolygonLayer: {
    zh: '没有面图层。内有：{names}。只导入面图层。',
    en: 'there is no layer of polygons. It holds: {names}. Only polygon layers are imported.',
  },
  severalLayers: {
    zh: '内有多个图层：{names}。请选择其中一个。',
    en: 'it holds several layers: {names}. Choose one of them.',
  },
  tooManyLayers: {
    zh: '有 {layers} 个图层，超过上限 {limit}。请拆分后再导入。',
    en: 'there are {layers} layers, more than the limit of {limit}. Split the data.',
  },
  layerMissing: {
    zh: '没有名为“{name}”的图层。内有：{names}。',
    en: 'there is no layer "{name}". It holds: {names}.',
  },
  memberMissing: {
    zh: '缺少“{member}”。Shapefile 须含同名的 .shp 和 .dbf。',
    en: '"{member}" is missing. A shapefile needs the .shp and the .dbf of the same name.',
  },
  shpHeader: {
    zh: '不是有效的 .shp 文件：{reason}。请重新导出。',
    en: 'not a valid .shp file: {reason}. Export it again.',
  },
  shpRecord: {
    zh: '几何记录损坏：{reason}。文件多半在传输中被截断或改动，请重新导出。',
    en: 'the geometry record is damaged: {reason}. The file was probably cut or altered; export it again.',
  },
  dbfHeader: {
    zh: '不是有效的 .dbf 文件：{reason}。请重新导出。',
    en: 'not a valid .dbf file: {reason}. Export it again.',
  },
  dbfTruncated: {
    zh: '属性表被截断：表头声明 {expected} 条，实际只有 {found} 条完整记录。请重新导出。',
    en: 'the attribute table is cut short: its header promises {expected} records, {found} are whole. Export it again.',
  },
  countsDiffer: {
    zh: '几何有 {shapes} 条，属性表有 {rows} 条，二者不配套。请重新导出整套文件。',
    en: 'there are {shapes} geometries but {rows} attribute rows: they do not belong together. Export the whole set again.',
  },
  encoding: {
    zh: '字段“{field}”的文字按 {encoding} 解码失败。请在预览中改选编码（GB18030 或 UTF-8）。',
    en: 'text of field "{field}" is not valid {encoding}. Choose another encoding (GB18030 or UTF-8) in the preview.',
  },
  encodingFile: {
    zh: '文件文字既不是 UTF-8 也不是 {encoding}。请另存为 UTF-8。',
    en: 'the text is neither UTF-8 nor {encoding}. Save it as UTF-8.',
  },
  encodingUnknown: {
    zh: '不认识的编码名“{encoding}”。可用：utf-8、gb18030。',
    en: 'unknown encoding "{encoding}". Use utf-8 or gb18030.',
  },
  textTooLong: {
    zh: '字段“{field}”有 {length} 个字符，超过上限 {limit}。',
    en: 'field "{field}" has {length} characters, more than the limit of {limit}.',
  },
  tooManyFields: {
    zh: '有 {fields} 个字段，超过上限 {limit}。',
    en: 'there are {fields} fields, more than the limit of {limit}.',
  },
  tooManyFeatures: {
    zh: '有 {features} 条记录，超过上限 {limit}。请拆分后再导入。',
    en: 'there are {features} records, more than the limit of {limit}. Split the data.',
  },
  tooManyVertices: {
    zh: '有 {vertices} 个顶点，超过上限 {limit}。请拆分后再导入。',
    en: 'there are {vertices} vertices, more than the limit of {limit}. Split the data.',
  },
  noFeatures: { zh: '没有任何记录，无可导入。', en: 'there are no records, so there is nothing to import.' },
  jsonSyntax: {
    zh: 'JSON 语法错误，第 {line} 行第 {column} 列（字符位置 {position}）：{reason}。请重新导出。',
    en: 'JSON syntax error at line {line}, column {column} (character {position}): {reason}. Export it again.',
  },
  notGeojson: {
    zh: '是 JSON，但不是 GeoJSON：{reason}。',
    en: 'this is JSON but not GeoJSON: {reason}.',
  },
  geometryMissing: {
    zh: '{count} 条记录没有几何：第 {records} 条。请在原软件中补画或删除这些记录后再导入（未导入任何记录）。',
    en: '{count} records have no geometry: {records}. Draw or delete them in the source; nothing was imported.',
  },
  geometryKind: {
    zh: '{count} 条记录是{kind}而不是面：第 {records} 条。只导入面，请去掉它们（未导入任何记录）。',
    en: '{count} records are {kind}, not polygons: {records}. Only polygons are imported; nothing was.',
  },
  recordsUnusable: {
    zh: '{count} 条记录没有可用的面：第 {records} 条。可在原软件中修正，或在预览中选择跳过这些记录。',
    en: '{count} records have no usable polygon: {records}. Correct them in the source, or leave them out in the preview.',
  },
  noneUsable: {
    zh: '{count} 条记录都没有可用的面：第 {records} 条。请在原软件中修正后重新导出。',
    en: 'none of the {count} records has a usable polygon: {records}. Correct them in the source and export again.',
  },
  layerKind: {
    zh: '图层是{kind}而不是面。只导入面图层。',
    en: 'the layer holds {kind}, not polygons. Only polygon layers are imported.',
  },
  geometryBad: {
    zh: '几何无法读取：{reason}。',
    en: 'the geometry cannot be read: {reason}.',
  },
  geometryEmpty: {
    zh: '{count} 条记录修复后没有面积：第 {records} 条。请在原软件中修正（未导入任何记录）。',
    en: '{count} records have no area left after repair: {records}. Correct them in the source; nothing was imported.',
  },
  coordinateNotFinite: {
    zh: '坐标含非数字或无穷大。请在原软件中修正该记录。',
    en: 'a coordinate is not a finite number. Correct this record in the source.',
  },
  coordinateRange: {
    zh: '坐标（{x}, {y}）超出坐标系 EPSG:{epsg} 的范围。请检查坐标系，或经纬度是否写反。',
    en: 'the coordinate ({x}, {y}) lies outside EPSG:{epsg}. Check the coordinate system, or whether lon and lat are swapped.',
  },
  crsUnknown: {
    zh: '没有坐标系说明，坐标（如 {x}, {y}）也看不出是哪一带。请在预览中选择坐标系，例如 EPSG:4545（CGCS2000 3°带 中央经线 108°）。',
    en: 'no coordinate system is given and the coordinates (such as {x}, {y}) do not tell it. Choose one in the preview, e.g. EPSG:4545 (CGCS2000 3-degree, CM 108E).',
  },
  axesSwapped: {
    zh: '坐标（如 {x}, {y}）的前后次序像是写反了：应先经度（横坐标）后纬度（纵坐标）。请在预览中把轴序改为“先北后东”，或调换后重新导出。',
    en: 'the coordinates (such as {x}, {y}) look swapped: longitude (easting) comes first, latitude (northing) second. Choose the other axis order in the preview, or swap them and export again.',
  },
  crsContradicted: {
    zh: '坐标系写的是 EPSG:{epsg}（{name}），但坐标（如 {x}, {y}）不在它的范围内：多半是说明文件与数据不配套，或带号加减不一致。请在预览中选择坐标系。',
    en: 'the coordinate system is said to be EPSG:{epsg} ({name}), but coordinates such as ({x}, {y}) cannot lie in it: the description is probably of other data, or the zone number was added or left out. Choose a system in the preview.',
  },
  crsDatum: {
    zh: '坐标系是“{name}”，与 2000 国家大地坐标系之间需要地方转换参数，这里不作转换。请先在测绘部门转换为 CGCS2000；若确认坐标其实已是 CGCS2000，可在预览中选择坐标系（选错会偏几十到上百米）。',
    en: 'the coordinate system is "{name}", which needs local parameters to become CGCS2000; nothing is shifted here. Have it converted first. If the coordinates are CGCS2000 in truth, choose a system in the preview (a wrong choice is off by up to some hundred metres).',
  },
  crsUnsupported: {
    zh: '不支持坐标系“{name}”。请转换为 CGCS2000（EPSG:4490 或 3° 带），或在预览中选择坐标系。',
    en: 'the coordinate system "{name}" is not supported. Convert to CGCS2000 (EPSG:4490 or a 3-degree zone), or choose one in the preview.',
  },
  gpkgNoTable: {
    zh: 'GeoPackage 中没有要素图层。{reason}',
    en: 'the GeoPackage holds no feature table. {reason}',
  },
  gdbNoCatalog: {
    zh: '文件地理数据库缺少目录表“{member}”，不完整。请把整个 .gdb 文件夹重新压缩。',
    en: 'the file geodatabase lacks its catalog "{member}". Zip the whole .gdb folder again.',
  },
  sqliteDamaged: {
    zh: '数据库已损坏（{reason}）。文件多半没有传完或被改动，请重新导出。',
    en: 'the database is damaged ({reason}). It was probably cut or altered; export it again.',
  },
  gdal: {
    zh: '读取失败：{reason}。文件可能已损坏，请重新导出。',
    en: 'reading failed: {reason}. The file may be damaged; export it again.',
  },
  timeout: {
    zh: '读取超过 {seconds} 秒，已中止。请拆分文件后再导入。',
    en: 'reading took more than {seconds} s and was ended. Split the file.',
  },
  outOfMemory: {
    zh: '读取所需内存超过上限 {limit} MB，已中止。请拆分文件后再导入。',
    en: 'reading needed more than {limit} MB of memory and was ended. Split the file.',
  },
  crashed: {
    zh: '读取程序意外中止（{reason}）。文件多半已损坏，请重新导出。',
    en: 'the reader ended unexpectedly ({reason}). The file is probably damaged; export it again.',
  },
  ...tableMessages,
  ...drawingMessages,
} as const satisfies Record<string, { zh: string; en: string }>;

export type FormatErrorCode = keyof typeof messages;
