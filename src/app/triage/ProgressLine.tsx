import { useDeferredValue, useMemo } from 'react';
import type { PatchRow } from '../../domain/patch.ts';
import { LAND_TOUCHED, type LandTouched } from '../../domain/patchFilter.ts';
import { ExportButton } from '../export/ExportButton.tsx';
import { exportMessages as e } from '../export/messages.ts';
import { filterOf } from '../router/search.ts';
import { progress } from '../state/facets.ts';
import { localDate, mu } from '../text/format.ts';
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
      <span className="muted">
        {tr(m.shown, { n: rows.length })} <ShownArea rows={rows} lands={filterOf(search).land ?? []} />
      </span>
      <ExportList />
    </div>
  );
}

/** The list as it stands, in its order. */
function ExportList() {
  const { allRows, rows } = useWorkspace();
  const tr = useTr();
  const isAll = rows.length === allRows.length;
  const date = localDate(new Date().toISOString());
  return (
    <ExportButton
      size="small"
      type="text"
      disabled={rows.length === 0}
      title={tr(isAll ? e.everything : e.filtered, { n: rows.length })}
      source={() => ({
        of: 'patches',
        name: tr(e.filteredName, { date }),
        ids: rows.map((row) => row.id),
      })}
    />
  );
}

/** Sum over the rows listed: their area, or what they take of the one land that the filter names. */
function ShownArea({ rows, lands }: { rows: readonly PatchRow[]; lands: readonly LandTouched[] }) {
  const tr = useTr();
  const [land, more] = lands;
  const named = land !== undefined && more === undefined ? land : null;
  const areaM2 = useMemo(() => {
    const column = named ? LAND_TOUCHED[named] : 'areaM2';
    return rows.reduce((sum, row) => sum + (row[column] ?? 0), 0);
  }, [rows, named]);
  return (
    <span className="num">
      {named && `${tr(m[named])} `}
      {mu(areaM2)}
      <span className="unit">{tr(m.mu)}</span>
    </span>
  );
}
