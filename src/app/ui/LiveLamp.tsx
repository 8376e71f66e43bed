import { Tooltip } from 'antd';
import type { LiveStatus } from '../client/live.ts';
import { useTr } from '../text/lang.tsx';
import { uiMessages as m } from './messages.ts';

const NAMES = { live: m.live, lost: m.lost, connecting: m.connecting };

/** Whether changes by others arrive: a filled or a hollow dot and the word. */
export function LiveLamp({ status }: { status: LiveStatus }) {
  const tr = useTr();
  return (
    <Tooltip title={tr(status === 'lost' ? m.lostTip : m.liveTip)}>
      <span className="lamp" data-status={status} role="status">
        <span className="lamp-dot" aria-hidden="true" />
        <span className="lamp-word">{tr(NAMES[status])}</span>
      </span>
    </Tooltip>
  );
}
