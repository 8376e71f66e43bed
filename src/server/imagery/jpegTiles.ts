import { BaseDecoder } from 'geotiff';
import sharp from 'sharp';

const PHOTOMETRIC_YCBCR = 6;

export type JpegParameters = ConstructorParameters<typeof BaseDecoder>[0] & {
  /** JPEGTables of the file; null where each block has its own. */
  tables: Uint8Array | null;
  photometric: number;
};

/** JPEG blocks of a TIFF through libjpeg instead of geotiff's own JavaScript: about twenty times faster. */
export class JpegTileDecoder extends BaseDecoder {
  override async decodeBlock(block: ArrayBufferLike): Promise<ArrayBufferLike> {
    const { tables, photometric } = this.parameters as JpegParameters;
    const jpeg = wholeJpeg(new Uint8Array(block), tables, photometric === PHOTOMETRIC_YCBCR ? 1 : 0);
    const raw = await sharp(jpeg).raw().toBuffer();
    return raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength) as ArrayBuffer;
  }
}

/**
 * A block of a TIFF is an abbreviated JPEG: its tables stand once in the file. They go behind the start marker,
 * with an Adobe marker before them that says whether the three components are RGB (0) or YCbCr (1), for without
 * one a decoder guesses.
 */
export function wholeJpeg(block: Uint8Array, tables: Uint8Array | null, transform: 0 | 1): Buffer {
  const adobe = Uint8Array.of(
    ...[0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0],
    transform,
  );
  const inner = tables && tables.length > 4 ? tables.subarray(2, tables.length - 2) : new Uint8Array(0);
  return Buffer.concat([block.subarray(0, 2), adobe, inner, block.subarray(2)]);
}
