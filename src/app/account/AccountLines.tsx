import { AimOutlined, CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { AccountLine } from '../../api/account.ts';
import { useTr } from '../text/lang.tsx';
import { classNameIn } from '../text/names.ts';
import { AreaCell } from './AreaCell.tsx';
import { type AreaUnit, classesMu, PLACE_M2, shareText } from './figures.ts';
import { lineNames, accountMessages as m } from './messages.ts';

type LineProps = { line: AccountLine; totalM2: number; unit: AreaUnit };

/** A line made up of land classes: named below it, and listed one by one when opened. */
export function ClassLine({ line, totalM2, unit, codeSystem }: LineProps & { codeSystem: string }) {
  const tr = useTr();
  const [open, setOpen] = useState(false);
  const name = tr(lineNames[line.key]);
  const classes = line.classes.map((one) => ({
    ...one,
    text: tr(classNameIn(codeSystem, one.code, one.name)),
  }));
  const mu = open && unit === 'mu' ? classesMu(line) : [];
  const isEmpty = line.areaM2 === 0;
  return (
    <>
      <tr className={isEmpty ? 'account-empty' : undefined}>
        <th scope="row">
          {classes.length > 0 ? (
            <button
              type="button"
              className="account-line"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {open ? <CaretDownOutlined aria-hidden="true" /> : <CaretRightOutlined aria-hidden="true" />}
              {name}
              {!open && (
                <span className="account-hint">{classes.map((one) => one.text).join(tr(m.comma))}</span>
              )}
            </button>
          ) : (
            <span className="account-line">{name}</span>
          )}
        </th>
        <AreaCell mu={line.shownMu} areaM2={line.areaM2} unit={unit} />
        <td className="num">{shareText(line.areaM2, totalM2)}</td>
      </tr>
      {open &&
        classes.map((one, i) => (
          <tr key={`${one.code} ${one.name}`} className="account-class">
            <th scope="row">
              <span className="account-code">{one.code}</span> {one.text !== one.code && one.text}
            </th>
            <AreaCell mu={mu[i] ?? ''} areaM2={one.areaM2} unit={unit} />
            <td className="num">{shareText(one.areaM2, totalM2)}</td>
          </tr>
        ))}
    </>
  );
}

type PlaceProps = LineProps & { shown: boolean; onShow: () => void };

/** A line for a fault of the base data: pressing it draws the place on the map, pressing again takes it away. */
export function PlaceLine({ line, totalM2, unit, shown, onShow }: PlaceProps) {
  const tr = useTr();
  const name = tr(lineNames[line.key]);
  const isEmpty = Math.abs(line.areaM2) < PLACE_M2;
  return (
    <tr className={isEmpty ? 'account-empty' : 'account-fault'}>
      <th scope="row">
        {isEmpty ? (
          <span className="account-line">{name}</span>
        ) : (
          <button
            type="button"
            className="account-line"
            aria-pressed={shown}
            title={tr(shown ? m.hideOnMap : m.showOnMap)}
            onClick={onShow}
          >
            <AimOutlined aria-hidden="true" />
            {name}
            <span className="visuallyHidden">{tr(m.showOnMap)}</span>
          </button>
        )}
      </th>
      <AreaCell mu={line.shownMu} areaM2={line.areaM2} unit={unit} />
      <td className="num">{shareText(line.areaM2, totalM2)}</td>
    </tr>
  );
}
