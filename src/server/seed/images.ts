import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Store } from '../../store/store.ts';
import { imageBox } from '../imagery/imageBox.ts';
import { DEMO_FOLDER, type DemoCounty } from './demoCounty.ts';

/** Copies the demo images into the store's folder, so that the store is whole without the program. */
export async function seedImages(store: Store, images: DemoCounty['images']): Promise<void> {
  await mkdir(join(store.folder, 'images'), { recursive: true });
  for (const { date, placeName, resolutionM, epsg, file } of images) {
    const path = `images/${basename(file)}`;
    await copyFile(join(DEMO_FOLDER, file), join(store.folder, path));
    const bbox = await imageBox(join(store.folder, path), epsg);
    await store.images.add({ date, name: `${placeName} ${date}`, path, bbox, epsg, resolutionM });
  }
}
