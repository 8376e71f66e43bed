// npm run bench -- NAME: runs tests/bench/NAME.ts, which prints its figures as JSON.
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && !file.startsWith('_'))
  .map((file) => file.slice(0, -3));
const [name, ...rest] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`用法 usage: npm run bench -- NAME\n可用 available: ${names.join(', ')}`);
  process.exit(2);
}
const bench: { run: (args: string[]) => Promise<unknown> } = await import(`./${name}.ts`);
console.log(JSON.stringify(await bench.run(rest), null, 2));
