import type { Rng } from '../basis/random.ts';
import type { Change, Works } from './patch.ts';
import type { Touch } from './touch.ts';

/** What papers there are for a change: decides the approval drawn under it and the verdict written later. */
export type Papers = 'granted' | 'temporary' | 'expired' | 'beyond' | 'none';

const GRANTED: Partial<Record<Works, number>> = {
  well: 0.3,
  solar: 0.3,
  minePit: 0.12,
  building: 0.26,
  paved: 0.2,
  road: 0.34,
  spoil: 0.05,
  earthworks: 0.12,
};
const TEMPORARY: Partial<Record<Works, number>> = { well: 0.08, earthworks: 0.16, spoil: 0.08, road: 0.06 };
const EXPIRED: Partial<Record<Works, number>> = { well: 0.1, earthworks: 0.08, spoil: 0.06, minePit: 0.05 };
const BEYOND: Partial<Record<Works, number>> = {
  well: 0.08,
  solar: 0.22,
  building: 0.1,
  paved: 0.1,
  minePit: 0.1,
};

/** Draw the papers of one change. Protected land is hardly ever granted. */
export function drawPapers({ works }: Change, touch: Touch, rng: Rng): Papers {
  const strict = touch.permanentFarmland > 0.05 || touch.redLine > 0.3 ? 0.25 : 1;
  const draw = rng.next();
  let limit = (GRANTED[works] ?? 0) * strict;
  if (draw < limit) return 'granted';
  limit += (TEMPORARY[works] ?? 0) * strict;
  if (draw < limit) return 'temporary';
  limit += EXPIRED[works] ?? 0;
  if (draw < limit) return 'expired';
  limit += BEYOND[works] ?? 0;
  return draw < limit ? 'beyond' : 'none';
}
