import { describe, expect, it } from 'vitest';
import { FormatError, formatErrorText, refuse } from '../../../src/formats/error.ts';
import { messages } from '../../../src/formats/messages.ts';
import { noteText } from '../../../src/formats/noteText.ts';
import { reasons } from '../../../src/formats/reasons.ts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('what the user reads when a file is refused', () => {
  it('names file, record and reason, in Chinese and in English', () => {
    const error = refuse('shpRecord', '图斑.shp', { reason: 'recordCut', bytes: 120, left: 80 }, 3);
    expect(formatErrorText(error, 'zh')).toMatch(/^“图斑.shp”第 3 条记录：.*声明 120 字节，文件只剩 80 字节/);
    expect(formatErrorText(error, 'en')).toMatch(/^图斑.shp, record 3: .*120 bytes announced, 80 left/);
  });

  it('survives being sent between threads', () => {
    const error = refuse('crsUnknown', 'a.zip', { x: 573174, y: 4274433 });
    const copy = new FormatError(structuredClone(error.toJSON()));
    expect(formatErrorText(copy, 'zh')).toBe(formatErrorText(error, 'zh'));
  });

  it('has the same blanks to fill in both languages', () => {
    for (const { zh, en } of [...Object.values(messages), ...Object.values(reasons)]) {
      expect(new Set(placeholders(zh))).toEqual(new Set(placeholders(en)));
    }
  });

  it('repeats no more than 300 characters of a foreign text', () => {
    expect(refuse('gdal', 'a', { reason: 'x'.repeat(10_000) }).message.length).toBeLessThan(500);
  });

  it('tells what was left out though the import goes on', () => {
    expect(noteText({ code: 'deletedRecords', count: 2 }, 'zh')).toContain('2 条');
    expect(noteText({ code: 'otherLayers', names: ['甲', '乙'] }, 'en')).toContain('甲, 乙');
  });
});
