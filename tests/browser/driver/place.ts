import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { remove, seededFolder } from '../../system/driver/seeded.ts';
import { TubanServer } from '../../system/driver/server.ts';
import { launchBrowser } from './launch.ts';

/** Where the tests of one file happen: a browser, and the real server on a county of its own. */
export type Place = { browser: Browser; folder: string; server: TubanServer };

/** Sets the place up before the tests of a file and clears it away after them. */
export function openPlace(): Place {
  const place = {} as Place;
  beforeAll(async () => {
    place.folder = await seededFolder();
    place.server = await TubanServer.start(place.folder, { page: true });
    place.browser = await launchBrowser();
  });
  afterAll(async () => {
    await place.browser?.close();
    await place.server?.stop();
    remove(place.folder);
  });
  return place;
}
