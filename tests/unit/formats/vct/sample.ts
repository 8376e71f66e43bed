/** Corners of the well site in zone 36, easting first as VCT has it, with a point beyond its east side. */
const NW = '36573174.689,4274433.979';
const NE = '36573260.112,4274433.979';
const SE = '36573260.112,4274350.020';
const SW = '36573174.689,4274350.020';
const EAST = '36573360.112,4274433.979';
const HOLE = [
  '36573200,4274400',
  '36573220,4274400',
  '36573220,4274380',
  '36573200,4274380',
  '36573200,4274400',
];

/** Areas in the plane by hand, ㎡: the rectangle less a hole of 20 m × 20 m, and the triangle east of it. */
export const PLANE_M2 = { site: 85.423 * 83.959 - 400, triangle: (100 * 83.959) / 2, whole: 85.423 * 83.959 };

const line = (id: number, ...points: string[]) =>
  [id, 1000600100, 'JX', 1, 1, 11, points.length, ...points, 0].join('\n');

/** VCT 3.0 as a county delivers it: two 地类图斑 that share a line, one with a hole; an 行政区 with its own coordinates. */
export const VCT3 = `HeadBegin
DataMark:LANDUSE-VCT
Version:3.0
CoordinateSystemType:P
Dim:2
XAxisDirection:E
YAxisDirection:N
XYUnit:M
Spheroid:CGCS2000,6378137,298.257222101
PrimeMeridian:Greenwich
Projection:高斯-克吕格
Parameters:108,,,,1.0,36500000,0.0,3,36
ExtentMin:36573000,4274000
ExtentMax:36574000,4275000
Separator:,
HeadEnd

FeatureCodeBegin
2001010100,地类图斑,Polygon,DLTB
2001010200,行政区,Polygon,XZQ
1000600100,界线,Line,JX
FeatureCodeEnd

TableStructureBegin
DLTB,4
BSM,Int4
YSDM,Char,10
DLMC,Char,60
TBMJ,Float,15,2
0
XZQ,2
BSM,Int4
XZQMC,Char,100
0
TableStructureEnd

PointBegin
PointEnd

LineBegin
${line(1, SE, SW)}
${line(2, NW, SW)}
${line(3, NE, EAST, SE)}
${line(4, NE, SE)}
${line(5, NW, NE)}
${line(6, ...HOLE)}
LineEnd

PolygonBegin
101
2001010100
DLTB
100
36573200,4274420
21
6
5,4,1,-2,0,6
0
102
2001010100
DLTB
100
36573270,4274400
21
2
3,-4
0
201
2001010200
XZQ
1
36573200,4274400
1
11
5
${[NW, NE, SE, SW, NW].join('\n')}
0
PolygonEnd

AttributeBegin
DLTB
101,101,2001010100,天然牧草地,6773.5
102,102,2001010100,旱地,4198.1
TableEnd
XZQ
201,201,嘎鲁图镇
TableEnd
AttributeEnd
`;

/** The form of 1999: no kinds, no closing zeros, the meridian alone, eastings without their zone. */
export const VCT2 = `HeadBegin
Datamark:LANDUSE.VCT
Version:2.0
Unit:M
Dim:2
Topo:1
Projection:Gauss-Krueger
Spheroid:CGCS2000
Parameters:6378137,6356752
Meridinan:108
Separator:,
HeadEnd
FeatureCodeBegin
3001,地类图斑,Polygon,0,0,0,DLTB
FeatureCodeEnd
TableStructureBegin
DLTB,2
BSM,Integer,10
DLMC,Char,60
TableStructureEnd
LineBegin
1
2001
x
1
3
573174.689,4274433.979
573260.112,4274433.979
573260.112,4274350.020
2
2001
x
1
3
573260.112,4274350.020
573174.689,4274350.020
573174.689,4274433.979
LineEnd
PolygonBegin
11
3001
DLTB
573200,4274400
2
1,2
PolygonEnd
AttributeBegin
DLTB
11,旱地
TableEnd
AttributeEnd
`;
