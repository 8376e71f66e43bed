import { useState } from 'react';
import type { Layer } from '../../../api/catalog.ts';
import { useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';
import { classFill } from '../symbology/classFills.ts';
import { ZONE_SYMBOLS } from '../symbology/zoneSymbols.ts';
import { ZoneSwatch } from './Swatch.tsx';

const SHOWN_AT_FIRST = 8;

/** The classes of a layer, largest first, each with its swatch. */
export function LayerLegend({ layer }: { layer: Layer }) {
  const tr = useTr();
  const [all, setAll] = useState(false);
  const { kind } = layer;
  const byClass = kind !== 'township' && ZONE_SYMBOLS[kind].fill === 'class';
  const classes = layer.classes.filter(({ code, name }) => code || name);
  if (kind === 'township' || classes.length === 0 || (!byClass && classes.length === 1)) return null;
  const shown = all ? classes : classes.slice(0, SHOWN_AT_FIRST);
  return (
    <ul className="map-classes">
      {shown.map((entry) => (
        <li key={`${entry.code} ${entry.name}`}>
          {byClass && <ZoneSwatch kind={kind} fill={classFill(kind, entry)} />}
          <span>{entry.name || entry.code}</span>
          {entry.name && entry.code && entry.name !== entry.code && <small>{entry.code}</small>}
        </li>
      ))}
      {classes.length > shown.length && (
        <li>
          <button type="button" className="map-link" onClick={() => setAll(true)}>
            {tr(mapMessages.moreClasses, { n: classes.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  );
}
