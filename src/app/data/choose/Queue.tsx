import { Button } from 'antd';
import { useTr } from '../../text/lang.tsx';
import styles from './choose.module.css';
import type { ChosenFile } from './dropped.ts';
import type { Dataset } from './gather.ts';
import { chooseMessages as m } from './messages.ts';
import { sizeText } from './sizeText.ts';

export type Queued = { dataset: Dataset<ChosenFile>; opened: boolean };
type Props = {
  queue: readonly Queued[];
  onOpen: (dataset: Dataset<ChosenFile>) => void;
  onClear: () => void;
};

/** Several data sets chosen at once: each is previewed and imported by itself, in any order. */
export function Queue({ queue, onOpen, onClear }: Props) {
  const tr = useTr();
  const title = tr(m.queue, { n: queue.length });
  return (
    <section className={styles.queue} aria-label={title}>
      <div className={styles.queueHead}>
        <span>{title}</span>
        <Button size="small" type="text" onClick={onClear}>
          {tr(m.clear)}
        </Button>
      </div>
      <ul>
        {queue.map(({ dataset, opened }) => (
          <li key={`${dataset.name} ${dataset.files[0]!.chosen.path}`}>
            <span className={styles.queueName}>{dataset.name}</span>
            <span className={styles.hint}>
              {opened && `✓ ${tr(m.seen)} · `}
              {dataset.files.length > 1 && `${tr(m.files, { n: dataset.files.length })} · `}
              {sizeText(dataset.bytes)}
            </span>
            <Button
              size="small"
              aria-label={tr(m.previewOf, { name: dataset.name })}
              onClick={() => onOpen(dataset)}
            >
              {tr(m.preview)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
