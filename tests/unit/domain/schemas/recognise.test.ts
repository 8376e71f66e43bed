import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../../src/domain/schemas/mapping.ts';
import { recognise } from '../../../../src/domain/schemas/recognise.ts';

/** Field lists as they are met, one line a table: [fields, names of layer and file, id of the schema, kind]. */
const TABLES: readonly [fields: string, names: string[], id: string, kind: string][] = [
  [
    'OBJECTID XZQDM XMC TBLX TZ QSX HSX DDTC BZ JSYDXZ JCBH DLBM DLMC TBXHDM TBXHMC ZZSXDM ZZSXMC CZCSXM SFYN SFHX MJ CREATE_AT UPDATE_AT',
    ['图斑', '2026年第一期.zip'],
    'patches2026',
    'patches',
  ],
  ['JCBH XZQDM XMC TBLX JCMJ XZB YZB TZ BZ WBMJ', ['WPTB'], 'patchesDaily', 'patches'],
  [
    'xfsj xmc xzjd tbbh tbmj zgmj ynmj level tblx qsx hsx dqjh bhqlx bhhlx 备注',
    [''],
    'patchesInnerMongolia',
    'patches',
  ],
  ['YGTBZJ XZQDM JCSDQ JCSDH JCMJ TDZL TBLX ND', ['YGXZJSYDTB'], 'patchesNewConstruction', 'patches'],
  [
    '序号 县级行政区 线索编号 图斑编号 监测类型 图斑面积(亩) 项目名称 核实认定意见 分类 审核阶段 状态',
    [''],
    'patchesHebeiList',
    'patches',
  ],
  [
    'BSM YSDM TBYBH TBBH DLBM DLMC QSXZ QSDWDM QSDWMC ZLDWDM ZLDWMC TBMJ KCDLBM KCXS KCMJ TBDLMJ GDLX GDPDJB XZDWKD TBXHDM TBXHMC ZZSXDM ZZSXMC GDDB FRDBS CZCSXM SJNF MSSM HDMC BZ',
    ['DLTB'],
    'dltb3',
    'landUse',
  ],
  [
    'BSM YSDM TBBH DLBM DLMC QSXZ ZLDWDM GDPDJ TKXS TKMJ XZDWMJ LXDWMJ TBMJ TBDLMJ',
    ['DLTB'],
    'dltb2',
    'landUse',
  ],
  [
    'BSM YSDM XZQDM XZQMC YJJBNTTBBH TBBH DLBM DLMC QSXZ QSDWDM QSDWMC ZLDWDM ZLDWMC YJJBNTTBMJ YJJBNTMJ GDPDJB SJNF BHKSSJ BHJSSJ WDGD',
    ['YJJBNTTB'],
    'yjjbnttb',
    'permanentFarmland',
  ],
  ['JBNTTBBH DLBM GDLX JBNTLX PDJB TKMJ TBMJ JBNTMJ', ['JBNTTB'], 'jbnttb', 'permanentFarmland'],
  ['BSM YSDM XJXZQDM SJXZQMC XJXZQMC LHLX MJ', ['STBHHX'], 'stbhhxPlanning', 'ecologicalRedLine'],
  ['BSM YSDM XJXZQHDM LXDM SLDM MC QYMJ SLSJ GKCS', ['STBHHX'], 'stbhhxSurvey', 'ecologicalRedLine'],
  ['BSM YSDM XZQDM XZQMC GHFQDM GHFQMC MJ', ['150626.gdb/CZKFBJ', '规划包.zip'], 'czkfbj', 'urbanBoundary'],
  ['BSM YSDM XZQDM XZQMC GHFQDM GHFQMC MJ', ['GHFQ'], 'ghfq', 'planningZone'],
  ['BSM YSDM YDYHFLDM YDYHFLMC TBMJ TBDLMJ', ['ZXCQGHYDYH'], 'zxcq', 'planningZone'],
  ['BSM YSDM XZQDM XZQMC DCMJ JSMJ MSSM HDMC', ['XZQ'], 'xzq', 'township'],
  ['YDBPID YSDM DZJGH XZQDM XZQMC JSXMMC XMWZ YDZMJ GDMJ PCLX', [''], 'approvalsReported', 'approval'],
  ['XMDM XZQDM XMMC AJBH', ['NYDZYFW'], 'approvalsUseControl', 'approval'],
  [
    '许可证号 矿业权人 矿山名称 开采主矿种 开采方式 矿区面积 有效期起 有效期止',
    ['采矿权'],
    'miningRights',
    'miningRight',
  ],
];

describe('a published table', () => {
  it.each(TABLES)('%s %j is %s', (fields, names, id, kind) => {
    const found = recognise(fields.split(' '), names);
    expect(found?.id).toBe(id);
    expect(found?.kind ?? found?.target).toBe(kind);
  });

  it('is recognised whatever the case of its fields', () => {
    expect(recognise(['jcbh', 'tblx', 'qsx', 'hsx'])?.id).toBe('patches2026');
  });

  it('is recognised by Chinese headings that an attribute table has cut to ten bytes', () => {
    // GBK keeps five characters of 永久基本农田图斑编号, UTF-8 three
    expect(recognise(['永久基本农', 'DLBM'])?.kind).toBe('permanentFarmland');
    expect(recognise(['永久基', 'DLBM'])?.kind).toBe('permanentFarmland');
  });

  it('is not seen in a table of something else', () => {
    expect(recognise(['id', 'name', 'height'])).toBeNull();
    expect(recognise([])).toBeNull();
  });
});

describe('the mapping of a file of patches', () => {
  it('keeps the class before (DLBM) and the image class after (TBLX) apart, and dates from classes', () => {
    const fields = 'JCBH TBLX DLBM DLMC QSX HSX MJ TZ BZ'.split(' ');
    expect(guessMapping('patches', null, fields)).toMatchObject({
      code: 'JCBH',
      kind: 'TBLX',
      beforeClass: 'DLBM',
      beforeName: 'DLMC',
      beforeDate: 'QSX',
      afterDate: 'HSX',
      statedArea: 'MJ',
      feature: 'TZ',
      remark: 'BZ',
      township: null,
    });
  });

  it('reads the page fields of Inner Mongolia, where the class after is a field of its own', () => {
    const fields = 'xmc xzjd tbbh tbmj tblx qsx hsx bhqlx bhhlx'.split(' ');
    expect(guessMapping('patches', null, fields)).toMatchObject({
      code: 'tbbh',
      kind: 'tblx',
      beforeName: 'bhqlx',
      township: 'xzjd',
      statedArea: 'tbmj',
    });
  });

  it('never takes a field that is named like a part of the language', () => {
    expect(guessMapping('patches', null, ['__proto__', 'constructor', 'JCBH']).code).toBe('JCBH');
  });
});
