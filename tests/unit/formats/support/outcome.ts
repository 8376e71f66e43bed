import { expect } from 'vitest';
import { FormatError } from '../../../../src/formats/error.ts';
import { readFile } from '../../../../src/formats/read.ts';
import type { ReadOptions } from '../../../../src/formats/types.ts';

/** The refusal that reading ends in; anything else fails the test. */
export async function refusal(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<FormatError> {
  const error = await readFile(bytes, name, { options }).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(FormatError);
  return error as FormatError;
}

export const utf8 = (text: string) => new TextEncoder().encode(text);
