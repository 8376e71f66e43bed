import { useTr } from '../text/lang.tsx';
import type { AreaUnit } from './figures.ts';
import { accountMessages as m } from './messages.ts';

/** 亩 as the trade signs them, or ㎡ unrounded for whoever checks. */
export function UnitSwitch({ unit, onUnit }: { unit: AreaUnit; onUnit: (unit: AreaUnit) => void }) {
  const tr = useTr();
  const option = (value: AreaUnit, text: string, title: string) => (
    <button type="button" aria-pressed={unit === value} title={title} onClick={() => onUnit(value)}>
      {text}
    </button>
  );
  return (
    <fieldset className="unitSwitch">
      <legend className="visuallyHidden">{tr(m.unit)}</legend>
      {option('mu', tr(m.mu), tr(m.mu))}
      {option('m2', '㎡', tr(m.m2Unrounded))}
    </fieldset>
  );
}
