/** Reasons to refuse a drawing or a JSON: KML, DXF, GeoJSON and its kin. */
export const drawingMessages = {
  xmlSyntax: {
    zh: 'XML 语法错误，第 {line} 行：{reason}。文件可能被截断，请重新导出。',
    en: 'XML syntax error at line {line}: {reason}. The file may be cut short; export it again.',
  },
  xmlDepth: {
    zh: '第 {line} 行的 XML 嵌套超过 {limit} 层，正常的 KML 不会如此。请重新导出。',
    en: 'at line {line} the XML is nested more than {limit} deep, as no proper KML is. Export it again.',
  },
  notKml: {
    zh: '是 XML（根元素 <{found}>），但不是 KML。请在原软件中导出为 KML、Shapefile 或 GeoJSON。',
    en: 'this is XML (root element <{found}>) but not KML. Export it as KML, shapefile or GeoJSON.',
  },
  kmlLinkOnly: {
    zh: '文件里只有网络链接（{found}），没有图形本身；本系统不访问外部地址。请在原软件中打开该链接，再把图形另存为 KML。',
    en: 'the file only links to {found} and holds no shapes; links are never followed. Open the link in the program it is made for and save the shapes as KML.',
  },
  kmlNoShapes: {
    zh: 'KML 中没有任何地标（Placemark），无可导入。请确认导出时选中了图形。',
    en: 'the KML holds no placemarks, so there is nothing to import. Make sure the shapes were selected for export.',
  },
  kmlCoordinates: {
    zh: '“{name}”的坐标写法不明确，如“{found}”：应为“经度,纬度,高程”，逗号前后无空格，点与点之间用空格分开。请在原软件中重新导出。',
    en: 'the coordinates of "{name}" are unclear, such as "{found}": "longitude,latitude,altitude" is wanted, no spaces at commas, a space between points. Export it again.',
  },
  kmlNoOuterRing: {
    zh: '“{name}”的面有内环而没有外环。请在原软件中修正该图形。',
    en: 'the polygon "{name}" has holes but no outer ring. Correct it in the source.',
  },
  dxfSyntax: {
    zh: 'DXF 第 {line} 行应是组码（整数），却是“{found}”。文件已损坏或不是完整的 DXF，请重新另存为 DXF。',
    en: 'line {line} of the DXF should be a group code (a whole number) but is "{found}". The file is damaged; save it as DXF again.',
  },
  dxfCut: {
    zh: 'DXF 在第 {line} 行之后中断，没有写完。请重新另存或传输。',
    en: 'the DXF breaks off after line {line}. Save or transfer it again.',
  },
  dxfEntity: {
    zh: '第 {line} 行的 {type} 图元不完整或自相矛盾，无法读取。请在 CAD 中用 AUDIT（核查）修复后另存。',
    en: 'the {type} at line {line} is incomplete or contradicts itself. Repair the drawing with AUDIT and save it again.',
  },
  dxfBlocks: {
    zh: '图块互相插入过深或过多（上限 {limit} 个图元），未展开。请在 CAD 中分解或清理图块后另存。',
    en: 'blocks insert each other too deep or too often (limit {limit} entities). Explode or purge them and save again.',
  },
  dxfLayers: {
    zh: '图中有 {layers} 个 CAD 图层，超过上限 {limit}。请清理（PURGE）后另存。',
    en: 'the drawing has {layers} CAD layers, more than the limit of {limit}. Purge it and save it again.',
  },
  dxfNoShapes: {
    zh: '图中没有任何图元，无可导入。',
    en: 'the drawing holds no entities, so there is nothing to import.',
  },
  dwg: {
    zh: '是 AutoCAD DWG 图（{version}）。请在 CAD 中“另存为” DXF（2000 以上任一版本）后导入。',
    en: 'this is an AutoCAD DWG drawing ({version}). Save it as DXF (any version from 2000 on) and import that.',
  },
  flatGeobufEmpty: {
    zh: 'FlatGeobuf 的文件头损坏，读不出图层。请重新导出。',
    en: 'the header of the FlatGeobuf is damaged: no layer can be read. Export it again.',
  },
  jsonDepth: {
    zh: '字段“{field}”的值嵌套得太深，无法读取。请在原软件中改成文字。',
    en: 'the value of field "{field}" is nested too deep to be read. Turn it into text in the source.',
  },
  jsonRepeated: {
    zh: '"{name}" 出现了两次，只会读到其中一个。请合并后重新导出。',
    en: '"{name}" stands there twice, and only one of them would be read. Merge them and export again.',
  },
  topoJson: {
    zh: '是 TopoJSON，不是 GeoJSON。请在 QGIS 或 mapshaper 中另存为 GeoJSON 或 Shapefile。',
    en: 'this is TopoJSON, not GeoJSON. Save it as GeoJSON or shapefile, with QGIS or mapshaper.',
  },
  esriCurves: {
    zh: '图形含曲线（curveRings），无法读取。请在 ArcGIS 中用“增密”转为折线后重新导出。',
    en: 'the shape has true curves (curveRings), which are not read. Densify it in ArcGIS and export again.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
