import { Segmented } from 'antd';
import type { PatchDetail } from '../../api/patches.ts';
import { periodOf } from '../data/layers/validity.ts';
import { DATED_BASES, type DatedBasis } from '../router/search.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { basisNotes } from './basis.ts';
import { basisMessages as m } from './basisMessages.ts';

/** By which day's layers the patch is judged: today's, or those in force when either image was taken. */
export function BasisBar({ imageDays }: { imageDays: PatchDetail['imageDays'] }) {
  const tr = useTr();
  const { search, setSearch } = useWorkspace();
  if (!imageDays.after && !imageDays.before) return null;
  const chosen = search.basis && imageDays[search.basis] ? search.basis : 'current';
  const names = { after: m.afterImage, before: m.beforeImage };
  return (
    <div className="basis">
      <Segmented<DatedBasis | 'current'>
        block
        size="small"
        aria-label={tr(m.basis)}
        value={chosen}
        onChange={(basis) => setSearch({ basis: basis === 'current' ? undefined : basis })}
        options={[
          { value: 'current', label: tr(m.current) },
          ...DATED_BASES.map((basis) => {
            const day = imageDays[basis];
            return {
              value: basis,
              label: tr(m[basis], { day: day || '—' }),
              disabled: !day,
              title: day ? undefined : tr(m.noDay, { side: tr(names[basis]) }),
            };
          }),
        ]}
      />
    </div>
  );
}

/** Which versions another day's figures are of, and which layers had none. */
export function BasisNote({ detail }: { detail: PatchDetail }) {
  const tr = useTr();
  const { layers } = useWorkspace().catalog;
  if (detail.basis.by === 'current') return null;
  const { older, none } = basisNotes(detail.overlays, layers);
  const versions = older.map((layer) => {
    const { text, values } = periodOf(layer.validFrom ?? '', layer.validTo ?? '');
    return tr(m.layerAt, { layer: tr(layer.name), label: layer.label, period: tr(text, values) });
  });
  return (
    <div className="basis-note" role="status">
      <p>
        <strong>{tr(m.dated, { day: detail.basis.asOf })}</strong>{' '}
        {versions.length > 0 ? tr(m.older, { layers: versions.join('、') }) : tr(m.sameAsNow)}
      </p>
      {none.length > 0 && (
        <p className="basis-none">{tr(m.none, { layers: none.map((layer) => tr(layer.name)).join('、') })}</p>
      )}
    </div>
  );
}
