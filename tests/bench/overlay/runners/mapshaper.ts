import { createRequire } from 'node:module';
import type { FeatureCollection } from 'geojson';
import { type FlatPolygon, toGeoJson } from '../../../../src/geo/flat.ts';
import { inPlane } from '../plane.ts';
import type { Runner } from '../runner.ts';
import { repeated } from '../timing.ts';

type Mapshaper = {
  applyCommands(commands: string, files: Record<string, unknown>): Promise<Record<string, Buffer | string>>;
};
type Piece = { patches: (number | null)[]; zones: (number | null)[]; areaM2: number };

/** Patches overlap one another and mapshaper has no pairwise intersection: all is cut into pieces, each with its owners. */
const COMMANDS = [
  '-i patches.json zones.json combine-files',
  '-merge-layers force target=patches,zones',
  "-mosaic calc='patches = collect(patch), zones = collect(zone)'",
  "-each 'areaM2 = this.planarArea'",
  '-o pieces.json format=json',
].join(' ');

export const mapshaper: Runner = {
  title: 'mapshaper -mosaic of patches and zones in one layer, the areas of the pieces added up by pair',
  async run({ patches, zones }, { runs, giveUpMs }) {
    const library = load();
    if (library === null) return { missing: 'not installed; npm install --no-save mapshaper' };
    const [areas, overlayMs, cpuMs] = await repeated(runs, giveUpMs, async () => {
      const files = { 'patches.json': layer(patches, 'patch'), 'zones.json': layer(zones, 'zone') };
      const out = await library.applyCommands(COMMANDS, files);
      return addUp(JSON.parse(String(out['pieces.json'])), zones.length);
    });
    const keys = [...areas.keys()].sort((a, b) => a - b);
    return {
      indexMs: 0,
      overlayMs,
      cpuMs,
      togetherMs: overlayMs,
      pairs: {
        patch: Uint32Array.from(keys, (key) => Math.floor(key / zones.length)),
        zone: Uint32Array.from(keys, (key) => key % zones.length),
        areaM2: Float64Array.from(keys, (key) => areas.get(key) ?? 0),
      },
      notes: { version: library.version, index: 'none: reading and topology are part of each run' },
    };
  },
};

/** Not a dependency of ours; found where `require` finds it, NODE_PATH included. */
function load(): (Mapshaper & { version: string }) | null {
  const require = createRequire(import.meta.url);
  try {
    return { ...require('mapshaper'), version: require('mapshaper/package.json').version };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

function layer(polygons: readonly FlatPolygon[], name: string): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: polygons.map((polygon, id) => ({
      type: 'Feature',
      properties: { [name]: id },
      geometry: toGeoJson(inPlane(polygon)),
    })),
  };
}

/** Area by patch × zone; the key is `patch * zones + zone`. */
function addUp(pieces: readonly Piece[], zones: number): Map<number, number> {
  const areas = new Map<number, number>();
  for (const piece of pieces) {
    for (const patch of piece.patches) {
      if (patch === null) continue;
      for (const zone of piece.zones) {
        if (zone === null) continue;
        const key = patch * zones + zone;
        areas.set(key, (areas.get(key) ?? 0) + piece.areaM2);
      }
    }
  }
  return areas;
}
