import { cellSideM, eachEdge, type Patchwork } from './cells.ts';

/** Cells grouped into parcels: connected cells of one code. */
export interface Parcels {
  /** Parcel of each cell, 0 outside the county; parcels are numbered from 1. */
  parcelOf: Int32Array;
  /** Code of each parcel (index 0 unused). */
  code: number[];
  /** Size of each parcel in ㎡ of cells. */
  cellsM2: number[];
  /** Cells that were given to a neighbour because their own parcel was too small. */
  moved: Uint8Array;
}

/**
 * Group the cells and give parcels under the least size to the neighbour they share most edge with.
 *
 * @param leastM2 least size of a parcel with this code, ㎡
 */
export function groupCells(patchwork: Patchwork, leastM2: (code: number, fine: boolean) => number): Parcels {
  const { count, code } = patchwork;
  const parent = new Int32Array(count);
  for (let i = 0; i < count; i++) parent[i] = i;
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[i] !== root) {
      const next = parent[i]!;
      parent[i] = root;
      i = next;
    }
    return root;
  };
  const join = (a: number, b: number) => {
    const ra = find(a);
    const rb = find(b);
    if (ra !== rb) parent[Math.max(ra, rb)] = Math.min(ra, rb);
  };
  const borderA: number[] = [];
  const borderB: number[] = [];
  const borderLength: number[] = [];
  eachEdge(patchwork, (a, b, _i, _j, length) => {
    if (code[a] === code[b]) {
      if (code[a] !== 0) join(a, b);
    } else if (code[a] !== 0 && code[b] !== 0) {
      borderA.push(a);
      borderB.push(b);
      borderLength.push(length);
    }
  });

  const size = new Map<number, number>();
  const fineOnly = new Map<number, boolean>();
  for (let i = 0; i < count; i++) {
    if (code[i] === 0) continue;
    const root = find(i);
    size.set(root, (size.get(root) ?? 0) + cellSideM(i) ** 2);
    fineOnly.set(root, (fineOnly.get(root) ?? true) && cellSideM(i) < 30);
  }
  const moved = new Uint8Array(count);
  /** Code of a joined group where it is not that of its first cell. */
  const finalCode = new Map<number, number>();
  absorbSmall();

  const number = new Map<number, number>();
  const parcelOf = new Int32Array(count);
  const codes: number[] = [0];
  const cellsM2: number[] = [0];
  for (let i = 0; i < count; i++) {
    if (code[i] === 0) continue;
    const root = find(i);
    let id = number.get(root);
    if (id === undefined) {
      id = codes.push(finalCode.get(root) ?? code[root]!) - 1;
      cellsM2.push(0);
      number.set(root, id);
    }
    parcelOf[i] = id;
    cellsM2[id]! += cellSideM(i) ** 2;
    if (code[i] !== codes[id]) moved[i] = 1;
  }
  return { parcelOf, code: codes, cellsM2, moved };

  function absorbSmall(): void {
    for (let round = 0; round < 3; round++) {
      const best = new Map<number, Map<number, number>>();
      for (let k = 0; k < borderA.length; k++) {
        const ra = find(borderA[k]!);
        const rb = find(borderB[k]!);
        if (ra === rb) continue;
        for (const [small, other] of [
          [ra, rb],
          [rb, ra],
        ] as const) {
          if (size.get(small)! >= leastM2(codeOf(small), fineOnly.get(small)!)) continue;
          const shares = best.get(small) ?? new Map<number, number>();
          shares.set(other, (shares.get(other) ?? 0) + borderLength[k]!);
          best.set(small, shares);
        }
      }
      if (best.size === 0) return;
      for (const [small, shares] of [...best].sort((p, q) => p[0] - q[0])) {
        const [other] = [...shares].sort((p, q) => q[1] - p[1] || p[0] - q[0])[0]!;
        const ra = find(small);
        const rb = find(other);
        if (ra === rb) continue;
        const keep = size.get(ra)! > size.get(rb)! ? codeOf(ra) : codeOf(rb);
        const total = size.get(ra)! + size.get(rb)!;
        const fine = fineOnly.get(ra)! && fineOnly.get(rb)!;
        join(ra, rb);
        const root = find(ra);
        size.set(root, total);
        fineOnly.set(root, fine);
        finalCode.set(root, keep);
      }
    }
  }
  function codeOf(root: number): number {
    return finalCode.get(root) ?? code[root]!;
  }
}
