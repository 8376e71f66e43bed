/**
 * Words that messages put in place of `{reason}` and `{kind}`: what exactly is wrong, or what a thing is.
 * `{name}` is filled from the same params.
 */
export const reasons = {
  // ZIP
  zip64: {
    zh: '是 ZIP64 或文件数过多',
    en: 'it is ZIP64 or holds too many files',
  },
  noEnd: {
    zh: '缺少结尾，可能没传完',
    en: 'its end is missing; it was probably not transferred whole',
  },
  directoryCut: {
    zh: '目录区在第 {entry} 项中断',
    en: 'the directory breaks off at entry {entry}',
  },
  noLocalHeader: {
    zh: '“{entry}”的文件头不对',
    en: 'the header of "{entry}" is wrong',
  },
  dataCut: {
    zh: '“{entry}”的数据被截断',
    en: 'the data of "{entry}" is cut short',
  },
  notInflatable: {
    zh: '“{entry}”无法解压到声明的长度',
    en: '"{entry}" does not unpack to its stated length',
  },
  crc: {
    zh: '“{entry}”的 CRC 校验不符',
    en: 'the CRC of "{entry}" does not match',
  },
  // SHP
  tooShort: { zh: '只有 {bytes} 字节', en: 'it has {bytes} bytes only' },
  fileCode: { zh: '文件标识不是 9994', en: 'its file code is not 9994' },
  shapeType: {
    zh: '图形类型 {type} 无效',
    en: 'shape type {type} does not exist',
  },
  recordCut: {
    zh: '声明 {bytes} 字节，文件只剩 {left} 字节',
    en: '{bytes} bytes announced, {left} left in the file',
  },
  recordShort: {
    zh: '{bytes} 字节容不下一个面',
    en: '{bytes} bytes cannot hold a polygon',
  },
  countsDoNotFit: {
    zh: '{parts} 个环、{points} 个点与记录长度 {bytes} 字节不符',
    en: '{parts} rings and {points} points do not fit a record of {bytes} bytes',
  },
  ringStart: {
    zh: '第 {ring} 个环从第 {start} 点开始，而该记录共 {points} 点',
    en: 'ring {ring} starts at point {start}, out of order or beyond the {points} points',
  },
  // DBF
  headerLength: {
    zh: '表头长度 {bytes} 字节有误',
    en: 'a header of {bytes} bytes is impossible',
  },
  recordLengthZero: { zh: '记录长度为 0', en: 'its record length is 0' },
  fieldsTooWide: {
    zh: '各字段共需 {needed} 字节，而记录只有 {bytes} 字节',
    en: 'its fields need {needed} bytes, a record has {bytes}',
  },
  // SQLite
  pagesBroken: { zh: '数据页结构不对', en: 'its pages are malformed' },
  notDatabase: { zh: '不是 SQLite 数据库', en: 'it is no SQLite database' },
  fileCut: { zh: '文件不完整', en: 'the file is cut short' },
  wkbCut: { zh: '几何数据被截断', en: 'the geometry data is cut short' },
  wkbHead: { zh: '几何数据的开头不对', en: 'the geometry data does not begin as it should' },
  // Geodatabase
  rowsLost: {
    zh: '应有 {expected} 条记录，只找到 {found} 条',
    en: 'there should be {expected} records, {found} were found',
  },
  tableBroken: { zh: '数据表结构损坏', en: 'the structure of a table is broken' },
  // GeoJSON
  endsEarly: {
    zh: '内容没有写完就结束了',
    en: 'the text ends before it is complete',
  },
  unexpectedText: { zh: '此处不应出现“{found}”', en: 'unexpected "{found}"' },
  rootNoObject: { zh: '根不是对象', en: 'the root is no object' },
  featuresNoArray: { zh: '"features" 不是数组', en: '"features" is no array' },
  typeIs: { zh: '"type" 是 {found}', en: '"type" is {found}' },
  notFeature: {
    zh: '不是 Feature，而是 {found}',
    en: 'it is no Feature but {found}',
  },
  propertiesNoObject: {
    zh: '"properties" 不是对象',
    en: '"properties" is no object',
  },
  partsNoArray: {
    zh: '"coordinates" 不是数组',
    en: '"coordinates" is no array',
  },
  ringsNoArray: {
    zh: '"coordinates" 中的环不是数组',
    en: 'a ring in "coordinates" is no array',
  },
  noPosition: {
    zh: '"coordinates" 中的 {found} 不是坐标',
    en: '{found} in "coordinates" is no position',
  },
  // Any polygon
  tangled: { zh: '自相交太多，无法修复', en: 'it crosses itself too often to be mended' },
  // Kinds of geometry
  point: { zh: '点', en: 'points' },
  line: { zh: '线', en: 'lines' },
  collection: { zh: '几何集合', en: 'geometry collections' },
  multipatch: { zh: '多面体', en: 'multipatches' },
  otherGeometry: { zh: '其他几何', en: 'other geometries' },
  // Kinds of content
  empty: { zh: '空文件', en: 'nothing' },
  zip: { zh: 'ZIP 压缩包', en: 'a ZIP archive' },
  rar: { zh: 'RAR 压缩包', en: 'a RAR archive' },
  '7z': { zh: '7-Zip 压缩包', en: 'a 7-Zip archive' },
  gzip: { zh: 'GZIP 压缩包', en: 'a GZIP archive' },
  tar: { zh: 'TAR 归档', en: 'a TAR archive' },
  xz: { zh: 'XZ 压缩包', en: 'an XZ archive' },
  bzip2: { zh: 'BZIP2 压缩包', en: 'a BZIP2 archive' },
  kmz: { zh: 'KMZ', en: 'KMZ' },
  excel: { zh: 'Excel 工作簿', en: 'an Excel workbook' },
  office: { zh: 'Office 文档', en: 'an office document' },
  ole: { zh: '旧版 Office 文档（如 .doc）', en: 'an old office document such as .doc' },
  flatGeobuf: { zh: 'FlatGeobuf', en: 'FlatGeobuf' },
  kml: { zh: 'KML', en: 'KML' },
  gml: { zh: 'GML', en: 'GML' },
  html: { zh: '网页（HTML）', en: 'a web page (HTML)' },
  dxf: { zh: 'DXF', en: 'DXF' },
  dwg: { zh: 'AutoCAD DWG（请另存为 DXF）', en: 'an AutoCAD DWG (save it as DXF)' },
  mdb: {
    zh: 'Access 数据库（请导出为 Shapefile 或 GeoPackage）',
    en: 'an Access database (export it as shapefile or GeoPackage)',
  },
  program: { zh: '程序文件（.exe）', en: 'a program (.exe)' },
  csv: { zh: 'CSV 表格', en: 'a CSV table' },
  coordinateText: { zh: '界址点坐标文本', en: 'a list of boundary points' },
  vct: { zh: 'VCT', en: 'VCT' },
  jpeg: { zh: 'JPEG 图片', en: 'a JPEG image' },
  png: { zh: 'PNG 图片', en: 'a PNG image' },
  sqlite: { zh: 'SQLite 数据库', en: 'an SQLite database' },
  shp: { zh: '.shp 文件', en: 'a .shp file' },
  dbf: { zh: '.dbf 文件', en: 'a .dbf file' },
  json: { zh: 'JSON', en: 'JSON' },
  xml: { zh: 'XML', en: 'XML' },
  tiff: { zh: 'TIFF 影像', en: 'a TIFF image' },
  pdf: { zh: 'PDF', en: 'a PDF' },
  fileGdb: { zh: 'FileGDB', en: 'a file geodatabase' },
  text: { zh: '文本', en: 'text' },
  binary: { zh: '无法识别的二进制数据', en: 'binary data of an unknown kind' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type ReasonCode = keyof typeof reasons;
export type GeometryKind = 'point' | 'line' | 'collection' | 'multipatch' | 'otherGeometry';
