import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

/**
 * Imports run one way, so that the trade's rules and the measuring never depend on how they are stored, served or
 * drawn. Rows: who; what of ours it may import besides itself.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  geo: [],
  formats: ['geo'],
  api: ['domain'],
  store: ['domain', 'geo'],
  server: ['domain', 'geo', 'formats', 'api', 'store'],
  app: ['domain', 'geo', 'api'],
  cli: ['domain', 'geo', 'formats', 'api', 'store', 'server'],
};
/** Outer packages that the inner rooms may use; everything else there is IO or drawing. */
const PACKAGES: Record<string, readonly string[]> = {
  domain: [],
  geo: ['geojson', 'flatbush', 'geos-wasm', 'proj4'],
  api: ['typebox'],
};

const SRC = resolve(import.meta.dirname, '../../src');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Specifiers of static, dynamic and worker imports; read as text, which is all that the rule needs. */
function importsOf(source: string): string[] {
  const found: string[] = [];
  for (const match of source.matchAll(/(?<!['"])(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g))
    found.push(match[2]!);
  for (const match of source.matchAll(/new URL\(\s*(['"])([^'"\n]+\.tsx?)\1\s*,\s*import\.meta\.url/g)) {
    found.push(match[2]!);
  }
  return found;
}

const roomOf = (file: string) => {
  const first = relative(SRC, file).split(sep)[0]!;
  return first === 'cli.ts' ? 'cli' : first;
};

const files = filesBelow(SRC);

describe('the house', () => {
  test('has code in every room, so that the rules below are not vacuous', () => {
    const rooms = new Set(files.map(roomOf));
    for (const room of Object.keys(MAY_IMPORT)) expect(rooms, `src/${room} is empty`).toContain(room);
    for (const room of rooms) expect(Object.keys(MAY_IMPORT), `src/${room} has no rule`).toContain(room);
  });

  test('imports run one way', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const room = roomOf(file);
      for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
        if (!specifier.startsWith('.')) continue;
        const target = resolve(dirname(file), specifier);
        if (!target.startsWith(SRC + sep)) continue;
        const to = roomOf(target);
        if (to !== room && !MAY_IMPORT[room]?.includes(to)) wrong.push(`${relative(SRC, file)} → ${to}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('domain, geo and api do no IO: they import only the packages named here, nothing of Node', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const allowed = PACKAGES[roomOf(file)];
      if (!allowed) continue;
      for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
        if (specifier.startsWith('.') || allowed.includes(specifier)) continue;
        wrong.push(`${relative(SRC, file)} imports ${specifier}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a violation would be seen', () => {
    expect(
      importsOf('import { a } from \'../store/open.ts\';\nconst b = await import("../server/x.ts");'),
    ).toEqual(['../store/open.ts', '../server/x.ts']);
    expect(importsOf("new Worker(new URL('./worker.ts', import.meta.url))")).toEqual(['./worker.ts']);
  });
});
