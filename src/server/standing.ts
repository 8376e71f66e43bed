/**
 * The verdicts of a patch that nobody took back, oldest first; the last one is in force. An undo is an event of its
 * own that names the one it takes back.
 */
export function standing<Event extends { seq: number; undoes: number | null }>(
  history: readonly Event[],
): Event[] {
  const taken = new Set(history.map((event) => event.undoes));
  return history
    .filter((event) => event.undoes === null && !taken.has(event.seq))
    .sort((a, b) => a.seq - b.seq);
}
