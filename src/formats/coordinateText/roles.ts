import { halfWidth } from './width.ts';

/** What a column of coordinates holds. `north` is the survey's X, `east` its Y. */
export type Role = 'wkt' | 'north' | 'east' | 'lat' | 'lon' | 'parcel' | 'ring' | 'point';

const WORDS: readonly [Role, RegExp][] = [
  [
    'wkt',
    /^(wkt|ewkt|geometry|geom|thegeom|shape|wktgeometry|geomwkt|wktgeom|几何|几何图形|图形|空间数据|边界|边界坐标|坐标串wkt|wkt坐标)$/,
  ],
  ['lat', /^(lat|latitude|纬度|北纬|b|纬度b|lat纬度|纬度lat|y纬度|纬度y)$/],
  ['lon', /^(lon|lng|long|longitude|经度|东经|l|经度l|lng经度|经度lng|lon经度|x经度|经度x)$/],
  [
    'north',
    /^(x|x坐标|坐标x|纵坐标|纵坐标x|x纵坐标|x北|北x|北|北坐标|北坐标x|x北坐标|northing|north|n|x值|xzb|zbx|xcoord|xcoordinate|coordx|pointx|平面坐标x|北向|北向坐标|纵坐标n)$/,
  ],
  [
    'east',
    /^(y|y坐标|坐标y|横坐标|横坐标y|y横坐标|y东|东y|东|东坐标|东坐标y|y东坐标|easting|east|e|y值|yzb|zby|ycoord|ycoordinate|coordy|pointy|平面坐标y|东向|东向坐标|横坐标e)$/,
  ],
  ['ring', /^(圈号|环号|环序号|圈|环|ring|ringno|ringid|地块圈号|圈序号|界址圈号|部件号|内外圈|内外环)$/],
  [
    'parcel',
    /^(地块编号|地块号|地块|地块名称|地块名|dkbh|dkmc|dkh|dk|宗地号|宗地编号|宗地代码|宗地|zdh|zddm|图斑编号|图斑号|tbbh|jcbh|监测编号|线索编号|图斑|项目名称|项目|parcel|parcelid|parcelno|plot|polygon|polygonid|区块|区块编号|地块序号|面编号|面号|矿区编号|许可证号)$/,
  ],
  [
    'point',
    /^(点号|界址点号|界址点|界址点编号|点名|点序号|点编号|拐点|拐点号|拐点编号|拐点序号|序号|顺序号|编号|no|id|fid|point|pointno|pointid|顶点|顶点号|j|jzdh|桩号|点)$/,
  ],
];

/** A heading as compared: half-width, small letters, without spaces, units or what stands in brackets. */
export function plainHeading(text: string): string {
  return halfWidth(text)
    .toLowerCase()
    .replace(/\([^()]{0,40}\)|\[[^[\]]{0,40}\]/g, '')
    .replace(/[\s_.*:/'"\\-]+/g, '');
}

/** What a heading says of its column; undefined for an ordinary attribute. */
export function roleOf(heading: string): Role | undefined {
  const plain = plainHeading(heading);
  if (plain === '' || plain.length > 20) return undefined;
  return WORDS.find(([, words]) => words.test(plain))?.[0];
}
