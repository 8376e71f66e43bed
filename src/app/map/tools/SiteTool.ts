import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawPolygonMode, TerraDrawRectangleMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { PolygonJson } from '../../../api/common.ts';

export type SiteMode = 'polygon' | 'rectangle' | 'edit';

const INK = '#0891b2';
const OUTLINE = {
  fillColor: '#06b6d4',
  fillOpacity: 0.18,
  outlineColor: INK,
  outlineWidth: 2.5,
} as const;
/** terra-draw keeps nine decimals (0.1 mm) and refuses more. */
const DECIMALS = 9;

/** Drawing and reshaping of the planner's site. Loaded only when somebody draws. */
export class SiteTool {
  #draw: TerraDraw;
  #onChange: (polygon: PolygonJson) => void;

  constructor(map: MapLibreMap, onChange: (polygon: PolygonJson) => void) {
    this.#onChange = onChange;
    this.#draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: 'site-draw', coordinatePrecision: DECIMALS }),
      modes: [
        new TerraDrawPolygonMode({ styles: { ...OUTLINE, closingPointColor: INK, closingPointWidth: 6 } }),
        new TerraDrawRectangleMode({ styles: OUTLINE }),
        new TerraDrawSelectMode({
          styles: {
            selectedPolygonColor: OUTLINE.fillColor,
            selectedPolygonFillOpacity: OUTLINE.fillOpacity,
            selectedPolygonOutlineColor: INK,
            selectedPolygonOutlineWidth: OUTLINE.outlineWidth,
            selectionPointColor: '#ffffff',
            selectionPointOutlineColor: INK,
            selectionPointWidth: 6,
            midPointColor: INK,
          },
          flags: {
            polygon: {
              feature: {
                draggable: true,
                coordinates: { midpoints: true, draggable: true, deletable: true },
              },
            },
          },
        }),
      ],
    });
    this.#draw.start();
    this.#draw.on('finish', (id) => {
      const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
      if (geometry?.type === 'Polygon')
        this.#onChange({ type: 'Polygon', coordinates: geometry.coordinates });
    });
  }

  setMode(mode: SiteMode, polygon: PolygonJson | null): void {
    this.#draw.clear();
    this.#draw.setMode(mode === 'edit' ? 'select' : mode);
    if (mode !== 'edit' || polygon?.type !== 'Polygon') return;
    const round = (value: number) => Number(value.toFixed(DECIMALS));
    const coordinates = polygon.coordinates.map((ring) =>
      ring.map(([lon, lat]) => [round(lon!), round(lat!)]),
    );
    const [added] = this.#draw.addFeatures([
      { type: 'Feature', properties: { mode: 'polygon' }, geometry: { type: 'Polygon', coordinates } },
    ]);
    if (added?.valid && added.id !== undefined) this.#draw.selectFeature(added.id);
  }

  stop(): void {
    this.#draw.stop();
  }
}
