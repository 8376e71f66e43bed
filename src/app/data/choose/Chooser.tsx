import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useTr } from '../../text/lang.tsx';
import styles from './choose.module.css';
import { type ChosenFile, ofDrop, ofField } from './dropped.ts';
import { type Gathered, gather } from './gather.ts';
import { chooseMessages as m } from './messages.ts';

/** Files named one by one before the rest is only counted. */
const LISTED = 5;

/** Where files or a folder are dropped or chosen; says at once what clearly is no data. */
export function Chooser({ onGathered }: { onGathered: (gathered: Gathered<ChosenFile>) => void }) {
  const tr = useTr();
  const [over, setOver] = useState(false);
  const [errors, setErrors] = useState<string[]>([]);
  const folder = useRef<HTMLInputElement>(null);
  const take = (files: readonly ChosenFile[]) => {
    const gathered = gather(files);
    const lines = gathered.unusable.map(({ name, text }) => tr(m.unusable, { name, text: tr(text) }));
    if (lines.length === 0 && gathered.datasets.length === 0) lines.push(tr(m.nothing));
    setErrors(lines);
    if (gathered.datasets.length > 0) onGathered(gathered);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    ofDrop(event.dataTransfer).then(take, (cause: Error) => setErrors([cause.message]));
  };
  const takeField = (input: HTMLInputElement) => {
    if (input.files?.length) take(ofField(input.files));
    // The same file may be chosen again after it was mended.
    input.value = '';
  };
  return (
    <>
      <label
        className={over ? `${styles.drop} ${styles.over}` : styles.drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined aria-hidden="true" className={styles.dropIcon} />
        <span>{tr(m.drop)}</span>
        <span className={styles.hint}>{tr(m.dropHint)}</span>
        <input
          type="file"
          multiple
          className="visuallyHidden"
          onChange={(event) => takeField(event.target)}
        />
      </label>
      <div>
        <Button size="small" onClick={() => folder.current?.click()}>
          {tr(m.chooseFolder)}
        </Button>
        <input
          ref={(input) => {
            folder.current = input;
            // Not among React's attributes in every version: set where the browser looks for it.
            input?.setAttribute('webkitdirectory', '');
          }}
          type="file"
          hidden
          tabIndex={-1}
          aria-label={tr(m.chooseFolder)}
          onChange={(event) => takeField(event.target)}
        />
      </div>
      {errors.length > 0 && (
        <ul role="alert" className={styles.errors}>
          {errors.slice(0, LISTED).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {errors.length > LISTED && <li>{tr(m.more, { n: errors.length - LISTED })}</li>}
        </ul>
      )}
    </>
  );
}
