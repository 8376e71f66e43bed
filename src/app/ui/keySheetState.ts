import { useSyncExternalStore } from 'react';

let open = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

export const openKeySheet = (): void => set(true);
export const closeKeySheet = (): void => set(false);

/** Whether the sheet of keyboard shortcuts is open. */
export function useKeySheet(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
