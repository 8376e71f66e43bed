import type { Change } from '../patches/patch.ts';
import type { Place } from '../world/grid.ts';
import type { World } from '../world/world.ts';
import { develop } from './finish.ts';
import { type Frame, openCanvas } from './frame.ts';
import type { Picture } from './geotiff.ts';
import { paintPlace } from './paint.ts';
import type { Season } from './season.ts';

/** Paint one place on one day; the changes are on the ground only in the later image. */
export function renderPlace(
  world: World,
  place: Place,
  season: Season,
  changes: readonly Change[],
): { picture: Picture; frame: Frame } {
  const { canvas, frame } = openCanvas(place);
  paintPlace(canvas, world, place, season, changes);
  return { picture: develop(canvas, season), frame };
}
