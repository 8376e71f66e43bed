import type { Account } from '../../api/account.ts';
import type { Text } from '../../domain/text.ts';
import { apportion, formatM2 } from '../../geo/mu.ts';
import { classesMu } from '../account/figures.ts';
import { lineNames } from '../account/messages.ts';
import type { AccountLine, LayerAccount } from './account.ts';

type Tr = (text: Text) => string;

/**
 * The land use of a copied report as the closed account shows it: class by class, what no parcel covers, and what lies
 * double taken off, so that screen, text and CSV give one figure for one thing. The other layers stay as they are.
 */
export function withClosedAccount(
  accounts: readonly LayerAccount[],
  closed: Account | null,
  tr: Tr,
): LayerAccount[] {
  return accounts.map((account) =>
    closed && account.layer.layerVersionId === closed.layerVersionId
      ? { ...account, lines: linesOf(closed, account, tr), overlapM2: 0 }
      : account,
  );
}

function linesOf(closed: Account, account: LayerAccount, tr: Tr): AccountLine[] {
  const zonesOf = (code: string) => account.lines.find((line) => line.code === code)?.zones ?? 0;
  const lines = closed.lines.flatMap((line): Omit<AccountLine, 'm2' | 'share'>[] => {
    const { key, areaM2, classes } = line;
    const mu = classesMu(line);
    if (key === 'noBase')
      return [{ kind: 'outside', code: '', name: '', areaM2, mu: Number(line.shownMu), zones: 0 }];
    if (key === 'baseOverlap')
      return areaM2 === 0
        ? []
        : [{ kind: 'part', code: '', name: tr(lineNames[key]), areaM2, mu: Number(line.shownMu), zones: 0 }];
    return classes.map((one, i) => ({
      kind: 'part' as const,
      code: one.code,
      name: one.name,
      areaM2: one.areaM2,
      mu: Number(mu[i]),
      zones: zonesOf(one.code),
    }));
  });
  const shownM2 = apportion(
    lines.map((line) => line.areaM2),
    Number(formatM2(closed.totalM2)),
  );
  return lines.map((line, i) => ({
    ...line,
    m2: shownM2[i]!,
    share: closed.totalM2 > 0 ? line.areaM2 / closed.totalM2 : 0,
  }));
}
