import { CheckOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { type ReactNode, useId } from 'react';
import type { Account } from '../../api/account.ts';
import { useStored } from '../state/stored.ts';
import { useTr } from '../text/lang.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { ClassLine, PlaceLine } from './AccountLines.tsx';
import { AreaCell } from './AreaCell.tsx';
import { accountAsCells, sourceText } from './accountText.ts';
import { type AreaUnit, closes, residualText } from './figures.ts';
import { accountMessages as m } from './messages.ts';
import { UnitSwitch } from './UnitSwitch.tsx';
import { WithinBlock } from './WithinBlock.tsx';
import '../ui/table.css';
import './account.css';

export type Fault = 'gap' | 'overlap';

type Props = {
  account: Account;
  /** Whose account: names it where it is copied to, and its total. */
  name: string;
  total: 'patchArea' | 'siteArea';
  shown: Fault | null;
  onShow: (fault: Fault) => void;
  /** How drawing the fault goes on: loading, failed, too small. */
  status: ReactNode;
};

const FAULTS: Partial<Record<Account['lines'][number]['key'], Fault>> = {
  noBase: 'gap',
  baseOverlap: 'overlap',
};

/** 闭合账: what the ground is by land class, the faults of the base data, and a sum that is the area itself. */
export function AccountSection({ account, name, total, shown, onShow, status }: Props) {
  const tr = useTr();
  const titleId = useId();
  const [unit, keepUnit] = useStored<AreaUnit>('accountUnit', 'mu');
  const isClosed = closes(account);
  const m2 = residualText(account.residualM2);
  return (
    <section className="block account" aria-labelledby={titleId}>
      <div className="account-head">
        <h3 className="block-title" id={titleId}>
          {tr(m.account)}
        </h3>
        <UnitSwitch unit={unit} onUnit={keepUnit} />
      </div>
      <p className="account-source">{sourceText(account, tr)}</p>
      {account.doubtful && (
        <p className="account-doubt">
          <ExclamationCircleOutlined aria-hidden="true" /> {tr(m.doubtful)}
        </p>
      )}
      <table className="table account-table account-lines" aria-labelledby={titleId}>
        <thead>
          <tr>
            <th scope="col">{tr(m.item)}</th>
            <th scope="col" className="num">
              {unit === 'mu' ? tr(m.mu) : tr(m.m2Unrounded)}
            </th>
            <th scope="col" className="num">
              {tr(m.share)}
            </th>
          </tr>
        </thead>
        <tbody>
          {account.lines.map((line) => {
            const fault = FAULTS[line.key];
            const common = { line, unit, totalM2: account.totalM2 };
            if (fault)
              return (
                <PlaceLine key={line.key} {...common} shown={shown === fault} onShow={() => onShow(fault)} />
              );
            // Of interest only when it happens.
            if (line.key === 'unclassified' && line.areaM2 === 0) return null;
            return <ClassLine key={line.key} {...common} codeSystem={account.codeSystem} />;
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              = {tr(m[total])}
              {isClosed && (
                <span className="account-closes" title={tr(m.closesLong, { m2 })}>
                  <CheckOutlined aria-hidden="true" /> {tr(m.closes)}
                </span>
              )}
            </th>
            <AreaCell mu={account.totalMu} areaM2={account.totalM2} unit={unit} />
            <td className="num">100.0%</td>
          </tr>
        </tfoot>
      </table>
      {isClosed ? (
        <p className="account-rest">{tr(m.residual, { m2 })}</p>
      ) : (
        <p className="account-doubt" role="alert">
          <ExclamationCircleOutlined aria-hidden="true" /> {tr(m.open)}：{tr(m.openLong, { m2 })}
        </p>
      )}
      {status}
      <WithinBlock account={account} unit={unit} />
      <CopyButton label={m.copyTable} text={() => accountAsCells(account, name, m[total], tr)} />
    </section>
  );
}
