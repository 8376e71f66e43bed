import { type Affine, ofExtrusion } from './transform.ts';

/** An entity as its groups; `VERTEX` and `ATTRIB` entities that belong to it in `parts`. */
export type Entity = {
  type: string;
  at: number;
  codes: number[];
  values: string[];
  parts: Entity[];
};

/** The first value under a code; undefined where there is none. */
export function textOf({ codes, values }: Entity, code: number): string | undefined {
  const i = codes.indexOf(code);
  return i < 0 ? undefined : values[i];
}

/** The first number under a code. A value that is no number is NaN: the geometry is then refused, not guessed. */
export function numberOf(entity: Entity, code: number, fallback = 0): number {
  const value = textOf(entity, code);
  return value === undefined ? fallback : toNumber(value);
}

const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

export function toNumber(value: string): number {
  return NUMBER.test(value) ? Number(value) : Number.NaN;
}

/** Seen from above, the plane that the entity's coordinates are in. */
export function planeOf(entity: Entity): Affine {
  const elevation = entity.type === 'LWPOLYLINE' ? numberOf(entity, 38) : numberOf(entity, 30);
  return ofExtrusion(numberOf(entity, 210), numberOf(entity, 220), numberOf(entity, 230, 1), elevation);
}
