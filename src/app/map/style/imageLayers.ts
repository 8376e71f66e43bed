import type { Image } from '../../../api/catalog.ts';
import { tileZoomFor } from '../view/camera.ts';
import type { Layer, SourceSpecification } from './spec.ts';

/** A date of which there is imagery, with the box and the finest resolution of all its images. */
export type ImageDate = { date: string; bbox: [number, number, number, number]; resolutionM: number };

/** Another date is loaded ahead from this zoom up, so that the flicker key shows it at once. */
const PRELOAD_ZOOM = 12;

export const imageSource = (date: string) => `image-${date}`;

/** Dates in order, oldest first. */
export function imageDates(images: readonly Image[]): ImageDate[] {
  const dates = new Map<string, ImageDate>();
  for (const { date, bbox, resolutionM } of images) {
    const known = dates.get(date);
    dates.set(
      date,
      known
        ? {
            date,
            bbox: [
              Math.min(known.bbox[0], bbox[0]),
              Math.min(known.bbox[1], bbox[1]),
              Math.max(known.bbox[2], bbox[2]),
              Math.max(known.bbox[3], bbox[3]),
            ],
            resolutionM: Math.min(known.resolutionM, resolutionM),
          }
        : { date, bbox: [...bbox], resolutionM },
    );
  }
  return [...dates.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

export function imageSources(dates: readonly ImageDate[]): Record<string, SourceSpecification> {
  return Object.fromEntries(
    dates.map(({ date, bbox, resolutionM }) => [
      imageSource(date),
      {
        type: 'raster',
        tiles: [`${location.origin}/api/imagery/${date}/{z}/{x}/{y}`],
        tileSize: 256,
        bounds: bbox,
        maxzoom: tileZoomFor(resolutionM, (bbox[1] + bbox[3]) / 2),
      },
    ]),
  );
}

/** One raster layer a date: the shown one opaque, the one that the flicker key would show loaded but clear. */
export function imageLayers(
  dates: readonly ImageDate[],
  shown: string | null,
  ahead: string | null,
  opacity: number,
): Layer[] {
  return dates.map(({ date }) => ({
    id: imageSource(date),
    type: 'raster',
    source: imageSource(date),
    minzoom: date === shown ? 0 : PRELOAD_ZOOM,
    layout: { visibility: date === shown || date === ahead ? 'visible' : 'none' },
    paint: {
      'raster-opacity': date === shown ? opacity : 0,
      'raster-opacity-transition': { duration: 0, delay: 0 },
      'raster-fade-duration': 0,
      'raster-resampling': 'linear',
    },
  }));
}
