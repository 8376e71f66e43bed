import { parseArgs } from 'node:util';
import type { Text } from '../domain/text.ts';

/** The command line was not understood: exit code 2. */
export class UsageError extends Error {
  readonly text: Text;
  constructor(zh: string, en: string) {
    super(en);
    this.text = { zh, en };
  }
}

/** `strings`: may be given several times. */
type Kind = 'string' | 'strings' | 'boolean';
type Values<Options extends Record<string, Kind>> = {
  [Name in keyof Options]?: Options[Name] extends 'string'
    ? string
    : Options[Name] extends 'strings'
      ? string[]
      : boolean;
};

/** Named options and the rest; an unknown option or a missing value is a UsageError. */
export function readArguments<const Options extends Record<string, Kind>>(
  args: string[],
  options: Options,
): { values: Values<Options>; rest: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: Object.fromEntries(Object.entries(options).map(([name, kind]) => [name, optionOf(kind)])),
    });
    return { values: values as Values<Options>, rest: positionals };
  } catch (cause) {
    throw new UsageError('选项不对', (cause as Error).message);
  }
}

function optionOf(kind: Kind): { type: 'string' | 'boolean'; multiple: boolean } {
  return { type: kind === 'boolean' ? 'boolean' : 'string', multiple: kind === 'strings' };
}
