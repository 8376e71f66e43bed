import { Button } from 'antd';
import { useId } from 'react';
import type { LayerInspection } from '../../../api/inspection.ts';
import { useTr } from '../../text/lang.tsx';
import { messages } from '../messages.ts';
import { word } from '../word.ts';
import { Choice } from './Choice.tsx';
import { withReading } from './choices.ts';
import { encodingChoices } from './encodingChoices.ts';
import { previewMessages as m } from './messages.ts';
import type { PartProps } from './parts.ts';
import styles from './preview.module.css';
import { Section } from './Section.tsx';

/** Where not even a first look was possible: the encodings of the trade, without samples. */
const UNKNOWN: LayerInspection['encoding'] = {
  name: 'gb18030',
  how: 'fallback',
  sample: [],
  alternatives: [
    { name: 'utf-8', sample: [] },
    { name: 'big5', sample: [] },
  ],
};

/** Texts of the file as each encoding reads them: whoever reads Chinese sees at once which is right. */
export function EncodingSection({ preview, choices, choose, question }: PartProps) {
  const tr = useTr();
  const group = useId();
  const { layer } = preview.inspection;
  if (!layer && !question) return null;
  const encoding = layer?.encoding ?? UNKNOWN;
  const offered = encodingChoices(encoding);
  const chosen = choices.reading.encoding ?? encoding.name;
  const how = `${encoding.name.toUpperCase()} · ${tr(word(messages.encodingHow, encoding.how))}`;
  if (offered.length < 2) {
    return (
      <Section title={tr(m.encoding)} question={question}>
        <p>{how}</p>
        <Sample lines={encoding.sample} />
      </Section>
    );
  }
  return (
    <Section title={tr(m.encoding)} question={question}>
      <p>
        {layer && !question && how}{' '}
        {choices.reading.encoding && (
          <Button
            size="small"
            type="link"
            onClick={() => choose(withReading(choices, { encoding: undefined }))}
          >
            {tr(m.toAuto)}
          </Button>
        )}
      </p>
      <div className={styles.choices} role="radiogroup" aria-label={tr(m.encoding)}>
        {offered.map(({ name, sample }) => (
          <Choice
            key={name}
            group={group}
            checked={name === chosen && (layer !== null || choices.reading.encoding === name)}
            onChoose={() => choose(withReading(choices, { encoding: name }))}
            title={name.toUpperCase()}
          >
            {layer && <Sample lines={sample} />}
          </Choice>
        ))}
      </div>
    </Section>
  );
}

function Sample({ lines }: { lines: readonly string[] }) {
  const tr = useTr();
  if (lines.length === 0) return <span className={styles.quiet}>{tr(m.noText)}</span>;
  return <span className={styles.sample}>{lines.join(' · ')}</span>;
}
