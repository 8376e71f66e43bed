import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { api, keys } from '../client/api.ts';
import { ApiFailure } from '../client/request.ts';
import { localDate } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import styles from './data.module.css';
import { FilePicker } from './FilePicker.tsx';
import { ImportFields } from './ImportFields.tsx';
import { formFor, type ImportForm, queryOf } from './importForm.ts';
import { messages } from './messages.ts';

type Stage =
  | { at: 'choose' }
  | { at: 'fill'; file: File; form: ImportForm; error?: string }
  | { at: 'upload'; file: File; form: ImportForm };

/** One file: choose, say what it is, upload. From then on it is a job in the list below. */
export function ImportPanel() {
  const tr = useTr();
  const client = useQueryClient();
  const [stage, setStage] = useState<Stage>({ at: 'choose' });
  const upload = useRef<AbortController | null>(null);

  const start = async (file: File, form: ImportForm) => {
    upload.current = new AbortController();
    setStage({ at: 'upload', file, form });
    try {
      await api.startImport(file, queryOf(form), upload.current.signal);
      setStage({ at: 'choose' });
    } catch (cause) {
      const stopped = (cause as Error).name === 'AbortError';
      const error =
        cause instanceof ApiFailure ? tr(cause.error.text) : stopped ? undefined : (cause as Error).message;
      setStage({ at: 'fill', file, form, error });
    }
    await client.invalidateQueries({ queryKey: keys.jobs });
  };

  if (stage.at === 'choose') {
    const today = localDate(new Date().toISOString());
    return <FilePicker onFile={(file) => setStage({ at: 'fill', file, form: formFor(file.name, today) })} />;
  }
  const { file, form } = stage;
  const size = sizeText(file.size);
  if (stage.at === 'upload') {
    return (
      <div className={styles.chosen} role="status">
        <span>{tr(messages.uploading, { name: file.name, size })}</span>
        <Button size="small" onClick={() => upload.current?.abort()}>
          {tr(messages.stop)}
        </Button>
      </div>
    );
  }
  return (
    <>
      <div className={styles.chosen}>
        <strong>{file.name}</strong>
        <span className={styles.note}>{size}</span>
        <Button size="small" onClick={() => setStage({ at: 'choose' })}>
          {tr(messages.otherFile)}
        </Button>
      </div>
      <ImportFields
        form={form}
        onChange={(next) => setStage({ at: 'fill', file, form: next })}
        onStart={() => start(file, form)}
      />
      {stage.error && (
        <p role="alert" className={styles.error}>
          {stage.error}
        </p>
      )}
    </>
  );
}

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
