import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FlatPolygon } from '../../src/geo/flat.ts';
import { overlaySync } from '../../src/geo/overlay/overlay.ts';
import { ZoneIndex } from '../../src/geo/overlay/zoneIndex.ts';
import { mazePatch } from '../unit/geo/overlay/exact/mazes.ts';
import { freePools } from '../unit/geo/overlay/exact/scenes.ts';
import { coverage } from '../unit/geo/synthetic.ts';
import { launchBrowser } from './driver/launch.ts';

/** What the page is given: the engine, bundled as the app is. */
const ENTRY = 'engine-in-the-page';
const SOURCES = {
  overlay: 'src/geo/overlay/overlay.ts',
  zoneIndex: 'src/geo/overlay/zoneIndex.ts',
};

type Engine = {
  overlay: typeof import('../../src/geo/overlay/overlay.ts');
  zoneIndex: typeof import('../../src/geo/overlay/zoneIndex.ts');
};

async function bundle(): Promise<string> {
  const imports = Object.entries(SOURCES).map(
    ([name, path]) => `import * as ${name} from ${JSON.stringify(resolve(path))};`,
  );
  const code = `${imports.join('\n')}\nglobalThis.engine = { ${Object.keys(SOURCES).join(', ')} };`;
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, target: 'es2022', rolldownOptions: { input: ENTRY, output: { format: 'iife' } } },
    plugins: [
      {
        name: 'engine-entry',
        resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
        load: (id) => (id === `\0${ENTRY}` ? code : null),
      },
    ],
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rollup.RollupOutput;
  expect(output.length).toBe(1);
  return output[0].code;
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: await bundle() });
});
afterAll(() => browser?.close());

/** Numbers travel to the page and back as the shortest decimals that name the same double. */
const plain = (polygons: readonly FlatPolygon[]) =>
  polygons.map(({ coords, ringEnds, partEnds }) => [[...coords], [...ringEnds], [...partEnds]]);

/** The areas that the page finds, measured in slices as the app does it. */
function areasInPage(patches: readonly FlatPolygon[], zones: readonly FlatPolygon[]): Promise<number[]> {
  return page.evaluate(
    async (given) => {
      const { overlay, zoneIndex } = (globalThis as unknown as { engine: Engine }).engine;
      const [patchList, zoneList] = given.map((polygons) =>
        polygons.map(([coords, ringEnds, partEnds]) => ({
          coords: Float64Array.from(coords),
          ringEnds: Uint32Array.from(ringEnds),
          partEnds: Uint32Array.from(partEnds),
        })),
      );
      return [...(await overlay.overlay(patchList, zoneIndex.ZoneIndex.build(zoneList))).areaM2];
    },
    [plain(patches), plain(zones)],
  );
}

test('the engine in the page gives the very same doubles as in Node: 1,000 patches on 2,500 parcels', async () => {
  const parcels = coverage(50, 50, 0.0006, 6);
  const patches = [...freePools(81, 10, 50)].flatMap((pool) => [...pool.patches, ...pool.zones]);
  const inPage = await areasInPage(patches, parcels);
  expect(inPage.length).toBeGreaterThan(10_000);
  expect(inPage).toEqual([...overlaySync(patches, ZoneIndex.build(parcels)).areaM2]);
});

test('and so for a ring of 14,400 vertices in a zone of as many', async () => {
  const [a, b] = [mazePatch(60, 1).polygon, mazePatch(60, 2).polygon];
  const inPage = await areasInPage([a], [b]);
  expect(inPage[0]).toBeGreaterThan(100_000);
  expect(inPage).toEqual([...overlaySync([a], ZoneIndex.build([b])).areaM2]);
});
