import { expect, it } from 'vitest';
import { KERNEL } from '../../../../../src/geo/overlay/kernel/bytes.ts';
import { assembleKernel } from './assemble.ts';

it('the engine loads what kernel.wat says (npm run kernel writes it)', async () => {
  expect(KERNEL).toBe(await assembleKernel());
});
