import type { LayerInspection } from '../../../api/inspection.ts';

/** The likeliest in files of the trade first. */
const ORDER = ['gb18030', 'gbk', 'utf-8', 'big5'];

/**
 * The encoding in use and its alternatives with their samples, always in the same order: a choice that jumps away
 * under the pointer cannot be taken back by a second click.
 */
export function encodingChoices({ name, sample, alternatives }: LayerInspection['encoding']) {
  const all = [{ name, sample }, ...alternatives.filter((one) => one.name !== name)];
  const rank = (one: string) => {
    const at = ORDER.indexOf(one.toLowerCase());
    return at < 0 ? ORDER.length : at;
  };
  return all.sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
}
