import { refuse } from './error.ts';
import { openWithGdal } from './gdal.ts';
import { gdalLayers } from './gdalLayers.ts';
import type { LayerSource, ReadContext } from './types.ts';

/**
 * Opens a FlatGeobuf file (version 3): one layer.
 * @throws FormatError `gdal`, `flatGeobufEmpty`
 */
export async function readFlatGeobuf(
  bytes: Uint8Array,
  file: string,
  context: ReadContext,
): Promise<LayerSource[]> {
  const source = await openWithGdal([['fgb', bytes]], 'FlatGeobuf', file);
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  if (source.layers.length === 0) {
    await source.close();
    throw refuse('flatGeobufEmpty', file);
  }
  // GDAL names the layer as the file says, or after the scratch file where it says nothing.
  return gdalLayers(source, file, 'flatGeobuf', context).map((layer) =>
    /^source\d+$/.test(layer.name) ? { ...layer, name: base } : layer,
  );
}
