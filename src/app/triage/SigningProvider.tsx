import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { Conflict, PatchDetail } from '../../api/patches.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { refuseVerdict, stateName } from '../../domain/verdict.ts';
import { api, keys } from '../client/api.ts';
import { takeInRows } from '../client/queries.ts';
import { currentSearch } from '../router/place.ts';
import { nextAfterSigning } from '../state/selection.ts';
import { createSigning, type Draft } from '../state/signing.ts';
import { fillBoth } from '../text/fillBoth.ts';
import { showToast } from '../ui/toasts.ts';
import { useWorkspace } from '../workspace.ts';
import { seenOn } from './basis.ts';
import { triageMessages as m } from './messages.ts';
import { SigningContext, type SigningContextValue } from './signingContext.ts';
import { useKeys } from './useKeys.ts';
import { usePrefetch } from './usePrefetch.ts';

const ConflictDialog = lazy(() =>
  import('./ConflictDialog.tsx').then((module) => ({ default: module.ConflictDialog })),
);

/** Signing as the page does it: at once on screen, next patch, undo, and a dialog only where two people collided. */
export function SigningProvider({ children }: { children: ReactNode }) {
  const { catalog, table, user, rows, map, openPatch } = useWorkspace();
  const { vocabulary } = catalog;
  const client = useQueryClient();
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const [chooser, openChooser] = useState<string | null>(null);
  const latestRows = useRef(rows);
  latestRows.current = rows;

  const signing = useMemo(
    () => createSigning({ table, vocabulary, userId: user.id, sign: api.sign, undo: api.undo }),
    [table, vocabulary, user.id],
  );

  const undo = useCallback(async () => {
    const outcome = await signing.undo(openPatch);
    if (outcome.kind === 'nothing') return void showToast({ tone: 'plain', text: m.nothingToUndo });
    const code = table.get(outcome.patchId)?.code ?? '';
    if (outcome.kind === 'undone') {
      takeInRows(client, [outcome.signed.row], outcome.signed.event);
      const verdict = stateName(vocabulary, outcome.signed.row.state);
      showToast({ tone: 'plain', text: fillBoth(m.undoing, { code, verdict }) });
    } else showToast({ tone: 'error', text: fillBoth(m.undoFailed, { code, reason: outcome.error.text }) });
  }, [signing, openPatch, table, client, vocabulary]);

  const send = useCallback(
    async (row: PatchRow, draft: Draft, dismiss?: () => void) => {
      const outcome = await signing.sign(row.id, draft);
      if (outcome.kind !== 'signed') dismiss?.();
      if (outcome.kind === 'signed') takeInRows(client, [outcome.signed.row], outcome.signed.event);
      else if (outcome.kind === 'conflict') setConflicts((held) => [...held, outcome.conflict]);
      else {
        showToast({
          tone: 'error',
          text: fillBoth(m.failed, { code: row.code, reason: outcome.error.text }),
          action: { text: m.signAgain, run: () => void send(outcome.before, draft) },
        });
      }
    },
    [signing, client],
  );

  /** What is on screen, with the layer versions by which the patch is judged there. */
  const seenNow = useCallback(
    (id: number) => {
      const { basis } = currentSearch();
      const current = client.getQueryData<PatchDetail>(keys.patch(id));
      const dated = basis && current?.imageDays[basis] ? basis : undefined;
      const shown = dated ? client.getQueryData<PatchDetail>(keys.patchOn(id, dated)) : current;
      return seenOn(map()?.seen(), shown);
    },
    [client, map],
  );

  const sign = useCallback<SigningContextValue['sign']>(
    (row, verdict, second = '', note = '') => {
      const refusal = refuseVerdict(vocabulary, user.role, row.state, verdict, second);
      if (refusal) return void showToast({ tone: 'error', text: refusal.text });
      const next = nextAfterSigning(latestRows.current, row.id, row.state === 'pending');
      openChooser(null);
      const dismiss = showToast({
        tone: 'plain',
        text: fillBoth(next ? m.signed : m.listDone, {
          code: row.code,
          verdict: stateName(vocabulary, verdict),
        }),
        action: { text: m.undo, key: 'Z', run: () => void undo() },
      });
      void send(row, { verdict, second, note, seen: seenNow(row.id) }, dismiss);
      if (next) openPatch(next.id);
    },
    [vocabulary, user.role, send, seenNow, undo, openPatch],
  );

  const value = useMemo<SigningContextValue>(
    () => ({ sign, undo: () => void undo(), chooser, openChooser }),
    [sign, undo, chooser],
  );
  useKeys(value);
  usePrefetch();

  const conflict = conflicts[0];
  const settle = (again?: Draft) => {
    setConflicts((held) => held.slice(1));
    const now = conflict && table.get(conflict.row.id);
    if (again && now) void send(now, again);
  };
  return (
    <SigningContext value={value}>
      {children}
      {conflict && (
        <Suspense>
          <ConflictDialog
            conflict={conflict}
            onKeep={() => settle()}
            onSign={() => settle({ ...conflict.yours, seen: seenNow(conflict.row.id) })}
            onLook={() => {
              settle();
              openPatch(conflict.row.id);
            }}
          />
        </Suspense>
      )}
    </SigningContext>
  );
}
