import type { OverlayLayer, PatchDetail, Seen } from '../../api/patches.ts';
import type { LayerKind } from '../../domain/layerKind.ts';

/** Layers of a judged patch that were not measured in the ordinary way, told apart for the person who relies on it. */
export type BasisNotes = {
  /** Another version than the one in force today was used. */
  older: OverlayLayer[];
  /** No version was in force on the day: these layers take no part. */
  none: OverlayLayer[];
};

/** What differs from judging by the layers of today. `current` names the version in force of each kind. */
export function basisNotes(
  overlays: readonly OverlayLayer[],
  current: readonly { kind: LayerKind; versionId: number }[],
): BasisNotes {
  const inForce = new Map(current.map(({ kind, versionId }) => [kind, versionId]));
  return {
    older: overlays.filter(
      ({ status, kind, layerVersionId }) => status !== 'none' && layerVersionId !== inForce.get(kind),
    ),
    none: overlays.filter(({ status }) => status === 'none'),
  };
}

/**
 * What was seen, with the basis and the layer versions whose figures stood on screen. Without a detail (signed before
 * it had come) nothing is claimed.
 */
export function seenOn(
  seen: Seen | undefined,
  detail: Pick<PatchDetail, 'basis' | 'overlays'> | undefined,
): Seen | undefined {
  if (!seen || !detail) return seen;
  const versions = detail.overlays
    .filter(({ status }) => status === 'measured')
    .map(({ kind, layerVersionId, label }) => ({ kind, versionId: layerVersionId, label }));
  return { ...seen, basis: detail.basis, versions };
}

/** The doubt of a figure as ± 亩, '' where there is none; a trace is told as such, never as 0.00. */
export function doubtMu(doubtM2: number | null | undefined, muText: (areaM2: number) => string): string {
  if (!doubtM2 || doubtM2 <= 0) return '';
  const text = muText(doubtM2);
  return Number(text) === 0 ? '<0.01' : text;
}
