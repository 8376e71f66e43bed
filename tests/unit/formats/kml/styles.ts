/** KML as different programs write it, made by hand after their manner. All polygons are in 乌审旗. */

export const RING = '108.84,38.59,0 108.85,38.59,0 108.85,38.60,0 108.84,38.60,0 108.84,38.59,0';
const HOLE = '108.843,38.593,0 108.843,38.596,0 108.846,38.596,0 108.846,38.593,0 108.843,38.593,0';
export const polygon = (outer = RING, inner = '') =>
  `<Polygon><outerBoundaryIs><LinearRing><coordinates>${outer}</coordinates></LinearRing></outerBoundaryIs>${inner && `<innerBoundaryIs><LinearRing><coordinates>${inner}</coordinates></LinearRing></innerBoundaryIs>`}</Polygon>`;

export const kml = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`;

export const STYLES: {
  program: string;
  text: string;
  /** of the first polygon */
  properties: object;
  layers?: string[];
  features?: number;
  rings?: number;
}[] = [
  {
    program: 'Google Earth',
    text: `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2" xmlns:atom="http://www.w3.org/2005/Atom">
<Document>
	<name>巡查.kml</name>
	<StyleMap id="m"><Pair><key>normal</key><styleUrl>#s</styleUrl></Pair></StyleMap>
	<Placemark>
		<name>井场 &amp; 道路</name>
		<description>2026 年 5 月巡查</description>
		<LookAt><longitude>108.8</longitude><latitude>38.6</latitude><gx:altitudeMode>relativeToSeaFloor</gx:altitudeMode></LookAt>
		<styleUrl>#m</styleUrl>
		<Polygon><tessellate>1</tessellate>
			<outerBoundaryIs><LinearRing><coordinates>
				${RING}
			</coordinates></LinearRing></outerBoundaryIs>
			<innerBoundaryIs><LinearRing><coordinates>
				${HOLE}
			</coordinates></LinearRing></innerBoundaryIs>
		</Polygon>
	</Placemark>
</Document>
</kml>`,
    properties: { name: '井场 & 道路', description: '2026 年 5 月巡查' },
    layers: ['巡查'],
    rings: 2,
  },
  {
    program: 'GDAL, with a schema',
    text: kml(
      `<Schema name="TB" id="TB"><SimpleField name="XH" type="int"></SimpleField><SimpleField name="JCBH" type="string"/></Schema><Folder><name>TB</name><Placemark><Style/><ExtendedData><SchemaData schemaUrl="#TB"><SimpleData name="XH">7</SimpleData><SimpleData name="JCBH">150626SJBG26210001</SimpleData></SchemaData></ExtendedData>${polygon()}</Placemark></Folder>`,
    ),
    properties: { XH: 7, JCBH: '150626SJBG26210001' },
    layers: ['TB'],
  },
  {
    program: 'ArcGIS, with a table in the description',
    text: kml(
      `<Folder id="FeatureLayer0"><name>疑似违法</name><Placemark id="ID_00000"><name>乌审旗</name><Snippet></Snippet><description><![CDATA[<html xmlns:fo="http://www.w3.org/1999/XSL/Format"><head><META http-equiv="Content-Type" content="text/html"></head><body style="margin:0px"><table style="width:300px"><tr style="text-align:center"><td>乌审旗</td></tr><tr><td><table style="width:100%"><tr><td>FID</td><td>0</td></tr><tr bgcolor="#D4E4F3"><td>TBBH</td><td>12&amp;13</td></tr><tr><td>BZ</td><td></td></tr></table></td></tr></table></body></html>]]></description><MultiGeometry>${polygon()}<Point><coordinates>108.845,38.595</coordinates></Point></MultiGeometry></Placemark></Folder>`,
    ),
    properties: { name: '乌审旗', FID: '0', TBBH: '12&13', BZ: null },
    layers: ['疑似违法'],
  },
  {
    program: '奥维, with elements of its own and a closed line',
    text: `<?xml version="1.0" encoding="utf-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:ov="http://www.ovital.com"><Document><name>乌审</name>
