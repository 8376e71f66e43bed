import { useMemo } from 'react';
import type { Catalog } from '../../../api/catalog.ts';
import { formatLonLat, formatZone } from '../../../geo/coordinates.ts';
import { gk3Epsg, gk3Zone } from '../../../geo/crs.ts';
import { useLang, useTr } from '../../text/lang.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { mapMessages } from '../messages.ts';
import { useSnapshot } from '../useMap.ts';
import { scaleBar, scaleDenominator } from '../view/camera.ts';

/** Narrower windows get a shorter bar and fewer decimals: the whole line must fit. */
const NARROW_PX = 480;
const FIRST_ZONE = 25;
const LAST_ZONE = 45;

/** The 3° zone of a county; of an empty one, whose box is all zero, the nearest zone that there is. */
const zoneOfCounty = (west: number, east: number) =>
  Math.min(LAST_ZONE, Math.max(FIRST_ZONE, gk3Zone((west + east) / 2)));

/** Scale, zoom, place under the pointer (the centre where there is none) in degrees and in the county's zone. */
export function StatusBar({ catalog }: { catalog: Catalog }) {
  const tr = useTr();
  const { lang } = useLang();
  const { zoom, centre, pointer, image, secondImage, loading } = useSnapshot();
  const phone = useNarrow();
  const [west, , east] = catalog.county.bbox;
  const epsg = useMemo(() => gk3Epsg(zoneOfCounty(west, east)), [west, east]);
  const place = pointer ?? centre;
  const narrow = window.innerWidth < NARROW_PX;
  const bar = scaleBar(zoom, centre.lat, narrow ? 44 : 90);
  const denominator = scaleDenominator(zoom, centre.lat);
  const rounded = Number(denominator.toPrecision(denominator > 1e5 ? 2 : 3));
  return (
    <section className="map-status" aria-label={tr(mapMessages.status)}>
      <span className="map-scale" title={tr(mapMessages.scale)}>
        <i style={{ width: bar.px }} aria-hidden="true" />
        {bar.metres >= 1000 ? `${bar.metres / 1000} km` : `${bar.metres} m`}
      </span>
      <span className="map-figure map-wide" title={tr(mapMessages.scale)}>
        1:{rounded}
      </span>
      <span className="map-figure map-wide">
        {tr(mapMessages.zoomLevel)} {zoom.toFixed(1)}
      </span>
      <span className="map-figure">
        {!pointer && <small className="map-wide">{tr(mapMessages.centre)} </small>}
        {formatLonLat(place.lon, place.lat, narrow ? 4 : 5)}
      </span>
      <span className="map-figure">{formatZone(place.lon, place.lat, epsg, lang)}</span>
      <span className="map-status-end">
        {loading && <span className="map-loading">{tr(mapMessages.loading)}</span>}
        {image && (
          <span className="map-figure map-wide">
            {tr(mapMessages.image)} {[image, secondImage].filter(Boolean).join(' │ ')}
          </span>
        )}
        {catalog.synthetic && phone && <span className="map-badge">{tr(mapMessages.synthetic)}</span>}
      </span>
    </section>
  );
}
