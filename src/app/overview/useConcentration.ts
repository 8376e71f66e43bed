import { useEffect, useEffectEvent, useMemo } from 'react';
import type { PatchRow } from '../../domain/patch.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import {
  heatConcentration,
  type Measure,
  type TownshipValue,
  townshipConcentration,
  townshipValues,
} from './concentration.ts';
import type { Subject } from './figures.ts';
import { statesOf } from './landing.ts';

type Result = { values: TownshipValue[]; counted: PatchRow[]; mode: 'heat' | 'township'; measure: Measure };

/** Shows these rows on the map as the address says, follows every change, and takes it off the map again. */
export function useConcentration(
  rows: readonly PatchRow[],
  subject: Subject,
  onTownship: (code: string) => void,
): Result {
  const tr = useTr();
  const { catalog, search, setConcentration } = useWorkspace();
  const { vocabulary, townships } = catalog;
  const mode = search.heat ?? 'heat';
  // A rate needs a whole of which it is a part: not on a heat map, and not of "all issued".
  const measure =
    search.by === 'perPatch' && (mode === 'heat' || subject === 'all') ? 'count' : (search.by ?? 'count');

  const counted = useMemo(() => {
    const states = statesOf(subject, rows, vocabulary);
    return states ? rows.filter((row) => states.includes(row.state)) : [...rows];
  }, [rows, subject, vocabulary]);
  const values = useMemo(
    () => townshipValues(townships, rows, vocabulary, subject, measure, tr),
    [townships, rows, vocabulary, subject, measure, tr],
  );
  const concentration = useMemo(
    () =>
      mode === 'heat'
        ? heatConcentration(counted, subject, measure, tr)
        : townshipConcentration(values, subject, measure, tr),
    [mode, counted, values, subject, measure, tr],
  );

  const open = useEffectEvent(onTownship);
  useEffect(() => {
    setConcentration(concentration, (code) => open(code));
  }, [concentration, setConcentration]);
  useEffect(() => () => setConcentration(null), [setConcentration]);
  return { values, counted, mode, measure };
}
