import { useId } from 'react';
import type { Text } from '../../../domain/text.ts';
import { useTr } from '../../text/lang.tsx';
import { messages } from '../messages.ts';
import { word } from '../word.ts';
import { Choice } from './Choice.tsx';
import { withLayer } from './choices.ts';
import { previewMessages as m } from './messages.ts';
import type { PartProps } from './parts.ts';
import styles from './preview.module.css';
import { Section } from './Section.tsx';

/** The layers of the file, one of which is imported. Not shown for a file of one layer. */
export function LayerSection({ preview, choices, choose, question }: PartProps) {
  const tr = useTr();
  const group = useId();
  const { layers, layer } = preview.inspection;
  if (layers.length < 2) return null;
  const chosen = choices.reading.layerName ?? layer?.name;
  const geometry: Record<string, Text> = m.geometry;
  return (
    <Section title={tr(m.layer)} question={question}>
      <div className={styles.choices} role="radiogroup" aria-label={tr(m.layer)}>
        {layers.map(({ name, format, records, geometry: kind }) => (
          <Choice
            key={name}
            group={group}
            checked={name === chosen}
            onChoose={() => choose(withLayer(choices, name))}
            title={name}
          >
            {[
              records === null ? null : tr(m.layerRecords, { n: records }),
              tr(word(geometry, kind)),
              tr(word(messages.formats, format)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Choice>
        ))}
      </div>
    </Section>
  );
}
