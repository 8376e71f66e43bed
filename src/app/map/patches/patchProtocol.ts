import { addProtocol } from 'maplibre-gl';
import { joinTile } from './joinTile.ts';

/** Raw geometry tiles kept on the page, so that a repaint never asks the server again. */
const KEPT_TILES = 400;
const SCHEME = 'tuban-patch';

type Joiner = (id: number) => string | null;

const joiners = new Map<string, Joiner>();
const tiles = new Map<string, Promise<Uint8Array>>();
let registered = false;

/** Tile address for a vector source whose tiles are joined with the table of the map called `owner`. */
export function patchTileUrl(owner: string, version: number): string {
  return `${SCHEME}://${owner}/${version}/{z}/{x}/{y}`;
}

/** From now on tiles of `owner` are joined by `joiner` (state of a patch, or null where it is not to be drawn). */
export function setJoiner(owner: string, joiner: Joiner | null): void {
  if (joiner) joiners.set(owner, joiner);
  else joiners.delete(owner);
  if (registered) return;
  registered = true;
  addProtocol(SCHEME, async ({ url }) => {
    const [name = '', ...path] = url.slice(SCHEME.length + 3).split('/');
    const bytes = await rawTile(`/api/tiles/patch/${path.join('/')}`);
    const joined = joinTile(bytes, joiners.get(name) ?? (() => null));
    return { data: joined.buffer };
  });
}

/**
 * Loads a raw patch tile into the page's cache. Not aborted when the map moves on: the two maps of a comparison
 * share one load, and a tile half loaded would have to be asked for again.
 */
export async function rawTile(url: string): Promise<Uint8Array> {
  const known = tiles.get(url);
  if (known) {
    tiles.delete(url);
    tiles.set(url, known);
    return known;
  }
  const loading = load(url);
  tiles.set(url, loading);
  loading.catch(() => tiles.delete(url));
  if (tiles.size > KEPT_TILES) tiles.delete(tiles.keys().next().value!);
  return loading;
}

async function load(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (answer.status === 204 || answer.status === 404) return new Uint8Array();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
