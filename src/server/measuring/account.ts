import type { Account, Within } from '../../api/account.ts';
import { ACCOUNT_KEYS, type AccountKey } from '../../domain/account.ts';
import { closeAccount, isDoubtful, lineOf } from '../../domain/closeAccount.ts';
import { tableVersion } from '../../domain/landClass.ts';
import type { CodeSystem } from '../../domain/landClassTables.ts';
import { apportionMu, formatMu } from '../../geo/mu.ts';
import type { LayerVersion } from '../../store/store.ts';

export type ClassedPart = { classCode: string; className: string; areaM2: number };

/** The closed account of a patch or site on one version of the land-use layer. */
export function accountOf(
  layer: Pick<LayerVersion, 'id' | 'label' | 'codeSystem'>,
  patchM2: number,
  parts: readonly ClassedPart[],
  unionM2: number | undefined,
  within: Within[],
): Account {
  const { codeSystem } = layer;
  const sumM2 = parts.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  const account = closeAccount(patchM2, parts, unionM2 ?? sumM2, codeSystem);
  const areas = ACCOUNT_KEYS.map((key) => account.lines[key]);
  const shown = apportionMu(areas, patchM2);
  const classes = classesOf(parts, codeSystem);
  return {
    layerVersionId: layer.id,
    label: layer.label,
    tableVersion: tableVersion(codeSystem),
    codeSystem,
    totalM2: patchM2,
    totalMu: formatMu(patchM2),
    residualM2: account.residualM2,
    lines: ACCOUNT_KEYS.map((key, i) => ({
      key,
      areaM2: areas[i]!,
      shownMu: shown[i]!,
      classes: classes.get(key) ?? [],
    })),
    within,
    doubtful: isDoubtful(account),
  };
}

type ClassLine = { code: string; name: string; areaM2: number };

/** Classes of each line, largest first. */
function classesOf(parts: readonly ClassedPart[], system: CodeSystem): Map<AccountKey, ClassLine[]> {
  const byClass = new Map<string, ClassLine>();
  for (const { classCode: code, className: name, areaM2 } of parts) {
    const key = JSON.stringify([code, name]);
    const known = byClass.get(key);
    if (known) known.areaM2 += areaM2;
    else byClass.set(key, { code, name, areaM2 });
  }
  const inOrder = [...byClass.values()].sort((a, b) => b.areaM2 - a.areaM2);
  return Map.groupBy(inOrder, ({ code }) => lineOf(code, system));
}
