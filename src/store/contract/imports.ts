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
