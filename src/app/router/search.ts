import { FAULT_KINDS, type FaultKind } from '../../api/layers.ts';
import {
  LAND_TOUCHED,
  type LandTouched,
  PATCH_SORTS,
  type PatchFilter,
  type PatchSort,
} from '../../domain/patchFilter.ts';

/** What a panel has drawn on the map to explain a figure; `site…` belongs to the planner's site, the others to the patch. */
export const SHOWN = [
  'gap',
  'overlap',
  'uncovered',
  'width',
  'siteGap',
  'siteOverlap',
  'siteUncovered',
  'siteWidth',
] as const;
export type Shown = (typeof SHOWN)[number];

/** Other layers than those in force today: of the day of the later (后时相) or of the earlier image (前时相). */
export const DATED_BASES = ['after', 'before'] as const;
export type DatedBasis = (typeof DATED_BASES)[number];

/**
 * The address of a view: everything on screen that somebody may want to send or reopen. Lists are written
 * `a.b.c`. A value that makes no sense is dropped, never an error: old links must open.
 */
export type ViewSearch = {
  /** Patch whose panel is open (our id). */
  patch?: number;
  /** Filters, see domain/patchFilter. */
  batch?: string;
  township?: string;
  kind?: string;
  state?: string;
  land?: string;
  min?: number;
  max?: number;
  q?: string;
  month?: string;
  monthOf?: 'verdictAt' | 'violatingAt' | 'rectifiedAt';
  sort?: PatchSort;
  /** Camera: zoom/lat/lon, e.g. 12.50/38.59710/108.84120. */
  at?: string;
  /** Date of the image under the map; 'none' for the plain ground. */
  image?: string;
  /** Comparison and its two image dates. */
  compare?: 'swipe' | 'side';
  left?: string;
  right?: string;
  /** Layers shown, in order from the top, with opacity in percent where it is not the default: landUse.approval:40 */
  layers?: string;
  /** Overview: how the map shows concentration, and by what. */
  heat?: 'heat' | 'township';
  by?: 'count' | 'area' | 'perPatch';
  /** Overview: which patches the areas and the map count, and what the table's lines are. */
  of?: 'all' | 'found' | 'violating';
  group?: 'township' | 'batch' | 'kind';
  /** Planning: the checked site, where it is short enough for a link; its form belongs to that workspace. */
  site?: string;
  /** What is drawn on the map to explain a figure of the open patch or site. */
  show?: Shown;
  /** By which layers the open patch is judged: in force on the day of its later or earlier image; else now. */
  basis?: DatedBasis;
  /** Data: the layer version whose page is open, the kind of fault that is listed, and the one that is looked at. */
  version?: number;
  faultKind?: FaultKind;
  fault?: number;
  /** Data: the upload whose preview is open. */
  upload?: string;
};

const text = (value: unknown) =>
  value === undefined || value === null || value === '' ? undefined : `${value}`;
const number = (value: unknown) => {
  const parsed = value === undefined || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(parsed) ? parsed : undefined;
};
const oneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.includes(value as T) ? (value as T) : undefined;

export function parseSearch(raw: Record<string, unknown>): ViewSearch {
  const search: ViewSearch = {
    patch: number(raw.patch),
    batch: text(raw.batch),
    township: text(raw.township),
    kind: text(raw.kind),
    state: text(raw.state),
    land: text(raw.land),
    min: number(raw.min),
    max: number(raw.max),
    q: text(raw.q),
    month: text(raw.month),
    monthOf: oneOf(raw.monthOf, ['verdictAt', 'violatingAt', 'rectifiedAt']),
    sort: oneOf(raw.sort, PATCH_SORTS),
    at: text(raw.at),
    image: text(raw.image),
    compare: oneOf(raw.compare, ['swipe', 'side']),
    left: text(raw.left),
    right: text(raw.right),
    layers: text(raw.layers),
    heat: oneOf(raw.heat, ['heat', 'township']),
    by: oneOf(raw.by, ['count', 'area', 'perPatch']),
    of: oneOf(raw.of, ['all', 'found', 'violating']),
    group: oneOf(raw.group, ['township', 'batch', 'kind']),
    site: text(raw.site),
    show: oneOf(raw.show, SHOWN),
    basis: oneOf(raw.basis, DATED_BASES),
    version: number(raw.version),
    faultKind: oneOf(raw.faultKind, FAULT_KINDS),
    fault: number(raw.fault),
    upload: text(raw.upload),
  };
  for (const key of Object.keys(search) as (keyof ViewSearch)[])
    if (search[key] === undefined) delete search[key];
  return search;
}

const list = (value: string | undefined) => (value ? value.split('.').filter(Boolean) : undefined);

export function filterOf(search: ViewSearch): PatchFilter {
  return {
    batch: list(search.batch),
    township: list(search.township),
    kind: list(search.kind),
    state: list(search.state),
    land: list(search.land)?.filter((land): land is LandTouched => land in LAND_TOUCHED),
    minMu: search.min,
    maxMu: search.max,
    text: search.q,
    month: search.month,
    monthOf: search.monthOf,
  };
}
