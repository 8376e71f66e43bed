/**
 * Names as a format takes them, made unique: one that is taken, or empty, gets `_2`, `_3` …. `key` says which names the
 * format cannot tell apart (SQLite and dBase: upper and lower case); `cut` shortens a name so that `suffix` finds room.
 */
export function uniqueNames(
  names: readonly string[],
  how: {
    reserved?: readonly string[];
    key?: (name: string) => string;
    cut?: (name: string, suffix: string) => string;
  } = {},
): string[] {
  const {
    reserved = [],
    key = (name: string) => name,
    cut = (name: string, suffix: string) => name + suffix,
  } = how;
  const taken = new Set(reserved.map(key));
  // Those that need no change keep their name, whatever comes before them.
  const wanted = names.map((name, i) => cut(name === '' ? `field_${i + 1}` : name, ''));
  const whole = names.map((name, i) => wanted[i] === name && !taken.has(key(name)));
  for (const [i, isWhole] of whole.entries()) {
    if (!isWhole) continue;
    if (taken.has(key(wanted[i]))) whole[i] = false;
    else taken.add(key(wanted[i]));
  }
  return wanted.map((name, i) => {
    if (whole[i]) return name;
    let unique = name;
    for (let n = 2; taken.has(key(unique)); n++) unique = cut(names[i] || `field_${i + 1}`, `_${n}`);
    taken.add(key(unique));
    return unique;
  });
}
