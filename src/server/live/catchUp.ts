import type { LiveEvent } from '../../api/events.ts';
import type { PatchRow } from '../../domain/patch.ts';
import type { Store } from '../../store/store.ts';
import type { Hub } from './hub.ts';
import type { LivePatches } from './livePatches.ts';

/** Further behind than this, reading the whole table again is cheaper. */
const MOST_EVENTS = 2000;

/**
 * What a page that comes (back) has missed. `lastId` is what the browser repeats after a broken line, `rev` what
 * the page itself knows of its table. Answers the events to send first, and the rev they bring the page to.
 */
export async function catchUp(
  store: Store,
  patches: LivePatches,
  hub: Hub,
  known: { lastId: string; rev: number | null },
): Promise<{ events: LiveEvent[]; rev: number }> {
  const rev = await patches.rev();
  const [lastRev, generation] = known.lastId ? split(known.lastId) : [known.rev, null];
  if (lastRev === null || Number.isNaN(lastRev)) return { events: [], rev };
  const events: LiveEvent[] = [];
  const stale = generation === null ? hub.catalogChangedRecently : generation !== hub.generation;
  if (stale || lastRev > rev || rev - lastRev > MOST_EVENTS) return { events: [{ type: 'catalog' }], rev };
  if (rev > lastRev) {
    const rows = new Map<number, PatchRow>();
    for (let seq = lastRev + 1; seq <= rev; seq++) {
      const event = await store.verdicts.event(seq);
      const row = event && (await patches.get(event.patchId));
      if (row) rows.set(row.id, row);
    }
    events.push({ type: 'patches', rev, rows: [...rows.values()], event: null });
  }
  return { events, rev };
}

function split(id: string): [number, string] {
  const dot = id.indexOf('.');
  return [Number.parseInt(id, 10), id.slice(dot + 1)];
}
