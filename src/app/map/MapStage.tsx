import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import './panels/cards.css';
import './panels/layers.css';
import './panels/compare.css';
import './panels/tools.css';
import './panels/status.css';
import './panels/narrow.css';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTr } from '../text/lang.tsx';
import type { MapHandle, MapStageProps } from './contract.ts';
import { MapController } from './MapController.ts';
import { mapMessages } from './messages.ts';
import { AnnotationLegend } from './panels/AnnotationLegend.tsx';
import { CompareBar } from './panels/CompareBar.tsx';
import { ConcentrationLegend } from './panels/ConcentrationLegend.tsx';
import { HoverCard } from './panels/HoverCard.tsx';
import { LayerPanel } from './panels/LayerPanel.tsx';
import { MeasureCard } from './panels/MeasureCard.tsx';
import { NoWebGl } from './panels/NoWebGl.tsx';
import { SiteBar } from './panels/SiteBar.tsx';
import { StatusBar } from './panels/StatusBar.tsx';
import { SwipeDivider } from './panels/SwipeDivider.tsx';
import { TileFailure } from './panels/TileFailure.tsx';
import { ToolBar } from './panels/ToolBar.tsx';
import { ControllerContext } from './useMap.ts';
import { useTheme } from './useTheme.ts';

declare global {
  interface Window {
    /** For browser tests: the MapLibre map of the page. */
    __tuban?: { map: MapController['map'] };
  }
}

/**
 * The map and the parts round it. MapLibre is made once, when this first appears; later renders only tell the
 * controller what is wished. Without WebGL it says so and everything beside the map goes on working.
 */
export default function MapStage({ ref, ...props }: MapStageProps & { ref?: Ref<MapHandle> }) {
  const tr = useTr();
  const theme = useTheme();
  const main = useRef<HTMLDivElement>(null);
  const second = useRef<HTMLDivElement>(null);
  const wishes = { ...props, theme, title: tr(mapMessages.map) };
  const latest = useRef(wishes);
  latest.current = wishes;
  const [controller, setController] = useState<MapController | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [swipePercent, setSwipePercent] = useState(50);

  useEffect(() => {
    let made: MapController;
    try {
      made = new MapController(main.current!, second.current!, latest.current);
    } catch (error) {
      setFailure(error);
      return;
    }
    setController(made);
    window.__tuban = { map: made.map };
    return () => {
      made.remove();
      setController(null);
    };
  }, []);
  useEffect(() => controller?.update(wishes));
  useImperativeHandle(ref, () => controller as MapHandle, [controller]);

  if (failure) return <NoWebGl />;
  const { compare } = props.view;
  return (
    <div className="map-stage">
      <div
        className={`map-faces map-faces-${compare ?? 'single'}`}
        style={{ '--swipe': `${swipePercent}%` } as React.CSSProperties}
      >
        <div className="map-face map-face-main" ref={main} />
        <div className="map-face map-face-second" ref={second} hidden={!compare} />
        {controller && (
          <ControllerContext value={controller}>
            {compare === 'swipe' && <SwipeDivider percent={swipePercent} onMove={setSwipePercent} />}
            <CompareBar catalog={props.catalog} view={props.view} onViewChange={props.onViewChange} />
            <LayerPanel
              catalog={props.catalog}
              table={props.table}
              view={props.view}
              presetId={props.concentration ? 'overview' : props.site ? 'planning' : 'triage'}
              onViewChange={props.onViewChange}
            />
            <ToolBar />
            <MeasureCard />
            {props.site && <SiteBar site={props.site} />}
            {props.concentration && <ConcentrationLegend concentration={props.concentration} />}
            {props.annotation && <AnnotationLegend annotation={props.annotation} />}
            <HoverCard table={props.table} vocabulary={props.catalog.vocabulary} />
            <TileFailure catalog={props.catalog} />
          </ControllerContext>
        )}
      </div>
      {controller && (
        <ControllerContext value={controller}>
          <StatusBar catalog={props.catalog} />
        </ControllerContext>
      )}
    </div>
  );
}
