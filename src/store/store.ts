import type { CodeSystem } from '../domain/landClassTables.ts';
import type { LayerKind } from '../domain/layerKind.ts';
import type { PatchRow } from '../domain/patch.ts';
import type { Role } from '../domain/role.ts';
import type { Text } from '../domain/text.ts';
import type { Vocabulary } from '../domain/verdict.ts';
import type { FlatPolygon } from '../geo/flat.ts';
import type { PolygonList } from '../geo/polygonList.ts';

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
  readonly checks: CheckStore;
  readonly verdicts: VerdictStore;
  readonly images: ImageStore;
  readonly jobs: JobStore;
  readonly uploads: UploadStore;
  readonly imports: ImportStore;
  readonly exports: ExportStore;
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
  /** 前时相, 后时相 as YYYY-MM-DD, '' where the issue names none. */
  beforeDate?: string;
  afterDate?: string;
  /** As the issue states it; null where it does not. */
  statedAreaM2?: number | null;
  raw: RawAttributes;
  polygon: FlatPolygon;
};

/** Where a patch lies in relation to one of an earlier batch, told once, at its import. */
export type PatchRelation = 'same' | 'grown' | 'shrunk' | 'partly';
export type NewPredecessor = {
  /** Code of the patch that is coming in. */
  code: string;
  earlierId: number;
  relation: PatchRelation;
  /** The earlier patch was closed (整改到位, 合法, 其他), and here something is again. */
  returned: boolean;
  earlierState: string;
  commonM2: number;
  areaM2: number;
  earlierAreaM2: number;
};
export type Predecessor = Omit<NewPredecessor, 'code'> & {
  patchId: number;
  at: string;
  earlier: { code: string; batchId: string; batchName: string };
};

export interface PatchIntake extends Intake<NewPatch, BatchRecord> {
  /** Keeps what was found at the places of patches that were added; seen with the commit. */
  relate(found: readonly NewPredecessor[], at: string): Promise<void>;
  /** Ids of the patches added so far, by code. */
  ids(): Promise<Map<string, number>>;
}

/** All or nothing: rows go in by chunks that nobody sees; `commit` shows them at once, `abort` (or a crash) leaves nothing. */
export interface Intake<Row, Result> {
  add(rows: Row[]): Promise<void>;
  commit(report: unknown): Promise<Result>;
  abort(): Promise<void>;
}

/** `codeSystem` of the land classes, where it was not known at the beginning. */
export interface ZoneIntake extends Intake<NewZone, LayerVersion> {
  commit(report: unknown, codeSystem?: CodeSystem): Promise<LayerVersion>;
}

export interface BatchStore {
  list(): Promise<BatchRecord[]>;
  begin(batch: Omit<BatchRecord, 'patches' | 'report'>): Promise<PatchIntake>;
  /**
   * Brings a batch to a corrected issue of it, by patch code, in one transaction: what differs is archived before it
   * is changed, what is new is added, what is missing is kept and marked withdrawn. Verdicts stay.
   */
  reissue(issue: Reissue): Promise<{ batch: BatchRecord; outcome: ReissueOutcome }>;
  /** Codes of all patches of every batch, or of one. */
  codes(batchId?: string): Promise<{ batchId: string; code: string }[]>;
  /** Files imported for a batch, the first one first. */
  issues(batchId: string): Promise<BatchIssue[]>;
  /** Removes what a crash left half-way. Called at start. */
  sweep(): Promise<void>;
}

export type BatchIssue = {
  id: number;
  batchId: string;
  fileName: string;
  fileSha256: string;
  importedBy: string;
  importedAt: string;
  report: unknown;
};

export type Reissue = Pick<
  BatchIssue,
  'batchId' | 'fileName' | 'fileSha256' | 'importedBy' | 'importedAt'
> & {
  rows: Iterable<NewPatch>;
  /** What lies at the places of patches that are new or have another outline, by code. */
  predecessors: readonly NewPredecessor[];
  /** The report that stays with the issue, once it is known what changed. */
  report: (outcome: ReissueOutcome) => unknown;
};
export type ReissueOutcome = { unchanged: number; changes: PatchChange[] };
export type PatchChange = {
  patchId: number;
  code: string;
  what: 'added' | 'geometry' | 'attributes' | 'both' | 'withdrawn' | 'restored';
  /** Names of the fields that differ. */
  fields: string[];
  areaBeforeM2: number | null;
  areaAfterM2: number | null;
  /** Verdicts signed on it before. */
  verdicts: number;
};

