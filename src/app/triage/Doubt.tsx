import type { OverlayLayer } from '../../api/patches.ts';
import { m2, mu } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { doubtMu } from './basis.ts';
import { basisMessages as m } from './basisMessages.ts';

/** ± 亩 by which a layer's own faults leave the figures open; leads to its check. Nothing where there is no doubt. */
export function Doubt({ layer }: { layer: OverlayLayer }) {
  const tr = useTr();
  const { goTo } = useWorkspace();
  const shown = doubtMu(layer.doubtM2, mu);
  if (!shown) return null;
  const tip = tr(m.doubtTip, { layer: tr(layer.name), label: layer.label, m2: m2(layer.doubtM2) });
  const text = tr(m.doubt, { mu: shown });
  return (
    <button
      type="button"
      className="doubt"
      title={tip}
      aria-label={`${text}。${tip}`}
      onClick={() => goTo('data', { version: layer.layerVersionId })}
    >
      {text}
    </button>
  );
}
