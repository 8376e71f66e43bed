import { ExclamationCircleOutlined } from '@ant-design/icons';
import type { PatchDetail } from '../../api/patches.ts';
import type { Revision } from '../../api/revisions.ts';
import { localDate, localTime, mu } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { placeMessages as m } from './placeMessages.ts';
import './samePlace.css';

/** What corrected issues changed of the patch, the newest first; a verdict signed before is called to attention. */
export function Revisions({ revisions, raw }: Pick<PatchDetail, 'revisions' | 'raw'>) {
  const tr = useTr();
  if (revisions.length === 0) return null;
  return (
    <section className="block" aria-labelledby="revisions-title">
      <h3 className="block-title" id="revisions-title">
        {tr(m.revisions)}
      </h3>
      {revisions.some(({ afterVerdict }) => afterVerdict) && (
        <p className="revisions-note" role="note">
          <ExclamationCircleOutlined aria-hidden="true" /> {tr(m.afterVerdict)}
        </p>
      )}
      <ol className="revisions">
        {revisions.map((revision, index) => (
          <Entry key={revision.id} revision={revision} valueNow={valuesAfter(revisions, index, raw)} />
        ))}
      </ol>
    </section>
  );
}

/**
 * A field as a correction left it: what the next correction of it found, or what the patch has now. Newest first:
 * the next one stands before it.
 */
const valuesAfter =
  (revisions: readonly Revision[], index: number, raw: PatchDetail['raw']) =>
  (name: string): string => {
    for (let next = index - 1; next >= 0; next--) {
      const found = revisions[next]!.fields.find((field) => field.name === name);
      if (found) return found.before;
    }
    return Object.hasOwn(raw, name) ? `${raw[name] ?? ''}` : '';
  };

function Entry({ revision, valueNow }: { revision: Revision; valueNow: (name: string) => string }) {
  const tr = useTr();
  const { what, fields } = revision;
  const parts = [
    ...(revision.geometryChanged ? [tr(m.geometry, { mu: mu(revision.areaBeforeM2) })] : []),
    ...(fields.length ? [tr(m.fields, { names: fields.map(({ name }) => name).join(tr(m.and)) })] : []),
  ];
  const at = localDate(revision.at);
  const empty = tr(m.empty);
  return (
    <li>
      <span className={what === 'withdrawn' ? 'revisions-withdrawn' : undefined}>
        {tr(m[what], { at, what: parts.join(tr(m.and)) || tr(m.nothing) })}
      </span>
      <p className="history-who" title={localTime(revision.at)}>
        {tr(m.byFile, { file: revision.fileName, by: revision.by })}
      </p>
      {fields.length > 0 && (
        <details>
          <summary>{tr(m.fieldList, { n: fields.length })}</summary>
          <ul>
            {fields.map(({ name, before }) => (
              <li key={name}>
                {tr(m.before, { name, before: before || empty, now: valueNow(name) || empty })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** Whether the newest issue leaves the patch out. */
export const isWithdrawn = (revisions: readonly Revision[]): boolean =>
  revisions.find(({ what }) => what !== 'changed')?.what === 'withdrawn';
