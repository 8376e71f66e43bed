import { uniqueNames } from '../names.ts';
import { type Encoding, encoderOf, wholeCharacters } from './dbfFile.ts';

/** dBase keeps ten bytes of a name and a zero. */
const NAME_BYTES = 10;

/** Names of ten bytes at most in the encoding, cut between characters, told apart also without regard to case. */
export function dbfNames(names: readonly string[], encoding: Encoding): string[] {
  const encode = encoderOf(encoding);
  const decoder = new TextDecoder(encoding === 'gbk' ? 'gb18030' : 'utf-8');
  return uniqueNames(names, {
    key: (name) => name.toUpperCase(),
    cut: (name, suffix) => {
      const bytes = encode(name.replaceAll('\0', ' ').trim());
      const kept = wholeCharacters(bytes, NAME_BYTES - suffix.length, encoding);
      return decoder.decode(kept).trim() + suffix;
    },
  });
}
