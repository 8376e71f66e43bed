import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

test('the data dictionary names every table and column of the store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuban-docs-'));
  try {
    await (await openStore(folder)).close();
    const database = new DatabaseSync(join(folder, 'tuban.gpkg'), { readOnly: true });
    const columns = database
      .prepare(
        `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'gpkg_%' AND m.name NOT LIKE 'rtree_%' AND m.name NOT LIKE 'sqlite_%'`,
      )
      .all() as { table: string; column: string }[];
    database.close();
    expect(columns.length).toBeGreaterThan(100);
    const dictionary = read('docs/data-dictionary.md');
    const missing = columns.filter(
      ({ table, column }) => !dictionary.includes(`\`${table}\``) || !dictionary.includes(`\`${column}\``),
    );
    expect(missing).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('every link between the documents leads to a file', () => {
  const pages = ['README.md', 'data/README.md', ...markdownBelow('docs')];
  const dead: string[] = [];
  for (const page of pages) {
    for (const [, target] of read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
      if (/^[a-z]+:/.test(target!)) continue;
      if (!existsSync(resolve(ROOT, dirname(page), target!))) dead.push(`${page} → ${target}`);
    }
  }
  expect(dead).toEqual([]);
});

function markdownBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}
