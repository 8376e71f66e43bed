import { useDeferredValue, useMemo } from 'react';
import { filterOf } from '../router/search.ts';
import { progress } from '../state/facets.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { triageMessages as m } from './messages.ts';

/** 已判 312 / 620 of the filter's patches, whatever their state. */
export function ProgressLine() {
  const { allRows, rows, search, catalog } = useWorkspace();
  const tr = useTr();
  const { vocabulary } = catalog;
  const filterText = useDeferredValue(JSON.stringify({ ...filterOf(search), state: undefined }));
  const counted = useDeferredValue(allRows);
  const { decided, total } = useMemo(
    () => progress(counted, JSON.parse(filterText), vocabulary),
    [counted, filterText, vocabulary],
  );
  return (
    <div className="progressLine">
      <span className="progressLine-text">
        {tr(m.decided)} <strong>{decided}</strong> / {total}
      </span>
      <progress value={decided} max={Math.max(total, 1)} aria-label={tr(m.decided)} />
      <span className="muted">{tr(m.shown, { n: rows.length })}</span>
    </div>
  );
}
