import { LAYER_KINDS } from '../../domain/layerKind.ts';
import type { Text } from '../../domain/text.ts';
import { formatM2, formatMu } from '../../geo/mu.ts';
import { percent } from '../text/format.ts';
import { type AccountLine, type Flag, flagsOf, type LayerAccount, uncheckedKinds } from './account.ts';
import { messages } from './messages.ts';

type Tr = (text: Text, values?: Record<string, string | number>) => string;

export function lineName(line: AccountLine, tr: Tr): string {
  if (line.kind === 'outside') return tr(messages.outside);
  return line.name || line.code || tr(messages.unnamed);
}

export function flagText(flag: Flag, tr: Tr): string {
  const layer = tr(LAYER_KINDS[flag.kind].name);
  const m2 = flag.m2.toFixed(2);
  if (flag.state === 'clear') return tr(messages.clearOf, { layer });
  if (flag.state === 'unknown') return tr(messages.unknown, { layer });
  if (flag.state === 'edge') return tr(messages.edge, { layer, m2 });
  const values = { layer, m2, mu: flag.mu.toFixed(2), share: percent(flag.share), n: flag.zones };
  return tr(messages.touches, values);
}

/** The report as lines of text, for a letter or a chat window. */
export function reportAsText(siteM2: number, accounts: readonly LayerAccount[], tr: Tr): string {
  const area = tr(messages.siteLine, { mu: formatMu(siteM2), m2: formatM2(siteM2) });
  const flags = flagsOf(accounts, siteM2).map((flag) => `· ${flagText(flag, tr)}`);
  const layers = accounts.flatMap(({ layer, lines, overlapM2 }) => [
    tr(messages.layerLine, { layer: tr(layer.name), label: layer.label }),
    ...lines
      .filter((line) => line.kind === 'part' || line.areaM2 > 0)
      .map((line) => {
        const code = line.code && line.code !== line.name ? `${line.code} ` : '';
        return tr(messages.partLine, {
          name: `${code}${lineName(line, tr)}`,
          mu: line.mu.toFixed(2),
          m2: line.m2.toFixed(2),
          share: percent(line.share),
        });
      }),
    ...(overlapM2 > 0
      ? [`  ${tr(messages.overlap, { m2: formatM2(overlapM2), mu: formatMu(overlapM2) })}`]
      : []),
  ]);
  const unchecked = uncheckedKinds(accounts).map((kind) => tr(LAYER_KINDS[kind].name));
  const missing = unchecked.length ? [tr(messages.unchecked, { layers: unchecked.join('、') })] : [];
  return [tr(messages.reportTitle), area, ...flags, ...layers, ...missing, tr(messages.disclaimer)].join(
    '\n',
  );
}

const quoted = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** The report as CSV, one line a class, numbers plain: as shown, so that each layer adds up to the site. */
export function reportAsCsv(accounts: readonly LayerAccount[], tr: Tr): string {
  const { layer, version, code, class: name, m2, mu, share } = messages;
  const head = [layer, version, code, name, m2, mu, share].map((text) => tr(text));
  const lines = accounts.flatMap((account) =>
    account.lines.map((line) => [
      tr(account.layer.name),
      account.layer.label,
      line.code,
      lineName(line, tr),
      line.m2.toFixed(2),
      line.mu.toFixed(2),
      line.share.toFixed(6),
    ]),
  );
  return [head, ...lines].map((cells) => cells.map(quoted).join(',')).join('\r\n');
}
