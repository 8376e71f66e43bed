import { useSyncExternalStore } from 'react';
import type { Text } from '../../domain/text.ts';

export type Toast = {
  id: number;
  tone: 'plain' | 'error';
  text: Text;
  /** One thing to do about it, with its key if it has one. */
  action?: { text: Text; key?: string; run: () => void };
};

const SHOWN_MS = { plain: 6000, error: 15_000 };
const MOST = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says something at the foot of the page and takes it away by itself. Answers the function that takes it away now. */
export function showToast(toast: Omit<Toast, 'id'>): () => void {
  lastId += 1;
  const id = lastId;
  // A new plain message replaces the older plain one: quick signing must not pile up messages.
  const kept = toast.tone === 'plain' ? toasts.filter((one) => one.tone !== 'plain') : toasts;
  change([...kept, { ...toast, id }].slice(-MOST));
  setTimeout(() => dismissToast(id), SHOWN_MS[toast.tone]);
  return () => dismissToast(id);
}

export function dismissToast(id: number): void {
  if (toasts.some((toast) => toast.id === id)) change(toasts.filter((toast) => toast.id !== id));
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
