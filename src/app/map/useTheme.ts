import { useSyncExternalStore } from 'react';
import type { Theme } from './style/stateExpressions.ts';

const current = (): Theme => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light');

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The theme that the page is in, by `data-theme` of the root element. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, current);
