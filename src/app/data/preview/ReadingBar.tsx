import { Button, Progress } from 'antd';
import type { Upload } from '../../../api/uploads.ts';
import { useTr } from '../../text/lang.tsx';
import { previewMessages as m } from './messages.ts';
import styles from './preview.module.css';

/** How far the reading is. The first one can be stopped; a later one is stopped by choosing otherwise. */
export function ReadingBar(props: { upload: Upload; again: boolean; onCancel: () => void }) {
  const tr = useTr();
  const { upload, again } = props;
  const { step, done, total, state } = upload;
  const counted = state === 'reading' && total > 0;
  const text = again ? tr(m.readingAgain) : tr(state === 'reading' && step.zh ? step : m.reading);
  return (
    <div className={styles.busy}>
      <div className={styles.line}>
        <span role="status">{text}</span>
        {counted && (
          <span className={styles.quiet}>
            {done} / {total}
          </span>
        )}
        {!again && (
          <Button size="small" onClick={props.onCancel}>
            {tr(m.cancel)}
          </Button>
        )}
      </div>
      <Progress
        size="small"
        status="active"
        aria-label={text}
        percent={counted ? Math.floor((done / total) * 100) : 0}
        showInfo={counted}
      />
    </div>
  );
}
