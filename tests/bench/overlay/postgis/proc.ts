import { readFileSync } from 'node:fs';

/** A file under /proc; empty when the process has just ended, and where there is no /proc. */
export function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
