import { type BaseDecoder, type GeoTIFFImage, getDecoder } from 'geotiff';
import { type JpegParameters, JpegTileDecoder } from './jpegTiles.ts';

const JPEG = 7;

/** What turns the stored bytes of a block of this image into samples. Throws on a compression nobody knows. */
export async function decoderOf(image: GeoTIFFImage): Promise<BaseDecoder> {
  const { fileDirectory: tags } = image;
  const compression = Number(await tags.loadValue('Compression'));
  const parameters = {
    tileWidth: image.getTileWidth(),
    tileHeight: image.getTileHeight(),
    planarConfiguration: image.planarConfiguration,
    bitsPerSample: Array.from({ length: image.getSamplesPerPixel() }, (_, i) => image.getBitsPerSample(i)),
    samplesPerPixel: image.getSamplesPerPixel(),
    predictor: tags.hasTag('Predictor') ? Number(await tags.loadValue('Predictor')) : 1,
  };
  if (compression !== JPEG) return getDecoder(compression, parameters);
  const tables = tags.hasTag('JPEGTables') ? await tags.loadValue('JPEGTables') : null;
  return new JpegTileDecoder({
    ...parameters,
    predictor: 1,
    tables: tables ? Uint8Array.from(tables as ArrayLike<number>) : null,
    photometric: Number(await tags.loadValue('PhotometricInterpretation')),
  } as JpegParameters);
}
