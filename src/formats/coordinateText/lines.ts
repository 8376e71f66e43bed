const LINE_END = /\r\n|[\r\n\u0085\u2028\u2029]/g;

/** Calls `visit` with every line and its number from 1, whichever way lines end, without holding them all. */
export function eachLine(text: string, visit: (line: string, number: number) => void): void {
  LINE_END.lastIndex = 0;
  let from = 0;
  let number = 0;
  const end = new RegExp(LINE_END);
  for (let found = end.exec(text); found; found = end.exec(text)) {
    visit(text.slice(from, found.index), ++number);
    from = end.lastIndex;
  }
  if (from < text.length) visit(text.slice(from), ++number);
}

/** A remark line in a list: `# …`, `// …`, `-- …`. */
export const COMMENT = /^(?:#|\/\/|\/\*|--|\*{2,}|={2,})/;
