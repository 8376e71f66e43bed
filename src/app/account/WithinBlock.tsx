import { useId } from 'react';
import type { Account } from '../../api/account.ts';
import { useTr } from '../text/lang.tsx';
import { AreaCell } from './AreaCell.tsx';
import { type AreaUnit, shareText } from './figures.ts';
import { accountMessages as m } from './messages.ts';

/** 其中: ground that is counted above already, seen by another layer or class. Never part of the sum. */
export function WithinBlock({ account, unit }: { account: Account; unit: AreaUnit }) {
  const tr = useTr();
  const titleId = useId();
  if (account.within.length === 0) return null;
  const some = account.within.filter((one) => one.areaM2 > 0);
  const none = account.within.filter((one) => one.areaM2 === 0);
  return (
    <div className="account-within">
      <h4 id={titleId}>{tr(m.within)}</h4>
      <table className="table account-table" aria-labelledby={titleId}>
        <tbody>
          {some.map((one) => (
            <tr key={one.key}>
              <th scope="row">
                <span className="account-line">{tr(one.name)}</span>
              </th>
              <AreaCell mu={one.mu} areaM2={one.areaM2} unit={unit} />
              <td className="num">{shareText(one.areaM2, account.totalM2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {none.length > 0 && (
        <p className="muted">
          {tr(m.withinNone, { names: none.map((one) => tr(one.name)).join(tr(m.comma)) })}
        </p>
      )}
    </div>
  );
}
