import { readFileSync, writeFileSync } from 'node:fs';
import wabt from 'wabt';

const KERNEL = new URL('../../../../../src/geo/overlay/kernel/', import.meta.url);

/** `kernel.wat` as a module, in base64. */
export async function assembleKernel(): Promise<string> {
  const { parseWat } = await wabt();
  const module = parseWat('kernel.wat', readFileSync(new URL('kernel.wat', KERNEL), 'utf8'), { simd: true });
  module.validate();
  return Buffer.from(module.toBinary({}).buffer).toString('base64');
}

// npm run kernel: writes what the engine loads, after a change of kernel.wat
if (import.meta.main) {
  const text = await assembleKernel();
  const lines = text.match(/.{1,100}/g) ?? [];
  writeFileSync(
    new URL('bytes.ts', KERNEL),
    `// kernel.wat, assembled by \`npm run kernel\`.\nexport const KERNEL =\n${lines.map((line) => `  '${line}'`).join(' +\n')};\n`,
  );
}
