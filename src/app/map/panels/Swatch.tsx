import type { LayerKind } from '../../../domain/layerKind.ts';
import type { StateSymbol } from '../../../domain/verdict.ts';
import type { AnnotationKind } from '../annotation.ts';
import type { Theme } from '../style/stateExpressions.ts';
import { ANNOTATION_SYMBOLS } from '../symbology/annotationSymbols.ts';
import { DASHES } from '../symbology/dash.ts';
import { HATCH_SIZE, type Hatch, hatchPixels, rgbOf } from '../symbology/hatch.ts';
import { ZONE_SYMBOLS } from '../symbology/zoneSymbols.ts';

const urls = new Map<string, string>();

/** The very pattern that the map draws, as an image for the legend. */
function hatchUrl(hatch: Hatch, colour: string): string {
  const key = `${hatch} ${colour}`;
  let url = urls.get(key);
  if (url === undefined) {
    const canvas = document.createElement('canvas');
    canvas.width = HATCH_SIZE;
    canvas.height = HATCH_SIZE;
    const context = canvas.getContext('2d');
    const image = context?.createImageData(HATCH_SIZE, HATCH_SIZE);
    if (context && image) {
      image.data.set(hatchPixels(hatch, rgbOf(colour)));
      context.putImageData(image, 0, 0);
    }
    url = canvas.toDataURL();
    urls.set(key, url);
  }
  return url;
}

type SwatchProps = {
  fill: string | null;
  fillOpacity: number;
  hatch?: { pattern: Hatch; colour: string };
  line: string;
  dash?: number[];
};

function Swatch({ fill, fillOpacity, hatch, line, dash }: SwatchProps) {
  return (
    <span className="map-swatch" aria-hidden="true">
      {fill && <i style={{ background: fill, opacity: fillOpacity }} />}
      {hatch && hatch.pattern !== 'none' && (
        <i
          style={{
            backgroundImage: `url(${hatchUrl(hatch.pattern, hatch.colour)})`,
            backgroundSize: HATCH_SIZE / 2,
          }}
        />
      )}
      <svg viewBox="0 0 22 14" focusable="false" aria-hidden="true">
        <rect
          x="1"
          y="1"
          width="20"
          height="12"
          fill="none"
          stroke={line}
          strokeWidth="1.8"
          strokeDasharray={dash?.map((part) => part * 1.6).join(' ')}
        />
      </svg>
    </span>
  );
}

export function StateSwatch({ symbol, theme }: { symbol: StateSymbol; theme: Theme }) {
  const colour = symbol[theme];
  return (
    <Swatch
      fill={colour}
      fillOpacity={0.35}
      hatch={{ pattern: symbol.hatch, colour }}
      line={colour}
      dash={symbol.line === 'solid' ? undefined : DASHES[symbol.line]}
    />
  );
}

export function AnnotationSwatch({ kind }: { kind: AnnotationKind }) {
  const { colour, hatch, dash } = ANNOTATION_SYMBOLS[kind];
  if (hatch !== 'none')
    return (
      <Swatch fill={colour} fillOpacity={0.16} hatch={{ pattern: hatch, colour }} line={colour} dash={dash} />
    );
  return (
    <svg className="map-swatch map-swatch-line" viewBox="0 0 22 14" focusable="false" aria-hidden="true">
      <path d="M1 7h20" stroke="#fff" strokeWidth="5" />
      <path
        d="M1 7h20"
        stroke={colour}
        strokeWidth="2.4"
        strokeDasharray={dash?.map((part) => part * 1.6).join(' ')}
      />
    </svg>
  );
}

export function ZoneSwatch({ kind, fill }: { kind: LayerKind; fill?: string }) {
  if (kind === 'township')
    return <Swatch fill={null} fillOpacity={0} line="var(--ink-2)" dash={[3, 1, 0.6, 1]} />;
  const symbol = ZONE_SYMBOLS[kind];
  const colour = fill ?? (symbol.fill === 'class' ? '#d6d3c8' : symbol.fill);
  return (
    <Swatch
      fill={colour}
      fillOpacity={fill ? 1 : 0.55}
      hatch={symbol.hatch}
      line={symbol.line.colour}
      dash={symbol.line.dash}
    />
  );
}
