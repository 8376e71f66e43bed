import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DownOutlined,
  HolderOutlined,
  RightOutlined,
} from '@ant-design/icons';
import { type KeyboardEvent, useState } from 'react';
import type { Layer } from '../../../api/catalog.ts';
import type { LayerKind } from '../../../domain/layerKind.ts';
import { useLang, useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';
import { ZONE_SYMBOLS } from '../symbology/zoneSymbols.ts';
import { useController, useSnapshot } from '../useMap.ts';
import { DEFAULT_OPACITY, type LayerSetting } from '../view/layersText.ts';
import { LayerFaults } from './LayerFaults.tsx';
import { LayerLegend } from './LayerLegend.tsx';
import { OpacitySlider } from './OpacitySlider.tsx';
import { ZoneSwatch } from './Swatch.tsx';

export type LayerRowProps = {
  layer: Layer;
  /** null where the layer is hidden. */
  setting: LayerSetting | null;
  onShow: (shown: boolean) => void;
  onOpacity: (percent: number) => void;
  onMove: (by: -1 | 1) => void;
  onDropOn: (dragged: LayerKind) => void;
};

/** One layer of the tree: switch, swatch, name; opened, its opacity, legend, version and zoom-to. */
export function LayerRow({ layer, setting, onShow, onOpacity, onMove, onDropOn }: LayerRowProps) {
  const tr = useTr();
  const { lang } = useLang();
  const controller = useController();
  const { zoom } = useSnapshot();
  const [open, setOpen] = useState(false);
  const [over, setOver] = useState(false);
  const { kind } = layer;
  const name = layer.name[lang];
  const tooFar = kind !== 'township' && setting !== null && zoom < ZONE_SYMBOLS[kind].minZoom;
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li
      className={`map-layer${over ? ' map-drop' : ''}`}
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDropOn(event.dataTransfer.getData('text/plain') as LayerKind);
      }}
    >
      <div className="map-layer-line">
        <button
          type="button"
          className="map-handle"
          draggable
          title={tr(mapMessages.drag, { name })}
          aria-label={tr(mapMessages.drag, { name })}
          onDragStart={(event) => event.dataTransfer.setData('text/plain', kind)}
        >
          <HolderOutlined aria-hidden="true" />
        </button>
        <label>
          <input
            type="checkbox"
            checked={setting !== null}
            aria-label={tr(mapMessages.show, { name })}
            onChange={(event) => onShow(event.target.checked)}
          />
          <ZoneSwatch kind={kind} />
          <span className="map-layer-name">{name}</span>
          {tooFar && <small>{tr(mapMessages.tooFar)}</small>}
        </label>
        <LayerFaults layer={layer} />
        <button
          type="button"
          className="map-icon map-move"
          aria-label={tr(mapMessages.up, { name })}
          onClick={() => onMove(-1)}
        >
          <ArrowUpOutlined aria-hidden="true" />
        </button>
        <button
          type="button"
          className="map-icon map-move"
          aria-label={tr(mapMessages.down, { name })}
          onClick={() => onMove(1)}
        >
          <ArrowDownOutlined aria-hidden="true" />
        </button>
        <button
          type="button"
          className="map-icon"
          aria-expanded={open}
          aria-label={tr(mapMessages.details, { name })}
          onClick={() => setOpen(!open)}
        >
          {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
        </button>
      </div>
      {open && (
        <div className="map-layer-more">
          <OpacitySlider name={name} value={setting?.opacity ?? DEFAULT_OPACITY[kind]} onChange={onOpacity} />
          <LayerLegend layer={layer} />
          <p>
            <span>{tr(mapMessages.version, { label: layer.label, zones: layer.zones })}</span>
            <button
              type="button"
              className="map-link"
              aria-label={tr(mapMessages.zoomTo, { name })}
              onClick={() => controller.showBox(layer.bbox)}
            >
              {tr(mapMessages.zoomToShort)}
            </button>
          </p>
        </div>
      )}
    </li>
  );
}
