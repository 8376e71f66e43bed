import { roleOf } from '../coordinateText/roles.ts';
import { type Row, textOf } from './cells.ts';
import { HEADING_ROWS } from './columns.ts';

/**
 * Blocks of the same columns side by side (点号 X Y 点号 X Y), as lists are printed to save paper, put below each other.
 * Rows of any other table come back as they are.
 */
export function unfold(rows: readonly Row[]): readonly Row[] {
  for (const [heading, { cells }] of rows.slice(0, HEADING_ROWS).entries()) {
    const roles = cells.map((cell) => roleOf(textOf(cell)));
    const width = blockWidth(roles);
    if (width === 0) continue;
    const blocks = Math.ceil(cells.length / width);
    const unfolded = rows.slice(0, heading).concat({ ...rows[heading], cells: cells.slice(0, width) });
    for (let block = 0; block < blocks; block++) {
      for (const row of rows.slice(heading + 1)) {
        const shift = block * width;
        unfolded.push({ ...row, cells: row.cells.slice(shift, shift + width), shift });
      }
    }
    return unfolded;
  }
  return rows;
}

/** Columns of one block; 0 where no block repeats. */
function blockWidth(roles: readonly (string | undefined)[]): number {
  const first = roles.findIndex((role) => role === 'north' || role === 'lat');
  if (first < 0) return 0;
  const second = roles.indexOf(roles[first], first + 1);
  const width = second - first;
  if (second < 0 || width < 2) return 0;
  const isRepeated = roles.every((role, i) => i < width || role === roles[i % width]);
  return isRepeated ? width : 0;
}
