import { createContext, useContext } from 'react';
import type { PatchRow } from '../../domain/patch.ts';

export type SigningContextValue = {
  /** Signs on the given patch, goes on to the next one, and offers undo. Says why where it may not. */
  sign: (row: PatchRow, verdict: string, second?: string, note?: string) => void;
  undo: () => void;
  /** Verdict whose second-level chooser is open. */
  chooser: string | null;
  openChooser: (verdict: string | null) => void;
};

export const SigningContext = createContext<SigningContextValue | null>(null);

export function useSigning(): SigningContextValue {
  const value = useContext(SigningContext);
  if (!value) throw new Error('useSigning is only for components inside SigningProvider');
  return value;
}
