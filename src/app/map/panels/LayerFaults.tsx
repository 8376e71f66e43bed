import { WarningFilled } from '@ant-design/icons';
import type { Layer } from '../../../api/catalog.ts';
import { changedSearch, go, PATHS } from '../../router/place.ts';
import { useTr } from '../../text/lang.tsx';

const m = {
  count: { zh: '{n} 处', en: '{n}' },
  tip: {
    zh: '{name}有 {n} 处质量问题，查看清单',
    en: '{name} has {n} faults: see the list',
  },
};

/** Says that a layer has faults, and leads to them. Nothing where it has none or waits to be checked. */
export function LayerFaults({ layer }: { layer: Layer }) {
  const tr = useTr();
  const n = layer.faults ?? 0;
  if (n === 0) return null;
  const tip = tr(m.tip, { name: tr(layer.name), n });
  return (
    <button
      type="button"
      className="map-faults"
      title={tip}
      aria-label={tip}
      onClick={() =>
        go(PATHS.data, changedSearch({ version: layer.versionId, fault: undefined, faultKind: undefined }))
      }
    >
      <WarningFilled aria-hidden="true" /> {tr(m.count, { n })}
    </button>
  );
}
