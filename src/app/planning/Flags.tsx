import {
  CheckCircleOutlined,
  MinusCircleOutlined,
  QuestionCircleOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { useTr } from '../text/lang.tsx';
import { type Flag, flagsOf, type LayerAccount } from './account.ts';
import { messages } from './messages.ts';
import styles from './planning.module.css';
import { flagText } from './reportText.ts';

const ICONS = {
  touches: WarningFilled,
  edge: MinusCircleOutlined,
  clear: CheckCircleOutlined,
  unknown: QuestionCircleOutlined,
} as const satisfies Record<Flag['state'], unknown>;

/** 永农 and 红线: touched or not, in words; a shape beside the colour. */
export function Flags({ accounts, siteM2 }: { accounts: readonly LayerAccount[]; siteM2: number }) {
  const tr = useTr();
  return (
    <ul className={styles.flags} aria-label={tr(messages.flags)}>
      {flagsOf(accounts, siteM2).map((flag) => {
        const Icon = ICONS[flag.state];
        return (
          <li key={flag.kind} className={styles[flag.state]}>
            <Icon aria-hidden="true" /> {flagText(flag, tr)}
          </li>
        );
      })}
    </ul>
  );
}
