import type { AccountLine } from '../../api/account.ts';
import type { Text } from '../../domain/text.ts';

export const lineNames: Record<AccountLine['key'], Text> = {
  farmland: { zh: '耕地', en: 'Farmland' },
  otherAgricultural: { zh: '非耕农用地', en: 'Other agricultural land' },
  unused: { zh: '未利用地', en: 'Unused land' },
  construction: { zh: '建设用地', en: 'Construction land' },
  unclassified: { zh: '未识别地类', en: 'Class not recognised' },
  noBase: { zh: '无底图数据', en: 'No base data' },
  baseOverlap: { zh: '减：底图重叠', en: 'Less: base data overlaps' },
};

export const codeSystemNames: Record<string, Text> = {
  survey3: { zh: '三调地类', en: 'third-survey classes' },
  survey2: { zh: '二调地类', en: 'second-survey classes' },
  planning2023: { zh: '用地用海分类（2023）', en: 'planning classes (2023)' },
};

/** Texts of the closed account, of the coverage by approvals and of the width. */
export const accountMessages = {
  account: { zh: '闭合账', en: 'Closed account' },
  base: { zh: '现状地类 {label}', en: 'Land use {label}' },
  table: { zh: '地类对照表 {version}', en: 'class table {version}' },
  waiting: { zh: '测算中', en: 'Measuring' },
  accountWaiting: {
    zh: '还在与现状地类套合，完成后自动显示。',
    en: 'Being laid over the land use; it appears here by itself.',
  },
  noLandUse: {
    zh: '没有现状地类图层，不能列闭合账。在“数据”中导入地类图层后自动测算。',
    en: 'No land-use layer, so there is no account. Import one in "Data" and it is measured by itself.',
  },
  unit: { zh: '面积单位', en: 'Unit of area' },
  mu: { zh: '亩', en: 'mu' },
  m2Unrounded: { zh: '㎡（未舍入）', en: '㎡ (unrounded)' },
  item: { zh: '项目', en: 'Item' },
  areaIn: { zh: '面积（{unit}）', en: 'Area ({unit})' },
  share: { zh: '占比', en: 'Share' },
  patchArea: { zh: '图斑面积', en: 'Patch area' },
  siteArea: { zh: '地块面积', en: 'Site area' },
  classes: { zh: '{name}的地类', en: 'Classes of {name}' },
  closes: { zh: '闭合', en: 'Closes' },
  closesLong: {
    zh: '各项相加等于图斑面积；余差 {m2} ㎡，来自浮点计算',
    en: 'The lines add up to the area; the rest of {m2} ㎡ comes from floating-point arithmetic',
  },
  rest: { zh: '余差', en: 'Rest' },
  residual: { zh: '余差 {m2} ㎡', en: 'rest {m2} ㎡' },
  open: { zh: '不闭合', en: 'Does not close' },
  openLong: {
    zh: '各项相加不等于图斑面积，余差 {m2} ㎡。请告知管理员核对图层。',
    en: 'The lines do not add up: a rest of {m2} ㎡. Tell your administrator to check the layer.',
  },
  doubtful: {
    zh: '存疑：底图缺口或重叠达 1 ㎡ 以上，点该行在地图上查看',
    en: 'In doubt: base data is missing or lies double on 1 ㎡ or more; press the line to see it on the map',
  },
  showOnMap: { zh: '在地图上查看', en: 'show on the map' },
  hideOnMap: { zh: '已在地图上标出，再点取消', en: 'marked on the map; press again to take it away' },
  within: { zh: '其中（不计入合计）', en: 'Of which (outside the sum)' },
  comma: { zh: '、', en: ', ' },
  withinNone: { zh: '为零：{names}', en: 'None of: {names}' },
  copyTable: { zh: '复制表格', en: 'Copy the table' },
  source: { zh: '依据', en: 'Source' },
  // Shapes on the map
  loadingShapes: { zh: '正在找出范围…', en: 'Finding the place…' },
  noShape: {
    zh: '范围小到画不出来（不足 1 平方毫米）',
    en: 'Too small to draw (less than a square millimetre)',
  },
  shapesFailed: { zh: '范围没有载入：{reason}', en: 'The place did not load: {reason}' },
  retry: { zh: '重试', en: 'Try again' },
  gapLegend: {
    zh: '无底图数据：现状地类没有覆盖这里，{mu} 亩（{m2} ㎡）',
    en: 'No base data: the land use does not cover this, {mu} mu ({m2} ㎡)',
  },
  overlapLegend: {
    zh: '底图重叠：这里有不止一块地类，{mu} 亩（{m2} ㎡）',
    en: 'Base data overlaps: more than one parcel lies here, {mu} mu ({m2} ㎡)',
  },
  uncoveredLegend: {
    zh: '未被审批覆盖，{mu} 亩（{m2} ㎡）',
    en: 'Covered by no approval, {mu} mu ({m2} ㎡)',
  },
  // Coverage
  coverage: { zh: '审批覆盖', en: 'Coverage by approvals' },
  approvals: { zh: '用地审批 {label}', en: 'Approvals {label}' },
  noApprovals: {
    zh: '没有用地审批图层。在“数据”中导入后自动测算。',
    en: 'No layer of approvals. Import one in "Data" and it is measured by itself.',
  },
  coverageWaiting: {
    zh: '还在与用地审批套合，完成后自动显示。',
    en: 'Being laid over the approvals; it appears here by itself.',
  },
  untouched: { zh: '没有用地审批触及', en: 'Touched by no approval' },
  coverageFailed: { zh: '覆盖情况没有载入：{reason}', en: 'The coverage did not load: {reason}' },
  loading: { zh: '载入中', en: 'Loading' },
  covered: { zh: '已覆盖', en: 'Covered' },
  approval: { zh: '批文', en: 'Approval' },
  unnamed: { zh: '（无文号）', en: '(no number)' },
  overlapping: {
    zh: '批文之间重叠 {mu} 亩，重叠处只计一次。',
    en: 'The approvals overlap by {mu} mu, which counts once.',
  },
  uncovered: { zh: '未覆盖', en: 'Not covered' },
  ofThatFarmland: { zh: '其中耕地', en: 'of that farmland' },
  farmlandUnknown: { zh: '其中耕地：地类未测算', en: 'farmland in it: land use not measured' },
  criteria: { zh: '对照值', en: 'Reference values' },
  criteriaHow: {
    zh: '出入口类图斑常用对照值；只列事实，不作结论。',
    en: 'Values that reviewers compare with; facts only, no finding.',
  },
  coveredAtLeast: { zh: '覆盖 ≥ {n}%', en: 'Covered ≥ {n}%' },
  farmlandBelow: { zh: '未覆盖耕地 < {n} 亩', en: 'Uncovered farmland < {n} mu' },
  reached: { zh: '达到', en: 'met' },
  notReached: { zh: '未达到', en: 'not met' },
  unknown: { zh: '未知', en: 'unknown' },
  // Width
  width: { zh: '宽度', en: 'Width' },
  min: { zh: '最窄', en: 'Narrowest' },
  median: { zh: '中位', en: 'Median' },
  max: { zh: '最宽', en: 'Widest' },
  length: { zh: '长度', en: 'Length' },
  drawWidth: { zh: '在地图上画出', en: 'Draw on the map' },
  zoomToPlace: { zh: '{name} {m} m，缩放到此处', en: '{name} {m} m, zoom to it' },
  road: { zh: '农村道路 {from}–{to} m', en: 'Farm road {from}–{to} m' },
  roadWithin: { zh: '全程在内', en: 'within, all along' },
  roadTooWide: { zh: '最宽处 {m} m，在外', en: 'outside at the widest, {m} m' },
  roadTooNarrow: { zh: '最窄处 {m} m，在外', en: 'outside at the narrowest, {m} m' },
  axisLegend: { zh: '中心线，长 {m} m', en: 'Axis, {m} m long' },
  widthLegend: { zh: '量宽处（垂直于中心线）', en: 'Where the width is measured, across the axis' },
} satisfies Record<string, Text>;
