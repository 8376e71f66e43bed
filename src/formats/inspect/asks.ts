import type { FormatErrorCode } from '../error.ts';
import type { Ask } from './types.ts';

/** What a person can settle so that a refused file comes in. */
const ASKS: Partial<Record<FormatErrorCode, Ask>> = {
  severalLayers: 'layer',
  layerMissing: 'layer',
  encoding: 'encoding',
  encodingFile: 'encoding',
  encodingUnknown: 'encoding',
  columnsUnknown: 'columns',
  axesSwapped: 'axisOrder',
  crsUnknown: 'crs',
  crsContradicted: 'crs',
  crsDatum: 'crs',
  crsUnsupported: 'crs',
  coordinateRange: 'crs',
  zoneConflict: 'crs',
  zoneImpossible: 'crs',
  meridianConflict: 'crs',
};

/** What to ask about a refusal; undefined where only another file helps. */
export function askOf(code: FormatErrorCode): Ask | undefined {
  return ASKS[code];
}
