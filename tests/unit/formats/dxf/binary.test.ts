import { describe, expect, it } from 'vitest';
import { pairsOfBinary } from '../../../../src/formats/dxf/binary.ts';
import { pairsOfText } from '../../../../src/formats/dxf/pairs.ts';
import { readFile } from '../../../../src/formats/read.ts';
import { refusal } from '../support/outcome.ts';
import { encode } from '../support/shapefile.ts';
import { drawing, lwpolyline, square, text, X, Y } from './drawings.ts';

/** The same groups in binary, as AutoCAD writes them from R13 on, or with codes of one byte as up to R12. */
function toBinary(dxf: string, isWide: boolean): Uint8Array {
  const pieces: Uint8Array[] = [new TextEncoder().encode('AutoCAD Binary DXF\r\n\x1a\0')];
  for (const { code, value } of pairsOfText(dxf, 'a.dxf')) {
    pieces.push(isWide ? Uint8Array.of(code & 255, code >> 8) : Uint8Array.of(code));
    if (code >= 10 && code <= 59) pieces.push(new Uint8Array(Float64Array.of(Number(value)).buffer));
    else if (code >= 60 && code <= 79) pieces.push(new Uint8Array(Int16Array.of(Number(value)).buffer));
    else if (code >= 90 && code <= 99) pieces.push(new Uint8Array(Int32Array.of(Number(value)).buffer));
    else pieces.push(encode(value, 'gbk'), Uint8Array.of(0));
  }
  return Buffer.concat(pieces);
}

const dxf = drawing(lwpolyline('宗地', square(X, Y, 100)) + text(X + 1, Y + 1, '乌审旗'));

describe('a binary DXF', () => {
  for (const isWide of [true, false]) {
    const bytes = toBinary(dxf, isWide);

    it(`with codes of ${isWide ? 'two bytes' : 'one byte'} holds the same groups as the text`, async () => {
      const decode = (piece: Uint8Array) => new TextDecoder('gbk').decode(piece);
      const plain = ({ code, value }: { code: number; value: string }) => [code, value];
      expect(Array.from(pairsOfBinary(bytes, 'a.dxf', decode), plain)).toEqual(
        Array.from(pairsOfText(dxf, 'a.dxf'), plain),
      );
      const result = await readFile(bytes, 'a.dxf');
      expect(result.layerName).toBe('宗地');
      expect(result.features[0]!.properties.文字).toBe('乌审旗');
      expect(result.encoding.name).toBe('gb18030');
    });

    it(`with codes of ${isWide ? 'two bytes' : 'one byte'} is refused when it is cut short anywhere`, async () => {
      for (let length = 30; length < bytes.length - 6; length += 13) {
        expect((await refusal(bytes.subarray(0, length), 'a.dxf')).code).toMatch(/dxfCut|dxfSyntax/);
      }
    });
  }
});
