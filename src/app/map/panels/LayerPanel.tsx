import { CloseOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import type { Catalog } from '../../../api/catalog.ts';
import { LAYER_KINDS, type LayerKind } from '../../../domain/layerKind.ts';
import type { PatchTableStore } from '../../state/patchTable.ts';
import { useLang, useTr } from '../../text/lang.tsx';
import type { MapView } from '../contract.ts';
import { groupNames, mapMessages } from '../messages.ts';
import { useController, useSnapshot } from '../useMap.ts';
import {
  DEFAULT_OPACITY,
  dropLayer,
  formatLayers,
  type LayerView,
  mergeOrder,
  moveLayer,
} from '../view/layersText.ts';
import { DEFAULT_ORDER, layerView, type PresetId, preset } from '../view/presets.ts';
import { LayersIcon } from './icons.tsx';
import { LayerGroup } from './LayerGroup.tsx';
import { LayerRow } from './LayerRow.tsx';
import { OpacitySlider } from './OpacitySlider.tsx';
import { PatchLegend } from './PatchLegend.tsx';

type Props = {
  catalog: Catalog;
  table: PatchTableStore;
  view: MapView;
  presetId: PresetId;
  onViewChange: (change: Partial<MapView>) => void;
};

/** The layer tree. All it holds is in the `layers` string of the URL; a preset leaves the URL clean. */
export function LayerPanel({ catalog, table, view, presetId, onViewChange }: Props) {
  const tr = useTr();
  const { lang } = useLang();
  const controller = useController();
  const { layersOpen: open } = useSnapshot();
  const [known, setKnown] = useState<LayerKind[]>([...DEFAULT_ORDER]);
  const current = useMemo(() => layerView(view.layers, presetId), [view.layers, presetId]);
  const order = mergeOrder(
    known,
    current.shown.map(({ kind }) => kind),
  );
  const layers = order.flatMap((kind) => catalog.layers.find((layer) => layer.kind === kind) ?? []);
  const groups = [...new Set(layers.map(({ kind }) => LAYER_KINDS[kind].group))];

  const tell = (next: LayerView, nextOrder: LayerKind[] = order) => {
    setKnown(nextOrder);
    const shown = nextOrder.flatMap((kind) => next.shown.find((setting) => setting.kind === kind) ?? []);
    const text = formatLayers({ ...next, shown });
    onViewChange({ layers: text === formatLayers(preset(presetId)) ? undefined : text });
  };
  const show = (kinds: LayerKind[], shown: boolean) => {
    const others = current.shown.filter(({ kind }) => !kinds.includes(kind));
    const mine = kinds.map(
      (kind) =>
        current.shown.find((setting) => setting.kind === kind) ?? { kind, opacity: DEFAULT_OPACITY[kind] },
    );
    tell({ ...current, shown: shown ? [...others, ...mine] : others });
  };
  const setOpacity = (kind: LayerKind, opacity: number) =>
    tell({
      ...current,
      shown: [...current.shown.filter((setting) => setting.kind !== kind), { kind, opacity }],
    });

  if (!open)
    return (
      <button
        type="button"
        className="map-layers-button"
        aria-expanded={false}
        aria-keyshortcuts="L"
        onClick={controller.toggleLayers}
      >
        <LayersIcon />
        {tr(mapMessages.layers)}
        <small className="map-figure">{current.shown.length}</small>
      </button>
    );
  return (
    <section className="map-layers" aria-label={tr(mapMessages.layers)}>
      <header>
        <strong>{tr(mapMessages.layers)}</strong>
        {view.layers !== undefined && (
          <button type="button" className="map-link" onClick={() => onViewChange({ layers: undefined })}>
            {tr(mapMessages.reset)}
          </button>
        )}
        <button
          type="button"
          className="map-icon"
          aria-label={tr(mapMessages.closeLayers)}
          aria-expanded={true}
          onClick={controller.toggleLayers}
        >
          <CloseOutlined aria-hidden="true" />
        </button>
      </header>
      <div className="map-layers-body">
        <PatchLegend
          table={table}
          vocabulary={catalog.vocabulary}
          shown={current.patches}
          onShow={(patches) => tell({ ...current, patches })}
        />
        <ul className="map-tree">
          {groups.map((group) => {
            const members = layers.filter(({ kind }) => LAYER_KINDS[kind].group === group);
            const kinds = members.map(({ kind }) => kind);
            return (
              <LayerGroup
                key={group}
                name={groupNames[group][lang]}
                total={members.length}
                shown={current.shown.filter(({ kind }) => kinds.includes(kind)).length}
                onShowAll={(shown) => show(kinds, shown)}
              >
                {members.map((layer) => (
                  <LayerRow
                    key={layer.kind}
                    layer={layer}
                    setting={current.shown.find(({ kind }) => kind === layer.kind) ?? null}
                    onShow={(shown) => show([layer.kind], shown)}
                    onOpacity={(opacity) => setOpacity(layer.kind, opacity)}
                    onMove={(by) => tell(current, moveLayer(order, layer.kind, by))}
                    onDropOn={(dragged) => tell(current, dropLayer(order, dragged, layer.kind))}
                  />
                ))}
              </LayerGroup>
            );
          })}
        </ul>
        <div className="map-imagery">
          <strong>{tr(mapMessages.imagery)}</strong>
          <OpacitySlider
            name={tr(mapMessages.imagery)}
            value={current.imageOpacity}
            onChange={(imageOpacity) => tell({ ...current, imageOpacity })}
          />
        </div>
      </div>
    </section>
  );
}
