import type { CodeSystem } from '../domain/landClassTables.ts';
import type { LayerKind } from '../domain/layerKind.ts';
import type { PatchRow } from '../domain/patch.ts';
import type { Role } from '../domain/role.ts';
import type { Text } from '../domain/text.ts';
import type { Vocabulary } from '../domain/verdict.ts';
import type { FlatPolygon } from '../geo/flat.ts';

/**
 * The one interface behind which a county's data lives. The GeoPackage store implements it; a PostGIS store will.
 * Times are UTC ISO 8601 text. Geometry is CGCS2000 lon/lat. What a promise has resolved is durable.
 */
export interface Store {
  /** Folder that holds the store file and the images. */
  readonly folder: string;
  readonly meta: MetaStore;
  readonly accounts: AccountStore;
  readonly batches: BatchStore;
  readonly layers: LayerStore;
  readonly patches: PatchStore;
  readonly overlays: OverlayStore;
  readonly verdicts: VerdictStore;
  readonly images: ImageStore;
  readonly jobs: JobStore;
  close(): Promise<void>;
}

export type BBox = [west: number, south: number, east: number, north: number];
/** Size of a box along each axis, degrees. */
export type BoxSpan = { lon: number; lat: number };
export type RawAttributes = Record<string, string | number | null>;

export interface MetaStore {
  /** County code and name, bbox, whether the data is the synthetic demo; null on a store with no county yet. */
  county(): Promise<County | null>;
  setCounty(county: County): Promise<void>;
  /** The newest vocabulary; and any one by version, for events signed under an older one. */
  vocabulary(version?: string): Promise<Vocabulary>;
  addVocabulary(vocabulary: Vocabulary): Promise<void>;
}
export type County = {
  code: string;
  name: string;
  bbox: BBox;
  synthetic: boolean;
};

export type AccountRecord = {
  id: number;
  login: string;
  name: string;
  role: Role;
  disabled: boolean;
  createdAt: string;
  /** One of the demo county's one-click accounts; has no password that anybody knows. */
  demo: boolean;
};

export type NewAccount = Omit<AccountRecord, 'id' | 'createdAt' | 'disabled'> & { passwordHash: string };

export interface AccountStore {
  count(): Promise<number>;
  list(): Promise<AccountRecord[]>;
  byLogin(login: string): Promise<(AccountRecord & { passwordHash: string }) | null>;
  create(account: NewAccount): Promise<AccountRecord>;
  /** As `create`, but only while there is no account at all; else null. Of several at once, one wins. */
  createFirst(account: NewAccount): Promise<AccountRecord | null>;
  change(
    id: number,
    change: Partial<
      Pick<AccountRecord, 'name' | 'role' | 'disabled'> & {
        passwordHash: string;
      }
    >,
  ): Promise<AccountRecord | null>;
  createSession(accountId: number, tokenHash: string, expiresAt: string): Promise<void>;
  /** The account of a live session of an account that is not disabled. A session lives 7 days at most, used or not. */
  bySession(tokenHash: string, now: string): Promise<AccountRecord | null>;
  endSession(tokenHash: string): Promise<void>;
  endSessionsOf(accountId: number): Promise<void>;
  /** Failures since a time, for slowing sign-in down; kept in the store so that a restart does not forget them. */
  recordFailure(login: string, address: string, at: string): Promise<void>;
  failuresSince(
    login: string,
    address: string,
    since: string,
  ): Promise<{ byLogin: number; byAddress: number; last: string }>;
  clearFailures(login: string): Promise<void>;
}

export type BatchRecord = {
  id: string;
  name: string;
  source: string;
  period: string;
  issuedOn: string;
  deadline: string;
  importedBy: string;
  importedAt: string;
  patches: number;
  report: unknown;
};

export type NewPatch = {
  code: string;
  kind: string;
  beforeClass: string;
  beforeName: string;
  townshipCode: string;
  areaM2: number;
  lon: number;
  lat: number;
  /** 图斑特征 and 备注, for the text search. */
  text: string;
  raw: RawAttributes;
  polygon: FlatPolygon;
};

/** All or nothing: rows go in by chunks that nobody sees; `commit` shows them at once, `abort` (or a crash) leaves nothing. */
export interface Intake<Row, Result> {
  add(rows: Row[]): Promise<void>;
  commit(report: unknown): Promise<Result>;
  abort(): Promise<void>;
}

export interface BatchStore {
  list(): Promise<BatchRecord[]>;
  begin(batch: Omit<BatchRecord, 'patches' | 'report'>): Promise<Intake<NewPatch, BatchRecord>>;
  /** Removes what a crash left half-way. Called at start. */
  sweep(): Promise<void>;
}

export type LayerVersion = {
  id: number;
  kind: LayerKind;
  label: string;
  validFrom: string;
  /** '' while in force. */
  validTo: string;
  zones: number;
  areaM2: number;
  bbox: BBox;
  importedBy: string;
  importedAt: string;
  report: unknown;
  /** Of the land classes of its zones; without meaning for a layer that has none. */
  codeSystem: CodeSystem;
};
export type NewZone = {
  classCode: string;
  className: string;
  name: string;
  areaM2: number;
  raw: RawAttributes;
  polygon: FlatPolygon;
};
export type ZoneRow = Omit<NewZone, 'raw' | 'polygon'> & { id: number };
export type ClassTotal = {
  code: string;
  name: string;
  zones: number;
  areaM2: number;
};

