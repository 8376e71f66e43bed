// node tests/postgis/main.ts: a private PostGIS to poke at, gone when this ends (Ctrl-C).
// node tests/postgis/main.ts --find: only says where PostGIS is, or what is missing (exit code 2).
import { findPostgis } from './binaries.ts';
import { startCluster } from './cluster.ts';

const binaries = findPostgis();
if ('missing' in binaries) {
  console.error(binaries.missing);
  process.exit(2);
}
if (process.argv.includes('--find')) {
  console.log(binaries.folder);
} else {
  const cluster = await startCluster(binaries);
  console.log(cluster.url);
  console.error('Ctrl-C 结束并删除 ends and removes it');
}
