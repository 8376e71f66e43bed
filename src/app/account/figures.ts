import type { Account, AccountLine } from '../../api/account.ts';
import { MU_PER_M2 } from '../../geo/ellipsoid.ts';
import { apportion, formatDecimal, formatMu } from '../../geo/mu.ts';
import { percent } from '../text/format.ts';

/** The unit that areas are read in; ㎡ are then shown unrounded. */
export type AreaUnit = 'mu' | 'm2';

/** Beyond this share of the patch the rest is no rounding of the arithmetic any more. */
const CLOSES_WITHIN = 1e-9;
const MOST_DECIMALS = 9;
/** Less than a square centimetre is rounding of coordinates, not a place to go to. */
export const PLACE_M2 = 1e-4;

/** Hundredths of a decimal with two places, exactly: '-0.12' is -12. */
const hundredths = (decimal: string) => Math.round(Number(decimal) * 100);

/** Whether the account closes: its rest is rounding, and the shown 亩 add up to the shown total as decimals. */
export function closes(account: Account): boolean {
  const shown = account.lines.reduce((sum, line) => sum + hundredths(line.shownMu), 0);
  return (
    Math.abs(account.residualM2) <= account.totalM2 * CLOSES_WITHIN && shown === hundredths(account.totalMu)
  );
}

/** 亩 of the classes of a line, rounded so that they add up to what the line shows. */
export function classesMu(line: AccountLine): string[] {
  const parts = line.classes.map(({ areaM2 }) => areaM2 * MU_PER_M2);
  try {
    return apportion(parts, Number(line.shownMu), 0.01).map((mu) => mu.toFixed(2));
  } catch {
    // Classes that do not make up their line have nothing to add up to: each is rounded by itself.
    return line.classes.map(({ areaM2 }) => formatMu(areaM2));
  }
}

/** The rest of the arithmetic in ㎡ with two significant digits: 1.2e-9; '0' for none. */
export function residualText(residualM2: number): string {
  return residualM2 === 0 ? '0' : Number(residualM2.toPrecision(2)).toString();
}

/** An unrounded number of ㎡ cut at its decimal point, so that a column can be aligned there. */
export function splitM2(areaM2: number): { whole: string; rest: string } {
  const text = `${areaM2}`;
  const at = text.search(/[.e]/);
  return at < 0 ? { whole: text, rest: '' } : { whole: text.slice(0, at), rest: text.slice(at) };
}

/** Share of the whole in percent; what is taken off has a minus sign. */
export function shareText(areaM2: number, totalM2: number): string {
  const share = totalM2 > 0 ? areaM2 / totalM2 : 0;
  const text = percent(Math.abs(share));
  return share < 0 && !text.startsWith('<') ? `−${text}` : text;
}

/** A hyphen is no minus sign on screen; spreadsheets want the hyphen (see accountText). */
export const withMinus = (decimal: string) => decimal.replace('-', '−');

/**
 * A value with as many decimals as it takes to stand on its own side of a threshold: 94.998 against 95 is never
 * written "95.00".
 */
export function apart(value: number, threshold: number, decimals = 2): string {
  for (let more = decimals; ; more++) {
    const text = formatDecimal(value, more);
    if (Number(text) < threshold === value < threshold || more >= MOST_DECIMALS) return text;
  }
}
