import { Checkbox } from 'antd';
import { useId } from 'react';
import { formatM2 } from '../../../geo/mu.ts';
import type { LonLatBox } from '../../map/contract.ts';
import { useTr } from '../../text/lang.tsx';
import '../../ui/table.css';
import { messages } from '../messages.ts';
import { word } from '../word.ts';
import { withReading } from './choices.ts';
import { previewMessages as m } from './messages.ts';
import type { PartProps } from './parts.ts';
import styles from './preview.module.css';
import { RecordTable } from './RecordTable.tsx';
import { Section } from './Section.tsx';

type Props = PartProps & { onRecord: (record: number, box: LonLatBox) => void };

/** What will be mended and what cannot be used, record by record, and whether the unusable ones are left out. */
export function RecordsSection({ preview, choices, choose, question, onRecord }: Props) {
  const tr = useTr();
  const hint = useId();
  const { layer } = preview.inspection;
  if (!layer) return null;
  const { repairs, repaired, refused, refusedCount, features, records } = layer;
  const mended = repairs.reduce((sum, one) => sum + one.records, 0);
  const area = (areaM2: number | null) => (areaM2 === null ? '—' : formatM2(areaM2));
  return (
    <Section title={tr(m.records)} question={question}>
      {mended === 0 && refusedCount === 0 && features > 0 && <p>✓ {tr(m.allUsable)}</p>}
      {mended > 0 && (
        <>
          <p>
            {tr(m.repaired, {
              n: mended,
              list: repairs
                .map(({ code, records: n }) => tr(messages.repairLine, { text: tr(word(m.repair, code)), n }))
                .join('；'),
            })}
          </p>
          <details>
            <summary>
              {tr(m.repairedOne)}
              {repaired.length < mended && ` · ${tr(m.firstOf, { n: repaired.length, total: mended })}`}
            </summary>
            <RecordTable
              onRecord={onRecord}
              rows={repaired.map(({ record, code, areaBeforeM2, areaAfterM2, bbox }) => ({
                record,
                what: tr(word(m.repair, code)),
                box: bbox as LonLatBox | null,
                areas: [area(areaBeforeM2), area(areaAfterM2)],
              }))}
            />
          </details>
        </>
      )}
      {refusedCount > 0 && (
        <>
          <p className={styles.bad}>✕ {tr(m.refused, { n: refusedCount })}</p>
          <details open={refused.length <= 5}>
            <summary>
              {tr(m.refusedOne)}
              {refused.length < refusedCount &&
                ` · ${tr(m.firstOf, { n: refused.length, total: refusedCount })}`}
            </summary>
            <RecordTable
              onRecord={onRecord}
              rows={refused.map(({ record, text }) => ({ record, what: tr(text), box: null }))}
            />
          </details>
          {refusedCount < records && (
            <>
              <Checkbox
                checked={choices.reading.skipInvalid === true}
                aria-describedby={hint}
                onChange={({ target }) =>
                  choose(withReading(choices, { skipInvalid: target.checked || undefined }))
                }
              >
                {tr(m.leaveOut, { n: refusedCount, rest: records - refusedCount })}
              </Checkbox>
              <p id={hint} className={styles.quiet}>
                {tr(m.leaveOutHint)}
              </p>
            </>
          )}
        </>
      )}
    </Section>
  );
}
