/** Texts of 态势. */
export const messages = {
  title: { zh: '态势', en: 'Overview' },
  scope: { zh: '统计范围：{scope}', en: 'Counted here: {scope}' },
  scopeAll: { zh: '全部批次、全旗', en: 'all batches, whole county' },
  scopeFiltered: { zh: '按当前筛选，{n} / {all} 宗', en: 'by the present filter, {n} of {all} patches' },
  filter: {
    batch: { zh: '批次', en: 'Batch' },
    township: { zh: '苏木镇', en: 'Township' },
    kind: { zh: '类型', en: 'Kind' },
    state: { zh: '状态', en: 'State' },
    land: { zh: '占用', en: 'Land' },
    min: { zh: '面积 ≥', en: 'Area ≥' },
    max: { zh: '面积 ≤', en: 'Area ≤' },
    q: { zh: '文字', en: 'Text' },
    month: { zh: '月份', en: 'Month' },
  },
  removeFilter: { zh: '取消筛选：{name}', en: 'Remove filter: {name}' },

  subjectLabel: { zh: '统计对象', en: 'Patches counted' },
  subject: {
    all: { zh: '全部下发', en: 'All issued' },
    found: { zh: '发现违法', en: 'Found violating' },
    violating: { zh: '违法未整改', en: 'Open violations' },
  },
  subjectHint: {
    zh: '“发现违法”含已整改到位的；占地各列、地图与排名都按所选对象统计。',
    en: '"Found violating" includes those put right since. Land columns, map and ranking follow this choice.',
  },

  patches: { zh: '宗数', en: 'Patches' },
  area: { zh: '面积', en: 'Area' },
  // 待研判 and 需外业核查 together: not the state 待研判 alone.
  undecided: { zh: '未定性', en: 'Undecided' },
  found: { zh: '违法宗数', en: 'Violating' },
  foundArea: { zh: '违法面积', en: 'Violating area' },
  rectified: { zh: '已整改', en: 'Rectified' },
  open: { zh: '未整改', en: 'Open' },
  rateCount: { zh: '整改率·宗', en: 'Rectified, count' },
  rateArea: { zh: '整改率·面积', en: 'Rectified, area' },
  land: {
    farmland: { name: { zh: '占耕地', en: 'Farmland' }, hint: { zh: '地类 01', en: 'class 01' } },
    permanentFarmland: {
      name: { zh: '占永农', en: 'Perm. farmland' },
      hint: { zh: '永久基本农田', en: 'permanent basic farmland' },
    },
    redLine: {
      name: { zh: '占生态红线', en: 'Red line' },
      hint: { zh: '生态保护红线', en: 'ecological red line' },
    },
    grass0401: {
      name: { zh: '占草 0401', en: 'Grass 0401' },
      hint: { zh: '天然牧草地', en: 'natural pasture' },
    },
    grass0403: {
      name: { zh: '占草 0403', en: 'Grass 0403' },
      hint: { zh: '人工牧草地', en: 'sown pasture' },
    },
    grass0404: {
      name: { zh: '占草 0404', en: 'Grass 0404' },
      hint: { zh: '其他草地，三调计入未利用地', en: 'other grassland; unused land in the survey' },
    },
    basicGrassland: {
      name: { zh: '占基本草原', en: 'Basic grassland' },
      hint: { zh: '林草部门图层', en: 'layer of the grassland office' },
    },
  },
  grassNote: {
    zh: '三种草地与基本草原分列，互有重叠，不相加。小于 1 ㎡ 的相接不列入图斑清单。',
    en: 'The three grasslands and basic grassland overlap and are never added up. Touches under 1 ㎡ are not listed.',
  },

  size: { zh: '规模与占地', en: 'Size and land touched' },
  progress: { zh: '研判与整改', en: 'Verdicts and rectification' },
  decided: { zh: '已研判 {done} / {all}', en: '{done} of {all} decided' },
  unitCount: { zh: '宗', en: 'patches' },
  unitMu: { zh: '亩', en: 'mu' },
  unitPerPatch: { zh: '占下发宗数 %', en: '% of issued patches' },
  countLabel: { zh: '{n} 宗', en: '{n}' },
  areaLabel: { zh: '{n} 亩', en: '{n} mu' },
  noneIssued: { zh: '无图斑', en: 'none issued' },
  seePatches: {
    zh: '{group} {figure} {value}，查看这些图斑',
    en: '{group}, {figure} {value}: show these patches',
  },
  seeTownship: { zh: '{group} {value}，查看这些图斑', en: '{group}, {value}: show these patches' },
  whole: { zh: '合计', en: 'Total' },
  noRate: {
    zh: '没有发现违法，不计整改率',
    en: 'Nothing found violating, so there is no rate',
  },
  noLayer: {
    zh: '尚未导入“{layer}”图层，无法统计',
    en: 'No "{layer}" layer imported yet: cannot be counted',
  },
  unmeasured: {
    zh: '{n} 宗图斑尚未套合完，占地面积暂不含这些图斑，套合完成后自动更新。',
    en: '{n} patches are not measured yet; land figures leave them out and will update by themselves.',
  },

  table: { zh: '分组统计', en: 'By group' },
  groupBy: { zh: '分组', en: 'Group by' },
  grouping: {
    township: { zh: '苏木镇', en: 'Township' },
    batch: { zh: '批次', en: 'Batch' },
    kind: { zh: '图斑类型', en: 'Kind' },
  },
  rank: { zh: '名次', en: 'Rank' },
  sortBy: { zh: '按“{name}”排序', en: 'Sort by {name}' },
  noTownship: { zh: '未落入苏木镇', en: 'In no township' },
  noKind: { zh: '未注明', en: 'Not stated' },
  copyTable: { zh: '复制表格', en: 'Copy table' },

  mapTitle: { zh: '地图：哪里集中', en: 'Map: where they concentrate' },
  mapMode: { zh: '表现方式', en: 'Shown as' },
  modeHeat: { zh: '热力', en: 'Heat' },
  modeTownship: { zh: '分苏木镇', en: 'Townships' },
  mapBy: { zh: '按', en: 'By' },
  by: {
    count: { zh: '宗数', en: 'Count' },
    area: { zh: '面积', en: 'Area' },
    perPatch: { zh: '占下发比', en: 'Per issued' },
  },
  mutedNote: {
    zh: '下发不足 {n} 宗的苏木镇，比率受偶然影响大，淡化显示、排在最后（2 宗中有 1 宗，不等于“违法率 50%”）。',
    en: 'Townships with fewer than {n} issued patches are muted and come last: 1 of 2 is not "50 % violating".',
  },
  perPatchNeeds: {
    zh: '“占下发比”只用于分苏木镇，且统计对象不是“全部下发”',
    en: 'Per issued patch needs townships, and patches counted other than "All issued"',
  },
  townshipClick: { zh: '点击苏木镇，查看其图斑。', en: 'Click a township to list its patches.' },
  nothingToShow: {
    zh: '当前范围内没有“{subject}”的图斑，地图上无可显示。',
    en: 'No patches "{subject}" here, so the map has nothing to show.',
  },

  trend: { zh: '逐月变化', en: 'By month' },
  series: {
    violatingAt: { zh: '发现违法', en: 'Found violating' },
    rectifiedAt: { zh: '整改到位', en: 'Rectified' },
    verdictAt: { zh: '最近研判', en: 'Last decided' },
  },
  trendHint: {
    zh: '按旗当地时间；发现违法取首次判定，最近研判取最后一次判定。点击柱形查看图斑。',
    en: 'County clock. Found: first such verdict; decided: the last verdict. Click a bar for its patches.',
  },
  trendTable: { zh: '逐月数据表', en: 'Monthly figures as a table' },
  month: { zh: '月份', en: 'Month' },
  noTrend: {
    zh: '还没有判定，判定后这里逐月显示。',
    en: 'No verdicts yet; they will show here month by month.',
  },
  chartFailed: { zh: '图表没有加载成功，数据见下表。', en: 'The chart could not be loaded; see the table.' },

  emptyTitle: { zh: '还没有图斑', en: 'No patches yet' },
  emptyHint: { zh: '先在“数据”中导入一个批次的图斑。', en: 'Import a batch of patches in "Data" first.' },
  toData: { zh: '去导入', en: 'Go to import' },
  filteredEmpty: { zh: '当前筛选下没有图斑。', en: 'No patches pass the present filter.' },
} as const;
