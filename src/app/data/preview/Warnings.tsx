import { Button } from 'antd';
import { localTime } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { previewMessages as m } from './messages.ts';
import { waitsForRecords } from './obstacle.ts';
import type { PartProps } from './parts.ts';
import styles from './preview.module.css';

/** What must be seen before anything else: why it cannot be imported, that it was before, that it lies shifted. */
export function Warnings({ preview, choices, choose }: PartProps) {
  const tr = useTr();
  const { inspection, sameFile, shift } = preview;
  const { refusal, asks } = inspection;
  const { layerName, ...settled } = choices.reading;
  // The refusal may come from a choice, and must not lock its author out.
  const hasSettled = Object.keys(settled).length > 0;
  const metres = (value: number) => value.toFixed(Math.abs(value) < 10 ? 1 : 0);
  return (
    <>
      {refusal && asks.length === 0 && !waitsForRecords(preview) && (
        <div role="alert" className={styles.refusal}>
          <p>
            <strong>{tr(m.refusal)}</strong>
            {refusal.record !== undefined && ` · ${tr(m.refusalRecord, { n: refusal.record })}`}
            <br />
            {tr(refusal.text)}{' '}
            {hasSettled && (
              <Button
                size="small"
                onClick={() => choose({ ...choices, reading: layerName ? { layerName } : {} })}
              >
                {tr(m.toAuto)}
              </Button>
            )}
          </p>
        </div>
      )}
      {shift && (
        <div role="alert" className={styles.warning}>
          <p>
            {tr(shift.text)}
            {shift.eastM !== null && shift.northM !== null && (
              <> {tr(m.shiftMetres, { east: metres(shift.eastM), north: metres(shift.northM) })}</>
            )}
          </p>
        </div>
      )}
      {sameFile.length > 0 && (
        <div role="status" className={styles.warning}>
          <div>
            {sameFile.map(({ name, importedBy, importedAt }) => (
              <p key={`${name} ${importedAt}`}>
                {tr(m.sameFile, { name, by: importedBy, at: localTime(importedAt) })}
              </p>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
