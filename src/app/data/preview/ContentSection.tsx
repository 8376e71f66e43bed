import { formatM2, formatMu } from '../../../geo/mu.ts';
import { useTr } from '../../text/lang.tsx';
import { messages } from '../messages.ts';
import { word } from '../word.ts';
import { previewMessages as m } from './messages.ts';
import type { PartProps } from './parts.ts';
import styles from './preview.module.css';
import { Section } from './Section.tsx';

/** What the layer holds: format, counts, area, and the published schema it is recognised as. */
export function ContentSection({ preview }: Pick<PartProps, 'preview'>) {
  const tr = useTr();
  const { layer } = preview.inspection;
  if (!layer) return null;
  const { format, records, features, vertices, areaM2 } = layer;
  return (
    <Section title={tr(m.content)}>
      <p>
        {tr(word(messages.formats, format))} · {tr(m.counts, { records, features, vertices })}
        {features > 0 &&
          layer.crs !== null &&
          ` · ${tr(m.area, { mu: formatMu(areaM2), m2: formatM2(areaM2) })}`}
      </p>
      {preview.schema && <p>{tr(m.recognised, { schema: tr(preview.schema) })}</p>}
      {layer.notes.length > 0 && (
        <ul className={styles.notes} aria-label={tr(m.notes)}>
          {layer.notes.map((note) => (
            <li key={note.zh}>{tr(note)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
