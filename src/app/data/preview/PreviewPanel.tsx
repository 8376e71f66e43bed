import { Button } from 'antd';
import { ApiFailure } from '../../client/request.ts';
import { useTr } from '../../text/lang.tsx';
import data from '../data.module.css';
import { previewMessages as m } from './messages.ts';
import { PreviewBody } from './PreviewBody.tsx';
import { PreviewHead } from './PreviewHead.tsx';
import styles from './preview.module.css';
import { ReadingBar } from './ReadingBar.tsx';
import { useUpload } from './useUpload.ts';

/** An uploaded file before anything of it is stored: what is in it, what is doubtful, what it becomes. */
export function PreviewPanel({ id, onLeave }: { id: string; onLeave: () => void }) {
  const tr = useTr();
  const control = useUpload(id);
  const { upload, preview, reading, failure } = control;
  const leave = () => {
    onLeave();
    void control.discard();
  };
  const explain = (cause: unknown) =>
    cause instanceof ApiFailure ? tr(cause.error.text) : cause instanceof Error ? cause.message : `${cause}`;

  if (!upload.data) {
    if (upload.isPending)
      return (
        <p role="status" className={data.note}>
          {tr(m.reading)}…
        </p>
      );
    const gone = upload.error instanceof ApiFailure && upload.error.status === 404;
    return (
      <div role="alert" className={data.chosen}>
        <span className={data.error}>{gone ? tr(m.gone) : explain(upload.error)}</span>
        {!gone && (
          <Button size="small" onClick={() => upload.refetch()}>
            {tr(m.again)}
          </Button>
        )}
        <Button size="small" onClick={onLeave}>
          {tr(m.other)}
        </Button>
      </div>
    );
  }
  const { state, error } = upload.data;
  const wrong = failure ? explain(failure) : state === 'failed' && error ? tr(error.text) : null;
  return (
    <section className={styles.preview} aria-label={tr(m.title, { name: upload.data.fileName })}>
      <PreviewHead upload={upload.data} preview={preview} onLeave={leave} />
      {wrong !== null && (
        <div role="alert" className={styles.refusal}>
          <p>
            <strong>{tr(m.readFailed)}</strong> {wrong}{' '}
            <Button size="small" onClick={control.again}>
              {tr(m.again)}
            </Button>
          </p>
        </div>
      )}
      {reading && wrong === null && (
        <ReadingBar upload={upload.data} again={preview !== null} onCancel={leave} />
      )}
      {preview && <PreviewBody key={id} control={control} preview={preview} id={id} onStarted={onLeave} />}
    </section>
  );
}
