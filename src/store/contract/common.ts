export type BBox = [west: number, south: number, east: number, north: number];

/** Size of a box along each axis, degrees. */
export type BoxSpan = { lon: number; lat: number };

export type RawAttributes = Record<string, string | number | null>;

/** All or nothing: rows go in by chunks that nobody sees; `commit` shows them at once, `abort` (or a crash) leaves nothing. */
export interface Intake<Row, Result> {
  add(rows: Row[]): Promise<void>;
  commit(report: unknown): Promise<Result>;
  abort(): Promise<void>;
}