/** A patch as it was before a corrected issue changed it. */
export type PatchRevision = {
  id: number;
  what: 'changed' | 'withdrawn' | 'restored';
  geometryChanged: boolean;
  fields: string[];
  /** Number of verdicts that had been signed on the patch as it was. */
  verdictVersion: number;
  issue: Pick<BatchIssue, 'fileName' | 'fileSha256' | 'importedBy' | 'importedAt'>;
  before: {
    kind: string;
    beforeClass: string;
    areaM2: number;
    beforeDate: string;
    afterDate: string;
    withdrawnAt: string;
    raw: RawAttributes;
    polygon: FlatPolygon;
  };
};

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

/** A whole layer version: the id of each zone, and its polygon at the same place. */
export type LayerPolygons = { ids: Float64Array; polygons: PolygonList };

export interface LayerStore {
  /** All polygons of a version, ordered by id; empty for a version that there is not. */
  polygons(versionId: number): Promise<LayerPolygons>;
  /** Versions in force, one a kind. */
  current(): Promise<LayerVersion[]>;
  version(id: number): Promise<LayerVersion | null>;
  /** Every version of every kind that was imported, the newest import first. */
  versions(): Promise<LayerVersion[]>;
  /**
   * Changes the days on which a version is in force, and keeps that it did. Throws StoreError where they end before
   * they begin or run into another version of the kind; null where there is no such version.
   */
  setValidity(
    id: number,
    dates: { validFrom: string; validTo: string },
    by: string,
    at: string,
  ): Promise<LayerVersion | null>;
  /** Every change of the dates of a version, the newest first. */
  validityLog(id: number): Promise<ValidityChange[]>;
  /** Hands over class and attributes of each zone of a version, by id: less than reading them with their shapes. */
  attributes(
    versionId: number,
    visit: (zone: Pick<ZoneRow, 'id' | 'classCode' | 'className'> & { raw: RawAttributes }) => void,
  ): Promise<void>;
  /** Own area and attributes of some zones of a version, by id. */
  attributesOf(
    versionId: number,
    ids: readonly number[],
  ): Promise<Map<number, { areaM2: number; raw: RawAttributes }>>;
  classes(versionId: number): Promise<ClassTotal[]>;
  /**
   * On commit takes its place among the versions of its kind by `validFrom`: it replaces the one in force, which is
   * kept with its end date; an older one is put before it.
   */
  begin(
    version: Pick<LayerVersion, 'kind' | 'label' | 'validFrom' | 'importedBy' | 'importedAt'> &
      Partial<Pick<LayerVersion, 'codeSystem'>>,
  ): Promise<ZoneIntake>;
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

export type ValidityChange = {
  validFrom: string;
  validTo: string;
  wasFrom: string;
  wasTo: string;
  by: string;
  at: string;
  why: 'replaced' | 'changed';
};

/** The check of a layer version; `rules` is the version of what it looks for. */
export type NewLayerCheck = {
  rules: number;
  /** Version of the townships that it was checked against; 0 for none. */
  townshipVersionId: number;
  checkedAt: string;
  covers: boolean;
  stated: { field: string; unit: string } | null;
  /** Of each kind that occurs: all, and how many are kept one by one. */
  counts: { kind: string; count: number; areaM2: number; kept: number }[];
  remarks: Text[];
};
export type LayerCheckRecord = NewLayerCheck & { faults: number };
export type NewFault = {
  kind: string;
  areaM2: number;
  bbox: BBox;
  zoneIds: number[];
  text: Text;
  polygon: FlatPolygon | null;
};
export type FaultRecord = Omit<NewFault, 'polygon'> & { id: number };
export type FaultWithShape = FaultRecord & { polygon: FlatPolygon | null };

export interface CheckStore {
  /**
   * Versions that are not checked yet, or by other rules, or against other townships than those in force; those in
   * force first. Taken up after a crash, an import or an upgrade of the program.
   */
  pending(rules: number): Promise<number[]>;
  /** Replaces the check of a version; its faults are seen when all are written. */
  save(versionId: number, check: NewLayerCheck, faults: readonly NewFault[]): Promise<void>;
  of(versionId: number): Promise<LayerCheckRecord | undefined>;
  /** Number of faults of each version that is checked. */
  counts(): Promise<Map<number, number>>;
  /** Faults of a version, the largest first; with their shapes where asked for. */
  faults(
    versionId: number,
    page: { kind?: string; offset: number; limit: number; shapes?: boolean },
  ): Promise<{ total: number; faults: FaultWithShape[] }>;
  fault(versionId: number, id: number): Promise<FaultWithShape | null>;
}

export interface PatchStore {
  /** Every visible patch with its state and measured figures, by id. Rows are shared: never alter one. */
  rows(ids?: number[]): Promise<PatchRow[]>;
  detail(id: number): Promise<{
    raw: RawAttributes;
    polygon: FlatPolygon;
    beforeName: string;
    beforeDate: string;
    afterDate: string;
    statedAreaM2: number | null;
    withdrawnAt: string;
  } | null>;
  /** What corrected issues changed of a patch, the newest first. */
  revisions(id: number): Promise<PatchRevision[]>;
  /** Patches of earlier batches at the place of this one; and of later ones that were found at its place. */
  predecessors(id: number): Promise<Predecessor[]>;
  successors(id: number): Promise<Predecessor[]>;
  /** `standing`: without those that a corrected issue has withdrawn. */
  polygons(filter: {
    batchId?: string;
    exceptBatch?: string;
    bbox?: BBox;
    standing?: boolean;
  }): Promise<{ id: number; polygon: FlatPolygon }[]>;
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
  kind: 'import' | 'overlay' | 'check';
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

/** A file on its way in. It belongs to who sent it; `path` is a name below the folder of incoming files. */
export type UploadRecord = {
  id: string;
  accountId: number;
  path: string;
  fileName: string;
  sha256: string;
  bytes: number;
  /** For a site: only its shapes are asked for, nothing is imported. */
  site: boolean;
  /** What the person has settled so far; null where nothing was asked yet. */
  choices: unknown;
  createdAt: string;
};
export interface UploadStore {
  add(upload: Omit<UploadRecord, 'choices'>): Promise<void>;
  get(id: string): Promise<UploadRecord | null>;
  list(): Promise<UploadRecord[]>;
  choose(id: string, choices: unknown): Promise<void>;
  remove(id: string): Promise<void>;
}

/** What is kept of imports besides their rows. */
export interface ImportStore {
  /** Imports of the very same bytes, the newest first. */
  ofFile(sha256: string): Promise<SameFile[]>;
  /** The mapping settled last for a file of these fields; null for none. */
  mapping(target: string, kind: string, fields: string): Promise<Record<string, string | null> | null>;
  rememberMapping(mapping: RememberedMapping): Promise<void>;
  /** A list of a report that may be long: written before the commit that names it. */
  keepList(importId: string, list: string, items: readonly unknown[]): Promise<void>;
  list(importId: string, list: string, offset: number, limit: number): Promise<unknown[]>;
  /** Removes the lists of an import that failed, unless a report names them. */
  dropLists(importId: string): Promise<void>;
  /** Removes lists that no report names: of imports that were broken off. Called at start. */
  sweep(): Promise<void>;
}
export type SameFile = {
  target: 'patches' | 'layer';
  /** Kind of the layer, id of the batch. */
  of: string;
  name: string;
  importedBy: string;
  importedAt: string;
};
export type RememberedMapping = {
  target: string;
  kind: string;
  fields: string;
  mapping: Record<string, string | null>;
  by: string;
  at: string;
};

/** Which patches: some by id, in that order, or all of a batch, or all. */
export type PatchChoice = { ids?: readonly number[]; batchId?: string };
/** One patch with all that is said of it elsewhere. Texts are '' where there is nothing. */
export type ExportedPatch = {
  row: PatchRow;
  beforeName: string;
  townshipName: string;
  beforeDate: string;
  afterDate: string;
  withdrawnAt: string;
  note: string;
  /** Who signed the verdict in force. */
  signedBy: string;
  raw: RawAttributes;
  polygon: FlatPolygon;
};
export type ExportedZone = { raw: RawAttributes; polygon: FlatPolygon };

/** Rows in chunks, so that any number of them can leave without being held in memory. */
export interface ExportStore {
  patches(choice: PatchChoice): AsyncIterable<ExportedPatch[]>;
  /** The attributes alone, as issued. */
  patchAttributes(choice: PatchChoice): AsyncIterable<RawAttributes[]>;
  /** Of a version, also of one no longer in force; none of an unknown one. */
  zones(versionId: number): AsyncIterable<ExportedZone[]>;
  zoneAttributes(versionId: number): AsyncIterable<RawAttributes[]>;
}