<Folder><name>嘎鲁图镇</name><open>0</open><OvExt><OvType>7</OvType></OvExt>
<Placemark><name>1号</name><OvStyle><OvColor>ff0000ff</OvColor></OvStyle><ExtendedData><Data name="备注"><value>现场核实</value></Data></ExtendedData><LineString><coordinates>${RING}</coordinates></LineString></Placemark>
</Folder></Document></kml>`,
    properties: { name: '1号', 备注: '现场核实' },
    layers: ['嘎鲁图镇'],
  },
  {
    program: '91卫图 or 水经注: labels beside the polygons, a name in the description',
    text: kml(
      `<Folder><name>图层</name><Placemark><name>地块一</name><description>面积：12.5亩<br/>权属：集体</description>${polygon()}</Placemark><Placemark><name>地块一</name><Point><coordinates>108.845,38.595,0</coordinates></Point></Placemark></Folder>`,
    ).replaceAll('<br/>', '&lt;br/&gt;'),
    properties: { name: '地块一', description: '面积：12.5亩\n权属：集体' },
  },
  {
    program: 'OruxMaps: a track that comes back to its start',
    text: kml(
      `<Placemark><name>绕测</name><gx:Track xmlns:gx="http://www.google.com/kml/ext/2.2">${RING.split(' ')
        .map(
          (place, i) =>
            `<when>2026-05-01T08:0${i}:00Z</when><gx:coord>${place.replaceAll(',', ' ')}</gx:coord>`,
        )
        .join('')}</gx:Track></Placemark>`,
    ),
    properties: { name: '绕测' },
  },
  {
    program: 'Global Mapper: fields as Data, a name that repeats one of them',
    text: kml(
      `<Placemark><name>DK001</name><ExtendedData><Data name="NAME"><displayName>名称</displayName><value>DK001</value></Data><Data name="ENCLOSED_AREA"><value>0.9 sq km</value></Data></ExtendedData>${polygon()}</Placemark>`,
    ),
    properties: { NAME: 'DK001', ENCLOSED_AREA: '0.9 sq km' },
  },
  {
    program: 'a program that prefixes every element',
    text: `<kml:kml xmlns:kml="http://earth.google.com/kml/2.1"><kml:Document><kml:Placemark><kml:name>甲</kml:name><kml:Polygon><kml:outerBoundaryIs><kml:LinearRing><kml:coordinates>${RING}</kml:coordinates></kml:LinearRing></kml:outerBoundaryIs></kml:Polygon></kml:Placemark></kml:Document></kml:kml>`,
    properties: { name: '甲' },
  },
  {
    program: 'a script without namespace, in capitals, with a bare & and HTML entities',
    text: `<KML><PLACEMARK><NAME>A&B &nbsp;乙</NAME>${polygon().replaceAll('coordinates', 'COORDINATES')}</PLACEMARK></KML>`,
    properties: { name: 'A&B \u00a0乙' },
  },
  {
    program: 'a phone: a fragment without a root of its own',
    text: `<Placemark><name>丙</name>${polygon()}</Placemark>`,
    properties: { name: '丙' },
  },
  {
    program: 'Google Earth Pro of old: a schema that declares an element of its own',
    text: `<kml xmlns="http://earth.google.com/kml/2.1"><Document><Schema parent="Placemark" name="S_tb_SSI"><SimpleField type="string" name="TBBH"/><SimpleField type="int" name="XH"/></Schema><S_tb_SSI><name>12</name><TBBH>0012</TBBH><XH>3</XH>${polygon()}</S_tb_SSI></Document></kml>`,
    properties: { name: '12', TBBH: '0012', XH: 3 },
  },
  {
    program: 'a program with elements of its own in ExtendedData',
    text: kml(
      `<Placemark><ExtendedData xmlns:tb="http://example.invalid/tb"><tb:Bh>0012</tb:Bh><tb:地类>旱地</tb:地类></ExtendedData>${polygon()}</Placemark>`,
    ),
    properties: { Bh: '0012', 地类: '旱地' },
  },
  {
    program: 'any: several parts, holes of one part in one element',
    text: kml(
      `<Placemark><MultiGeometry>${polygon(RING, HOLE).replace('</innerBoundaryIs>', `<LinearRing><coordinates>108.847,38.597 108.847,38.598 108.848,38.598 108.847,38.597</coordinates></LinearRing></innerBoundaryIs>`)}${polygon('109,38 109.01,38 109.01,38.01 109,38')}</MultiGeometry></Placemark>`,
    ),
    properties: {},
    rings: 4,
  },
];