export interface LayerStore {
  /** Versions in force, one a kind. */
  current(): Promise<LayerVersion[]>;
  version(id: number): Promise<LayerVersion | null>;
  classes(versionId: number): Promise<ClassTotal[]>;
  /** Replaces the version in force of this kind on commit; the old one is kept with its end date. */
  begin(
    version: Pick<LayerVersion, 'kind' | 'label' | 'validFrom' | 'importedBy' | 'importedAt'> &
      Partial<Pick<LayerVersion, 'codeSystem'>>,
  ): Promise<Intake<NewZone, LayerVersion>>;
  /**
   * Zones of a version, by id: all, or those whose box meets `bbox`. With `leastSpan` only those whose box is at least
   * that wide or that high; the spatial index decides, so the others are never read.
   */
  zones(versionId: number, bbox?: BBox, leastSpan?: BoxSpan): Promise<(ZoneRow & { polygon: FlatPolygon })[]>;
  /** Some zones of a version by their ids, in that order; ids that it does not have are left out. */
  zonesById(versionId: number, ids: readonly number[]): Promise<(ZoneRow & { polygon: FlatPolygon })[]>;
  zone(
    versionId: number,
    zoneId: number,
  ): Promise<(ZoneRow & { raw: RawAttributes; polygon: FlatPolygon }) | null>;
  sweep(): Promise<void>;
}

export interface PatchStore {
  /** Every visible patch with its state and measured figures, by id. Rows are shared: never alter one. */
  rows(ids?: number[]): Promise<PatchRow[]>;
  detail(id: number): Promise<{
    raw: RawAttributes;
    polygon: FlatPolygon;
    beforeName: string;
  } | null>;
  polygons(filter: { batchId?: string; bbox?: BBox }): Promise<{ id: number; polygon: FlatPolygon }[]>;
  /** Centres within a distance, nearest first. */
  nearby(id: number, distanceM: number, limit: number): Promise<{ id: number; distanceM: number }[]>;
  /** Grows with every change of patch geometry. */
  tilesVersion(): Promise<number>;
}

export type OverlayPartRow = {
  patchId: number;
  zoneId: number;
  classCode: string;
  className: string;
  name: string;
  areaM2: number;
};
export type OverlayTask = {
  batchId: string;
  kind: LayerKind;
  layerVersionId: number;
};

export interface OverlayStore {
  /**
   * Batch × current layer version pairs that are not measured yet, or by another version of the land class table.
   * Taken up after a crash, a layer's replacement, or an upgrade of the program.
   */
  pending(): Promise<OverlayTask[]>;
  /**
   * Replaces whatever was there for this task, in chunks, and marks it measured at the end; then updates the patch
   * figures. `unions` names the patches on which zones lie over each other; elsewhere the union is the sum.
   */
  save(task: OverlayTask, parts: readonly MeasuredPart[], unions?: readonly MeasuredUnion[]): Promise<void>;
  ofPatch(id: number): Promise<{
    measured: { kind: LayerKind; layerVersionId: number }[];
    parts: (OverlayPartRow & { kind: LayerKind; layerVersionId: number })[];
    unions: { layerVersionId: number; coveredM2: number }[];
  }>;
}
export type MeasuredPart = Pick<OverlayPartRow, 'patchId' | 'zoneId' | 'areaM2'>;
/** ㎡ of a patch under at least one zone, where that is less than the sum of its parts. */
export type MeasuredUnion = { patchId: number; coveredM2: number };

export type StoredEvent = {
  seq: number;
  patchId: number;
  version: number;
  baseVersion: number;
  verdict: string;
  second: string;
  note: string;
  vocabularyVersion: string;
  userId: number;
  userName: string;
  at: string;
  undoes: number | null;
  seen: unknown;
};
export type NewEvent = Omit<StoredEvent, 'seq' | 'version'>;

export interface VerdictStore {
  /** Appends when `baseVersion` is the patch's version, in one transaction; else writes nothing and answers null. */
  append(event: NewEvent): Promise<{ event: StoredEvent; row: PatchRow } | null>;
  /** Many at once, for the demo county's history and for imports; `at` of each is kept. All or nothing. */
  appendMany(events: NewEvent[]): Promise<void>;
  history(patchId: number): Promise<StoredEvent[]>;
  event(seq: number): Promise<StoredEvent | null>;
  /** Newest seq, 0 on an empty log. */
  rev(): Promise<number>;
}

export type ImageRecord = {
  id: number;
  date: string;
  name: string;
  /** Path below the store's folder. */
  path: string;
  bbox: BBox;
  epsg: number;
  resolutionM: number;
};
export interface ImageStore {
  list(): Promise<ImageRecord[]>;
  add(image: Omit<ImageRecord, 'id'>): Promise<ImageRecord>;
}

export type JobRecord = {
  id: number;
  kind: 'import' | 'overlay';
  title: Text;
  status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  step: { zh: string; en: string };
  done: number;
  total: number;
  by: string;
  createdAt: string;
  finishedAt: string;
  error: { code: string; text: { zh: string; en: string } } | null;
  report: unknown;
  params: unknown;
};
export interface JobStore {
  create(job: Pick<JobRecord, 'kind' | 'title' | 'by' | 'params'>): Promise<JobRecord>;
  update(
    id: number,
    change: Partial<Omit<JobRecord, 'id' | 'kind' | 'createdAt' | 'params'>>,
  ): Promise<JobRecord>;
  get(id: number): Promise<JobRecord | null>;
  recent(limit: number): Promise<JobRecord[]>;
  unfinished(): Promise<JobRecord[]>;
}
