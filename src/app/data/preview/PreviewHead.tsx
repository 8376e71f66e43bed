import { Button } from 'antd';
import type { Preview, Upload } from '../../../api/uploads.ts';
import { useTr } from '../../text/lang.tsx';
import { sizeText } from '../choose/sizeText.ts';
import { previewMessages as m } from './messages.ts';
import styles from './preview.module.css';

/** Digits of the hash that are shown; the whole is in the tooltip and in the report. */
const SHOWN_DIGITS = 12;

/** Which file this is, and the way back to choosing. */
export function PreviewHead(props: { upload: Upload; preview: Preview | null; onLeave: () => void }) {
  const tr = useTr();
  const { upload, preview } = props;
  const sha = preview?.inspection.sha256;
  return (
    <header className={styles.head}>
      <div>
        <h4>{upload.fileName}</h4>
        <p className={styles.quiet}>
          {sizeText(upload.bytes)}
          {sha && (
            <>
              {' · SHA-256 '}
              <span className={styles.sha} title={sha}>
                {sha.slice(0, SHOWN_DIGITS)}…
              </span>
            </>
          )}
        </p>
      </div>
      <Button size="small" onClick={props.onLeave}>
        {tr(m.other)}
      </Button>
    </header>
  );
}
