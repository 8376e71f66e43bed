import { formatM2, formatMu } from '../../geo/mu.ts';
import { percent } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import type { LayerAccount } from './account.ts';
import { messages } from './messages.ts';
import '../ui/table.css';
import styles from './planning.module.css';
import { lineName } from './reportText.ts';

/** One layer under the site: a line a class, 未覆盖, and the sum, which is the site where zones do not overlap. */
export function LayerTable({ account, siteM2 }: { account: LayerAccount; siteM2: number }) {
  const tr = useTr();
  const { layer, lines, overlapM2 } = account;
  const name = tr(layer.name);
  const sumM2 = siteM2 + overlapM2;
  const isUntouched = account.zones === 0;
  return (
    <section aria-label={name} className={styles.layer}>
      <h3>
        {name}
        <span className={styles.version}>
          {tr(messages.version)} {layer.label}
        </span>
      </h3>
      {isUntouched ? (
        <p className={styles.note}>{tr(messages.untouched)}</p>
      ) : (
        <table className={`table ${styles.table}`}>
          <thead>
            <tr>
              <th scope="col">{tr(messages.class)}</th>
              <th scope="col" className="num">
                {tr(messages.m2)}
              </th>
              <th scope="col" className="num">
                {tr(messages.mu)}
              </th>
              <th scope="col" className="num">
                {tr(messages.share)}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.kind} ${line.code} ${line.name}`} className={styles[line.kind]}>
                <th scope="row">
                  {line.code && line.code !== line.name && <code>{line.code}</code>} {lineName(line, tr)}
                  {line.zones > 1 && <span className="unit">{tr(messages.zones, { n: line.zones })}</span>}
                  <span className={styles.bar} aria-hidden="true">
                    <span style={{ width: `${Math.min(100, line.share * 100)}%` }} />
                  </span>
                </th>
                <td className="num">{line.m2.toFixed(2)}</td>
                <td className="num">{line.mu.toFixed(2)}</td>
                <td className="num">{percent(line.share)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{tr(overlapM2 > 0 ? messages.sum : messages.total)}</th>
              <td className="num">{formatM2(sumM2)}</td>
              <td className="num">{formatMu(sumM2)}</td>
              <td className="num">{percent(siteM2 > 0 ? sumM2 / siteM2 : 0)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      {overlapM2 > 0 && (
        <p className={styles.warn}>
          {tr(messages.overlap, { m2: formatM2(overlapM2), mu: formatMu(overlapM2) })}
        </p>
      )}
    </section>
  );
}
