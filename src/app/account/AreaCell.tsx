import { type AreaUnit, splitM2, withMinus } from './figures.ts';

/** One area of the account: 亩 as shown, or ㎡ unrounded and aligned at its decimal point. */
export function AreaCell({ mu, areaM2, unit }: { mu: string; areaM2: number; unit: AreaUnit }) {
  if (unit === 'mu') {
    return (
      <td className="num" title={`${areaM2} ㎡`}>
        {withMinus(mu)}
      </td>
    );
  }
  const { whole, rest } = splitM2(areaM2);
  return (
    <td className="num">
      {withMinus(whole)}
      <span className="account-decimals">{rest}</span>
    </td>
  );
}
