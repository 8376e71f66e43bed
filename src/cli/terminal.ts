/** Progress and notices go to stderr, so that stdout stays for what a program may read. */
export function say(line: string): void {
  clearLine();
  process.stderr.write(`${line}\n`);
}

/** A line that the next one replaces; off a terminal only whole steps are printed, by `say`. */
export function sayProgress(line: string): void {
  if (!process.stderr.isTTY) return;
  clearLine();
  process.stderr.write(line.slice(0, (process.stderr.columns ?? 80) - 1));
}

function clearLine(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
