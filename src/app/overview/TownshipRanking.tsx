import type { Township } from '../../api/catalog.ts';
import { useTr } from '../text/lang.tsx';
import type { TownshipValue } from './concentration.ts';
import { messages } from './messages.ts';
import styles from './overview.module.css';

type Props = {
  values: readonly TownshipValue[];
  townships: readonly Township[];
  onOpen: (code: string) => void;
};

/** The choropleth as a list: the same values as bars, largest first, muted ones last. */
export function TownshipRanking({ values, townships, onOpen }: Props) {
  const tr = useTr();
  const most = Math.max(...values.filter((item) => !item.muted).map((item) => item.value), 0);
  const names = new Map(townships.map((township) => [township.code, township.name]));
  return (
    <ol className={styles.ranking}>
      {values.map(({ code, value, label, muted }) => {
        const name = names.get(code) ?? code;
        return (
          <li key={code} className={muted ? styles.mutedRow : undefined}>
            <button
              type="button"
              disabled={value === 0}
              aria-label={tr(messages.seeTownship, { group: name, value: label })}
              onClick={() => onOpen(code)}
            >
              <span>{name}</span>
              <span className={styles.track} aria-hidden="true">
                <span style={{ width: `${most > 0 ? Math.min(100, (value / most) * 100) : 0}%` }} />
              </span>
              <span className="num">{label}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
