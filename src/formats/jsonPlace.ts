const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;

type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

/**
 * Where a text stops being JSON (RFC 8259): 0-based index, the text's length when it merely ends too early, or
 * undefined if it is JSON. JSON.parse tells the place in some of its messages only.
 */
export function jsonErrorAt(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  // A loop, since a pattern with a repeated group runs out of stack on a string of megabytes.
  const skipString = (): boolean => {
    if (text[at] !== '"') return false;
    let i = at + 1;
    for (; i < text.length && text.charCodeAt(i) >= 0x20; i++) {
      if (text[i] === '"') {
        at = i + 1;
        return true;
      }
      if (text[i] !== '\\') continue;
      ESCAPE.lastIndex = i;
      if (!ESCAPE.test(text)) return false;
      i = ESCAPE.lastIndex - 1;
    }
    // A text without its closing quote that runs on to the end: cut short within it.
    if (i >= text.length) at = text.length;
    return false;
  };
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'commaOrEnd');
  for (;;) {
    skip(SPACE);
    if (at >= text.length) return expected === 'nothing' ? undefined : text.length;
    const char = text[at];
    const ends = (char === '}' && open.at(-1) === '{') || (char === ']' && open.at(-1) === '[');
    if (ends && (expected === 'commaOrEnd' || expected === 'valueOrEnd' || expected === 'keyOrEnd')) {
      open.pop();
      at++;
      expected = afterValue();
    } else if (expected === 'commaOrEnd' && char === ',') {
      at++;
      expected = open.at(-1) === '{' ? 'key' : 'value';
    } else if (expected === 'colon' && char === ':') {
      at++;
      expected = 'value';
    } else if (expected === 'key' || expected === 'keyOrEnd') {
      if (!skipString()) return at;
      expected = 'colon';
    } else if (expected === 'value' || expected === 'valueOrEnd') {
      if (char === '{' || char === '[') {
        open.push(char);
        at++;
        expected = char === '{' ? 'keyOrEnd' : 'valueOrEnd';
      } else if (skipString() || skip(ATOM)) expected = afterValue();
      else return at;
    } else return at;
  }
}
