import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The folder with `initdb`, `postgres` and `psql` of one PostgreSQL installation that has PostGIS. */
export type Binaries = { readonly folder: string };

const PROGRAMS = ['initdb', 'postgres', 'psql', 'pg_config'];
/** Where Debian and its kin keep the server's programs, out of PATH. */
const DEBIAN = '/usr/lib/postgresql';
const HOW_TO_GO_ON = 'on Debian: apt-get install postgresql-15-postgis-3';

/** Looks in PATH, `pg_config --bindir` and Debian's folders, the newest version first; else says what is missing. */
export function findPostgis(): Binaries | { missing: string } {
  const folders = candidates().filter((folder) => PROGRAMS.every((name) => existsSync(join(folder, name))));
  if (folders.length === 0)
    return { missing: `PostgreSQL (${PROGRAMS.join(', ')}) not found; ${HOW_TO_GO_ON}` };
  const folder = folders.find(hasPostgis);
  if (folder === undefined) return { missing: `no PostGIS in ${folders.join(', ')}; ${HOW_TO_GO_ON}` };
  return { folder };
}

function candidates(): string[] {
  const inPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const debian = versions.map((version) => join(DEBIAN, version, 'bin'));
  return [...inPath, ...pgConfig('pg_config', '--bindir'), ...debian];
}

/** The extension's scripts and its library come in packages of their own: both must be there. */
function hasPostgis(folder: string): boolean {
  const pg = join(folder, 'pg_config');
  const scripts = pgConfig(pg, '--sharedir').map((path) => join(path, 'extension', 'postgis.control'));
  const libraries = pgConfig(pg, '--pkglibdir')
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path));
  return scripts.some((path) => existsSync(path)) && libraries.some((name) => /^postgis-\d/.test(name));
}

function pgConfig(program: string, option: string): string[] {
  try {
    return [execFileSync(program, [option], { encoding: 'utf8', stdio: 'pipe' }).trim()];
  } catch {
    return [];
  }
}
