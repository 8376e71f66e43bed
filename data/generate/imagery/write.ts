import { mkdirSync } from 'node:fs';
import type { Change } from '../patches/patch.ts';
import { PLACES } from '../world/grid.ts';
import type { World } from '../world/world.ts';
import { renderCounty } from './county.ts';
import { writeGeoTiff } from './geotiff.ts';
import { renderPlace } from './place.ts';
import { AUTUMN, SPRING } from './season.ts';

const QUALITY = { county: 80, place: 82 };
const describe = (what: string, date: string) => `${what} ${date} 示意数据 synthetic image, not a photograph`;

/**
 * Write the image pairs: the county coarsely and every place in detail. Changes show on the later date only.
 *
 * @param only `county` or the id of a place, to write just that pair
 */
export async function writeImagery(
  world: World,
  changes: readonly Change[],
  folder: string,
  only: string | undefined,
  log: (text: string) => void,
): Promise<void> {
  mkdirSync(`${folder}/imagery`, { recursive: true });
  for (const season of [AUTUMN, SPRING]) {
    const shown = season === SPRING ? changes : [];
    const save = async (
      id: string,
      what: string,
      drawn: ReturnType<typeof renderCounty>,
      quality: number,
    ) => {
      const path = `${folder}/imagery/${id}-${season.date}.tif`;
      const bytes = await writeGeoTiff(
        path,
        drawn.picture,
        drawn.frame,
        quality,
        describe(what, season.date),
        season.date,
      );
      log(
        `${id} ${season.date}: ${drawn.picture.width} × ${drawn.picture.height}, ${(bytes / 1e6).toFixed(2)} MB`,
      );
    };
    if (!only || only === 'county')
      await save('county', '乌审旗', renderCounty(world, season, shown), QUALITY.county);
    for (const place of PLACES) {
      if (only && only !== place.id) continue;
      const mine = shown.filter((change) => change.place === place);
      await save(place.id, place.name, renderPlace(world, place, season, mine), QUALITY.place);
    }
  }
}
