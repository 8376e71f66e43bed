import type { Account } from '../../api/account.ts';
import type { Text } from '../../domain/text.ts';
import { residualText, shareText } from './figures.ts';
import { codeSystemNames, lineNames, accountMessages as m } from './messages.ts';

type Tr = (text: Text, values?: Record<string, string | number>) => string;

/** A name that begins like a formula is pasted as text. Numbers are ours and stay numbers. */
const asText = (value: string) =>
  (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replace(/[\t\r\n]+/g, ' ');

/**
 * The account as cells separated by tabs, for a spreadsheet: 亩 as shown, ㎡ unrounded, the total, the rest, and what
 * lies within it. `name` is the first cell: the patch's code, or the site.
 */
export function accountAsCells(account: Account, name: string, total: Text, tr: Tr): string {
  const share = (areaM2: number) => shareText(areaM2, account.totalM2).replace('−', '-');
  const rows: string[][] = [
    [tr(m.account), asText(name)],
    [tr(m.source), asText(sourceText(account, tr))],
    [tr(m.item), tr(m.areaIn, { unit: tr(m.mu) }), tr(m.areaIn, { unit: '㎡' }), tr(m.share)],
    ...account.lines.map((line) => [
      tr(lineNames[line.key]),
      line.shownMu,
      `${line.areaM2}`,
      share(line.areaM2),
    ]),
    [tr(total), account.totalMu, `${account.totalM2}`, share(account.totalM2)],
    [tr(m.rest), '', residualText(account.residualM2)],
    ...(account.within.length > 0 ? [[tr(m.within)]] : []),
    ...account.within.map((one) => [asText(tr(one.name)), one.mu, `${one.areaM2}`, share(one.areaM2)]),
  ];
  return rows.map((cells) => cells.join('\t')).join('\n');
}

/** Which version of which layer, and by which table its classes were grouped. */
export function sourceText(account: Account, tr: Tr): string {
  const { codeSystem } = account;
  const system = codeSystemNames[codeSystem] ?? { zh: codeSystem, en: codeSystem };
  // The version of a table begins with its code system, which is named in words beside it.
  const version = account.tableVersion.replace(`${codeSystem} `, '');
  return [tr(m.base, { label: account.label }), tr(m.table, { version }), tr(system)].join(' · ');
}
