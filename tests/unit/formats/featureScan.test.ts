import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanFeatures } from '../../../src/formats/featureScan.ts';
import { parseJson } from '../../../src/formats/json.ts';
import { utf8 } from './support/outcome.ts';

const scanText = (text: string) => {
  const scan = scanFeatures(utf8(text));
  return scan === 'repeated' ? null : scan;
};
const wrap = (list: string) => `{"type":"FeatureCollection","features":${list}}`;

describe('a feature collection taken apart by its brackets', () => {
  it('has the same features as when it is parsed as a whole, whatever their properties are', () => {
    // brackets, quotes, backslashes and long digits inside of texts are what could lead astray
    const nasty = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '旗') });
    const value = fc.oneof(fc.jsonValue(), fc.string(), nasty);
    const feature = fc.record({
      type: fc.constant('Feature'),
      properties: fc.dictionary(fc.string(), value),
    });
    fc.assert(
      fc.property(fc.array(feature), fc.constantFrom(undefined, 1, '\t'), value, (features, indent, name) => {
        const text = JSON.stringify({ name, type: 'FeatureCollection', features, 后: name }, null, indent);
        const scan = scanText(text);
        const whole = parseJson(text, 'a.geojson') as { features: unknown[] };
        expect(Array.from({ length: scan?.count ?? -1 }, (_, i) => scan?.parse(i))).toEqual(whole.features);
        expect(scan?.root).toEqual({ ...whole, features: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps long whole numbers as text, decimals and short ones as numbers', () => {
    const scan = scanText(wrap('[{"a":150626201000000001,"b":[0.1234567890123456,-1]},{"a":12}]'));
    expect([scan?.parse(0), scan?.parse(1)]).toEqual([
      { a: '150626201000000001', b: [0.1234567890123456, -1] },
      { a: 12 },
    ]);
  });

  it('is left to the reader of whole files when it is anything else', () => {
    const others = [
      '',
      '[]',
      '{"type":"Feature","geometry":null}',
      '{"type":"FeatureCollection"}',
      '{"type":"Other","features":[]}',
      wrap('{}'),
      wrap('[1]'),
      wrap('[{},]'),
      wrap('[{} {}]'),
      wrap('[{}'),
      `${wrap('[{}]')} x`,
      '{"type":"FeatureCollection","bad":tru,"features":[{}]}',
    ];
    for (const text of others) expect(scanText(text), text).toBeNull();
    expect(scanFeatures(Uint8Array.of(0xff, 0xfe, 0x7b, 0))).toBeNull();
  });

  it('with two lists of features is told apart, since parsing would drop one without a word', () => {
    expect(scanFeatures(utf8(wrap('[{}],"features":[]')))).toBe('repeated');
  });

  it('whose feature is broken says so when that one is parsed', () => {
    const scan = scanText(wrap('[{"a":1},{"a":tru}]'));
    expect(scan?.parse(0)).toEqual({ a: 1 });
    expect(() => scan?.parse(1)).toThrow(SyntaxError);
  });
});
