declare global {
  interface Window {
    /** What public/early.js asked for before this program had loaded. */
    __tubanEarly?: { answers: Record<string, Promise<Response> | undefined>; signedIn: Promise<boolean> };
  }
}

/** The answer that was asked for early, once: a second call of the same path must see the newest. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const answers = window.__tubanEarly?.answers;
  const answer = answers?.[path];
  if (answers) delete answers[path];
  return answer;
}

/** Whether the page was opened with a session; false where nothing was asked early. */
export const signedInEarly = (): Promise<boolean> => window.__tubanEarly?.signedIn ?? Promise.resolve(false);
