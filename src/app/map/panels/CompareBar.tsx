import type { ReactNode } from 'react';
import type { Catalog } from '../../../api/catalog.ts';
import { useTr } from '../../text/lang.tsx';
import { compareDates, shownDate } from '../compare.ts';
import type { MapView } from '../contract.ts';
import { mapMessages } from '../messages.ts';
import { useController, useSnapshot } from '../useMap.ts';
import { FlickerIcon, SideIcon, SingleIcon, SwipeIcon } from './icons.tsx';

type Props = { catalog: Catalog; view: MapView; onViewChange: (change: Partial<MapView>) => void };

/** One map, swipe or side by side; the image dates of each side; the flicker switch. */
export function CompareBar({ catalog, view, onViewChange }: Props) {
  const tr = useTr();
  const controller = useController();
  const { image, secondImage, flickering } = useSnapshot();
  const dates = [...new Set(catalog.images.map(({ date }) => date))].sort();
  if (dates.length === 0) return null;
  const { compare } = view;
  const { left, right } = compareDates(dates, view.left, view.right);
  const mode = (id: MapView['compare'], label: string, icon: ReactNode) => (
    <button
      type="button"
      aria-pressed={compare === id}
      title={label}
      onClick={() => onViewChange({ compare: id })}
    >
      {icon}
      <span className="map-wide">{label}</span>
    </button>
  );
  const picker = (label: string, value: string | null, onPick: (date: string) => void, withNone = false) => (
    <select aria-label={label} value={value ?? 'none'} onChange={(event) => onPick(event.target.value)}>
      {dates.map((date) => (
        <option key={date}>{date}</option>
      ))}
      {withNone && <option value="none">{tr(mapMessages.noImagery)}</option>}
    </select>
  );
  return (
    <>
      <div className="map-compare" role="toolbar" aria-label={tr(mapMessages.compare)}>
        <div className="map-segments">
          {mode(undefined, tr(mapMessages.single), <SingleIcon />)}
          {mode('swipe', tr(mapMessages.swipe), <SwipeIcon />)}
          {mode('side', tr(mapMessages.side), <SideIcon />)}
        </div>
        {compare ? (
          <div className="map-dates">
            {picker(tr(mapMessages.leftDate), left, (date) => onViewChange({ left: date }))}
            <span aria-hidden="true">│</span>
            {picker(tr(mapMessages.rightDate), right, (date) => onViewChange({ right: date }))}
          </div>
        ) : (
          picker(
            tr(mapMessages.imageryDate),
            shownDate(dates, view.image),
            (date) => onViewChange({ image: date }),
            true,
          )
        )}
        {dates.length > 1 && (
          <button
            type="button"
            className="map-flicker"
            aria-pressed={flickering}
            title={tr(mapMessages.flickerTip)}
            onClick={controller.flicker}
          >
            <FlickerIcon />
            <span className="map-wide">{tr(mapMessages.flicker)}</span>
            <kbd>F</kbd>
          </button>
        )}
      </div>
      {(compare || flickering) && image && <span className="map-date map-date-left">{image}</span>}
      {compare && secondImage && <span className="map-date map-date-right">{secondImage}</span>}
    </>
  );
}
