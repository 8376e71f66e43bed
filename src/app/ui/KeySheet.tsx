import { lazy, Suspense } from 'react';
import { useKeySheet } from './keySheetState.ts';

const KeyDialog = lazy(() => import('./KeyDialog.tsx').then((module) => ({ default: module.KeyDialog })));

/** The cheat sheet of keys, loaded when it is first asked for. */
export function KeySheet() {
  return useKeySheet() ? (
    <Suspense>
      <KeyDialog />
    </Suspense>
  ) : null;
}
