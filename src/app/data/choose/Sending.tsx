import { Button, Progress } from 'antd';
import { useTr } from '../../text/lang.tsx';
import styles from './choose.module.css';
import { chooseMessages as m } from './messages.ts';
import { sizeText } from './sizeText.ts';

export type Sent = { step: 'packing' | 'uploading'; name: string; done: number; total: number };

/** How far a file has been packed or sent, and the way to stop it. */
export function Sending({ sent, onStop }: { sent: Sent; onStop: () => void }) {
  const tr = useTr();
  const { step, name, done, total } = sent;
  const text = tr(m[step], { name });
  return (
    <div className={styles.sending}>
      <div className={styles.sendingHead}>
        <span role="status">{text}</span>
        <span className={styles.hint}>
          {tr(m.progress, { done: sizeText(done), total: sizeText(total) })}
        </span>
        <Button size="small" onClick={onStop}>
          {tr(m.stop)}
        </Button>
      </div>
      <Progress
        size="small"
        aria-label={text}
        percent={total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0}
      />
    </div>
  );
}
