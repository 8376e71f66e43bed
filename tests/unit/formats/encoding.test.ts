import { describe, expect, it } from 'vitest';
import { dbfEncoding } from '../../../src/formats/encoding.ts';
import { utf8 } from './support/outcome.ts';
import { encode } from './support/shapefile.ts';

const names = ['乌审旗', '嘎鲁图镇', '永久基本农田'];
const gbk = names.map((name) => new Uint8Array(encode(name, 'gbk')));
const unicode = names.map(utf8);
const ascii = ['150626', 'A1'].map(utf8);
const found = (text: Uint8Array[], cpg?: string, ldid = 0) => dbfEncoding(text, { cpg, ldid, file: 'a.dbf' });

describe('the encoding of a .dbf', () => {
  it('is what its .cpg says, if the bytes agree', () => {
    expect(found(gbk, 'GBK')).toEqual({ name: 'gb18030', how: 'cpg' });
    expect(found(gbk, '936')).toEqual({ name: 'gb18030', how: 'cpg' });
    expect(found(unicode, '\uFEFFUTF-8\r\n')).toEqual({ name: 'utf-8', how: 'cpg' });
    expect(found(ascii, 'ISO-8859-1').how).toBe('cpg');
  });

  it('is what the bytes say where the .cpg lies', () => {
    expect(found(gbk, 'UTF-8')).toEqual({ name: 'gb18030', how: 'fallback' });
    expect(found(unicode, 'GBK')).toEqual({ name: 'utf-8', how: 'validUtf8' });
    for (const western of ['ISO-8859-1', 'ANSI 1252', 'windows-1252']) {
      expect(found(gbk, western).name).toBe('gb18030');
      expect(found(unicode, western).name).toBe('utf-8');
    }
    for (const nonsense of ['SYSTEM', 'OEM', '', '？？']) expect(found(gbk, nonsense).name).toBe('gb18030');
  });

  it('is that of the language driver id, but not against the bytes', () => {
    expect(found(gbk, undefined, 77)).toEqual({ name: 'gb18030', how: 'ldid' });
    expect(found(unicode, undefined, 77)).toEqual({ name: 'utf-8', how: 'validUtf8' });
  });

  it('is what a person chose, whatever the bytes', () => {
    expect(dbfEncoding(gbk, { chosen: 'big5', cpg: 'GBK', ldid: 77, file: 'a.dbf' })).toEqual({
      name: 'big5',
      how: 'chosen',
    });
  });
});
