import type { ExportFormat } from '../../api/exports.ts';
import type { Text } from '../../domain/text.ts';

/** Texts of the export dialog. */
export const exportMessages = {
  export: { zh: '导出', en: 'Export' },
  filtered: { zh: '导出当前筛选的 {n} 个图斑', en: 'Export the {n} patches of this filter' },
  everything: { zh: '导出全部 {n} 个图斑', en: 'Export all {n} patches' },
  filteredName: { zh: '图斑_{date}', en: 'patches_{date}' },
  batch: { zh: '导出批次“{name}”的 {n} 个图斑', en: 'Export the {n} patches of batch "{name}"' },
  site: { zh: '导出地块', en: 'Export the site' },
  siteName: { zh: '地块', en: 'site' },
  format: { zh: '格式', en: 'Format' },
  crs: { zh: '坐标系', en: 'Coordinate system' },
  recommended: { zh: '常用', en: 'Usual here' },
  others: { zh: '其他', en: 'Others' },
  encoding: { zh: '文字编码', en: 'Encoding of the text' },
  auto: { zh: '自动：GBK，缺字时用 UTF-8', en: 'Automatic: GBK, or UTF-8 where a character is missing' },
  gbk: { zh: 'GBK（老版 ArcGIS、CAD 常用）', en: 'GBK (older ArcGIS, CAD)' },
  utf8: { zh: 'UTF-8', en: 'UTF-8' },
  start: { zh: '导出', en: 'Export' },
  preparing: { zh: '服务器正在生成文件…', en: 'The server is writing the file…' },
  received: { zh: '已接收 {size}', en: '{size} received' },
  receivedOf: { zh: '已接收 {size}，共 {total}', en: '{size} of {total} received' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  saved: { zh: '已保存“{name}”（{size}）', en: 'Saved "{name}" ({size})' },
  failed: { zh: '没有导出：{reason}', en: 'Nothing was exported: {reason}' },
  broken: {
    zh: '文件没有传完，连接断开了。没有保存任何内容，请重试。',
    en: 'The connection broke before the file was complete. Nothing was saved; try again.',
  },
  unreachable: {
    zh: '连不上服务器。请检查网络或服务是否在运行，然后重试。',
    en: 'The server cannot be reached. Check the network and that it is running, then try again.',
  },
  unexplained: {
    zh: '服务器返回 {status}，没有说明原因。请重试，仍不行请联系管理员。',
    en: 'The server answered {status} without a reason. Try again, or tell your administrator.',
  },
} satisfies Record<string, Text>;

/** What each format is called, and whom it suits. */
export const formatTexts: Record<ExportFormat, { name: Text; note: Text }> = {
  gpkg: {
    name: { zh: 'GeoPackage', en: 'GeoPackage' },
    note: {
      zh: '一个文件，中文字段名完整，QGIS、ArcGIS Pro 直接打开',
      en: 'One file, whole field names; opens in QGIS and ArcGIS Pro',
    },
  },
  shp: {
    name: { zh: 'SHP（ZIP）', en: 'Shapefile (ZIP)' },
    note: {
      zh: '字段名截到 10 字节，附“字段对照.csv”',
      en: 'Field names cut to 10 bytes; a mapping file comes with it',
    },
  },
  geojson: {
    name: { zh: 'GeoJSON', en: 'GeoJSON' },
    note: { zh: '网页和程序通用', en: 'For web pages and programs' },
  },
  kml: {
    name: { zh: 'KML', en: 'KML' },
    note: { zh: '奥维、Google 地球，只用经纬度', en: 'Ovital, Google Earth; degrees only' },
  },
  txt: {
    name: { zh: '界址点 TXT', en: 'Boundary points TXT' },
    note: {
      zh: '报件坐标格式，[地块坐标]，米，X 为北',
      en: 'As filed with applications: metres, X is north',
    },
  },
  csv: {
    name: { zh: 'CSV', en: 'CSV' },
    note: { zh: '属性与 WKT 图形，纯文本', en: 'Attributes and WKT, plain text' },
  },
  xlsx: {
    name: { zh: 'Excel', en: 'Excel' },
    note: { zh: '属性与 WKT 图形，可直接打印', en: 'Attributes and WKT, ready to print' },
  },
};
