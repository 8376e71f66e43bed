import type { Generated } from 'kysely';

/** Tables as they are in the store. JSON columns are text. Flags are 0 or 1. Areas ㎡, degrees CGCS2000, times UTC ISO 8601. */
export interface Database {
  county: CountyTable;
  vocabulary: { version: string; body: string; added_at: string; position: Generated<number> };
  account: AccountTable;
  session: { token_hash: string; account_id: number; created_at: string; expires_at: string };
  sign_in_failure: { id: Generated<number>; login: string; address: string; at: string };
  batch: BatchTable;
  patch: PatchTable;
  patch_current: PatchCurrentTable;
  patch_measure: PatchMeasureTable;
  verdict_event: VerdictEventTable;
  layer_version: LayerVersionTable;
  layer_class: { layer_version_id: number; code: string; name: string; zones: number; area_m2: number };
  overlay_done: { batch_id: string; layer_version_id: number; measured_at: string; land_table: string };
  overlay_part: { patch_id: number; layer_version_id: number; zone_id: number; area_m2: number };
  overlay_union: { patch_id: number; layer_version_id: number; covered_m2: number };
  layer_check: LayerCheckTable;
  layer_validity: LayerValidityTable;
  image: ImageTable;
  job: JobTable;
  counter: { name: string; value: number };
  upload: UploadTable;
  import_mapping: ImportMappingTable;
  import_list: { import_id: string; list: string; place: number; items: string; created_at: string };
  batch_issue: BatchIssueTable;
  patch_revision: PatchRevisionTable;
  patch_predecessor: PatchPredecessorTable;
  gpkg_contents: GpkgContentsTable;
}

type CountyTable = {
  id: 1;
  code: string;
  name: string;
  west: number;
  south: number;
  east: number;
  north: number;
  synthetic: number;
};

type AccountTable = {
  id: Generated<number>;
  login: string;
  name: string;
  role: string;
  disabled: Generated<number>;
  demo: number;
  password_hash: string;
  created_at: string;
};

/** 'intake' while rows come in and nobody may see them, 'ready' from the commit on. */
export type IntakeStatus = 'intake' | 'ready';

type BatchTable = {
  fid: Generated<number>;
  county_code: string;
  id: string;
  name: string;
  source: string;
  period: string;
  issued_on: string;
  deadline: string;
  patches: Generated<number>;
  status: IntakeStatus;
  /** Name of the lock file that the intake holds while it lives; '' once ready. */
  intake_lock: string;
  imported_by: string;
  imported_at: string;
  report: Generated<string>;
};

type PatchTable = {
  fid: Generated<number>;
  county_code: string;
  batch_id: string;
  code: string;
  kind: string;
  before_class: string;
  before_name: string;
  township_code: string;
  township_name: string;
  area_m2: number;
  area_mu: number;
  lon: number;
  lat: number;
  text: string;
  raw: string;
  geom: Uint8Array;
  /** Days of the images, YYYY-MM-DD; '' where the issue names none. */
  before_date: Generated<string>;
  after_date: Generated<string>;
  /** As the issue states it. */
  stated_area_m2: Generated<number | null>;
  /** Day of the corrected issue that no longer has this patch; '' while it counts. */
  withdrawn_at: Generated<string>;
};

type PatchCurrentTable = {
  patch_id: number;
  county_code: string;
  state: string;
  second: string;
  note: string;
  version: number;
  verdict_at: string;
  violating_at: string;
  rectified_at: string;
};

type PatchMeasureTable = {
  patch_id: number;
  county_code: string;
  farmland_m2: number | null;
  permanent_farmland_m2: number | null;
  red_line_m2: number | null;
  basic_grassland_m2: number | null;
  grass_0401_m2: number | null;
  grass_0403_m2: number | null;
  grass_0404_m2: number | null;
  forest_m2: number | null;
  approved_m2: number | null;
  other_agricultural_m2: number | null;
  unused_m2: number | null;
  construction_m2: number | null;
  unclassified_m2: number | null;
  no_base_m2: number | null;
  base_overlap_m2: number | null;
  residual_m2: number | null;
  land_table: string | null;
};

type VerdictEventTable = {
  seq: Generated<number>;
  county_code: string;
  patch_id: number;
  version: number;
  base_version: number;
  verdict: string;
  second: string;
  note: string;
  vocabulary_version: string;
  user_id: number;
  user_name: string;
  at: string;
  undoes: number | null;
  seen: string;
};

type LayerVersionTable = {
  id: Generated<number>;
  county_code: string;
  kind: string;
  label: string;
  valid_from: string;
  valid_to: Generated<string>;
  zones: Generated<number>;
  area_m2: Generated<number>;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  status: IntakeStatus;
  intake_lock: string;
  imported_by: string;
  imported_at: string;
  report: Generated<string>;
  /** Of `class_code`, for layers of land classes; '' for others. */
  code_system: Generated<string>;
};

type LayerCheckTable = {
  layer_version_id: number;
  rules: number;
  township_version_id: number;
  checked_at: string;
  covers: number;
  stated_field: string;
  stated_unit: string;
  faults: number;
  counts: string;
  remarks: string;
};

type LayerValidityTable = {
  id: Generated<number>;
  layer_version_id: number;
  was_from: string;
  was_to: string;
  valid_from: string;
  valid_to: string;
  by: string;
  at: string;
  why: 'replaced' | 'changed';
};

type ImageTable = {
  id: Generated<number>;
  date: string;
  name: string;
  path: string;
  west: number;
  south: number;
  east: number;
  north: number;
  epsg: number;
  resolution_m: number;
};

type JobTable = {
  id: Generated<number>;
  kind: string;
  title: string;
  status: string;
  step: string;
  done: number;
  total: number;
  by: string;
  created_at: string;
  finished_at: string;
  error: string;
  report: string;
  params: string;
};

type UploadTable = {
  id: string;
  account_id: number;
  /** Name of the file below `incoming`, made up by the server. */
  path: string;
  file_name: string;
  sha256: string;
  bytes: number;
  site: number;
  choices: Generated<string>;
  created_at: string;
};

type ImportMappingTable = {
  id: Generated<number>;
  target: string;
  kind: string;
  fields: string;
  mapping: string;
  by: string;
  at: string;
};

type BatchIssueTable = {
  id: Generated<number>;
  batch_id: string;
  file_name: string;
  file_sha256: string;
  imported_by: string;
  imported_at: string;
  report: string;
};

/** A patch as it was before a corrected issue changed it. */
type PatchRevisionTable = Pick<
  PatchTable,
  | 'kind'
  | 'before_class'
  | 'before_name'
  | 'township_code'
  | 'township_name'
  | 'area_m2'
  | 'area_mu'
  | 'lon'
  | 'lat'
  | 'text'
  | 'raw'
  | 'geom'
> & {
  id: Generated<number>;
  patch_id: number;
  issue_id: number;
  what: 'changed' | 'withdrawn' | 'restored';
  geometry_changed: number;
  fields: string;
  /** Verdicts signed by then. */
  verdict_version: number;
  before_date: string;
  after_date: string;
  stated_area_m2: number | null;
  withdrawn_at: string;
};

type PatchPredecessorTable = {
  id: Generated<number>;
  patch_id: number;
  earlier_id: number;
  relation: 'same' | 'grown' | 'shrunk' | 'partly';
  returned: number;
  earlier_state: string;
  common_m2: number;
  area_m2: number;
  earlier_area_m2: number;
  at: string;
};

type GpkgContentsTable = {
  table_name: string;
  last_change: string;
  min_x: number | null;
  min_y: number | null;
  max_x: number | null;
  max_y: number | null;
};
