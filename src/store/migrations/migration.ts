import type { DatabaseSync } from 'node:sqlite';

/**
 * One step of the store's layout. Runs once, in a transaction. A migration that has been released is never edited:
 * what it did is history; the next change is another migration. It names tables and columns itself rather than
 * taking them from code that will change.
 */
export type Migration = { id: number; name: string; up(database: DatabaseSync): void };
