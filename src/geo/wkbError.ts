/** Why a geometry could not be read, and the byte at which that showed. */
export type WkbProblem = 'notGeoPackage' | 'truncated' | 'byteOrder' | 'notPolygon';

/** A geometry blob that is not what it says. */
export class WkbError extends Error {
  readonly code: WkbProblem;
  readonly offset: number;
  constructor(code: WkbProblem, offset: number, message: string) {
    super(`几何数据无法读取 cannot read geometry: ${message} (byte ${offset})`);
    this.name = 'WkbError';
    this.code = code;
    this.offset = offset;
  }
}
