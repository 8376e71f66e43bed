import { firstField } from '../../domain/layerKind.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { issueDate } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { kindName, landClassName } from '../text/names.ts';
import { triageMessages as m } from './messages.ts';

/** Field names of the issues that carry what stands on each side; older issues use the Chinese ones. */
const FIELDS = {
  beforeDate: ['QSX', '前时相'],
  afterDate: ['HSX', '后时相'],
  className: ['DLMC'],
  feature: ['TZ', '图斑特征'],
  remark: ['BZ', '备注'],
};

/**
 * Before and after in two columns that never mix: DLBM is the land class of the survey before the change, TBLX what
 * the later image shows. Confusing them is the commonest mistake in the trade's statistics.
 */
export function Facts({ row, raw }: { row: PatchRow; raw: Record<string, string | number | null> }) {
  const tr = useTr();
  const field = (name: keyof typeof FIELDS) => firstField(raw, FIELDS[name]);
  const known = landClassName(row.beforeClass);
  const className = known.zh === row.beforeClass ? field('className') : tr(known);
  const feature = field('feature');
  const remark = field('remark');
  return (
    <section className="facts">
      <dl className="facts-side" aria-label={tr(m.before)}>
        <dt className="facts-title">{tr(m.before)}</dt>
        <dd className="facts-main">{className || '—'}</dd>
        <dd className="facts-sub">
          {tr(m.beforeClass)} <strong>{row.beforeClass || '—'}</strong>
        </dd>
        <dd className="facts-sub">
          {tr(m.beforeDate)} <strong>{issueDate(field('beforeDate')) || '—'}</strong>
        </dd>
      </dl>
      <span className="facts-arrow" aria-hidden="true">
        →
      </span>
      <dl className="facts-side" aria-label={tr(m.after)}>
        <dt className="facts-title">{tr(m.after)}</dt>
        <dd className="facts-main">{tr(kindName(row.kind))}</dd>
        <dd className="facts-sub">
          {tr(m.afterKind)} <strong>{row.kind || '—'}</strong>
        </dd>
        <dd className="facts-sub">
          {tr(m.afterDate)} <strong>{issueDate(field('afterDate')) || '—'}</strong>
        </dd>
      </dl>
      {(feature || remark) && (
        <p className="facts-words">
          {feature && `${tr(m.feature)}: ${feature}`}
          {feature && remark && ' · '}
          {remark && `${tr(m.remark)}: ${remark}`}
        </p>
      )}
    </section>
  );
}
