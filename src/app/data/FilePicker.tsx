import { InboxOutlined } from '@ant-design/icons';
import { type DragEvent, useState } from 'react';
import { useTr } from '../text/lang.tsx';
import styles from './data.module.css';
import { isImportable } from './guess.ts';
import { messages } from './messages.ts';

/** Where a file is dropped or chosen; refuses at once what can be seen to be wrong. */
export function FilePicker({ onFile }: { onFile: (file: File) => void }) {
  const tr = useTr();
  const [over, setOver] = useState(false);
  const [note, setNote] = useState<{ error: boolean; text: string } | null>(null);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    if (!isImportable(file.name))
      return setNote({ error: true, text: tr(messages.badType, { name: file.name }) });
    if (file.size === 0) return setNote({ error: true, text: tr(messages.emptyFile, { name: file.name }) });
    setNote(files.length > 1 ? { error: false, text: tr(messages.oneFile, { name: file.name }) } : null);
    onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
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
        <span>{tr(messages.drop)}</span>
        <span className={styles.note}>{tr(messages.dropHint)}</span>
        <input
          type="file"
          className="visuallyHidden"
          accept=".zip,.geojson,.json,.gpkg"
          onChange={(event) => {
            take(event.target.files);
            // The same file may be chosen again after it was mended.
            event.target.value = '';
          }}
        />
      </label>
      {note && (
        <p role={note.error ? 'alert' : 'status'} className={note.error ? styles.error : styles.note}>
          {note.text}
        </p>
      )}
    </>
  );
}
