import { useEffect, useRef } from 'react';
import { verdictType } from '../../domain/verdict.ts';
import { changeSearch, currentSearch } from '../router/place.ts';
import { neighbour, nextPending } from '../state/selection.ts';
import { openKeySheet } from '../ui/keySheetState.ts';
import { showToast } from '../ui/toasts.ts';
import { useWorkspace } from '../workspace.ts';
import { actionOf, isTyping, type KeyAction } from './keyBindings.ts';
import { triageMessages as m } from './messages.ts';
import type { SigningContextValue } from './signingContext.ts';

/** Actions that make sense with the patch list; the others work in every workspace. */
const OF_TRIAGE = new Set<KeyAction['do']>([
  'sign',
  'choose',
  'second',
  'signPlain',
  'step',
  'nextPending',
  'undo',
]);

/** The keyboard of the page. Never while typing, and never under an open dialog. */
export function useKeys(signing: SigningContextValue): void {
  const workspace = useWorkspace();
  const latest = useRef({ signing, workspace });
  latest.current = { signing, workspace };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { signing, workspace } = latest.current;
      if (event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      const target = event.target as HTMLElement | null;
      if (isTyping(target)) return;
      const onControl = target?.closest('button, a, [role="button"]') != null;
      if (event.key === 'Enter' && onControl) return;
      const action = actionOf(
        {
          key: event.key,
          code: event.code,
          shift: event.shiftKey,
          ctrl: event.ctrlKey || event.metaKey,
          alt: event.altKey,
          repeat: event.repeat,
        },
        workspace.catalog.vocabulary,
        signing.chooser !== null,
      );
      if (!action || (OF_TRIAGE.has(action.do) && workspace.id !== 'triage')) return;
      if (run(action, signing, workspace)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function run(
  action: KeyAction,
  signing: SigningContextValue,
  { id: workspace, catalog, table, rows, openPatch, map }: ReturnType<typeof useWorkspace>,
): boolean {
  const { patch, compare, show } = currentSearch();
  const shows = show !== undefined && (workspace === 'triage' || workspace === 'planning');
  const row = patch === undefined ? undefined : table.get(patch);
  switch (action.do) {
    case 'sign':
    case 'choose':
      if (!row) showToast({ tone: 'plain', text: m.noPatch });
      else if (action.do === 'sign') signing.sign(row, action.verdict);
      else signing.openChooser(action.verdict);
      return true;
    case 'second': {
      const second = verdictType(catalog.vocabulary, signing.chooser ?? '')?.second[action.at];
      if (!row || !second || !signing.chooser) return false;
      signing.sign(row, signing.chooser, second.code, noteOnScreen());
      return true;
    }
    case 'signPlain':
      if (!row || !signing.chooser) return false;
      signing.sign(row, signing.chooser, '', noteOnScreen());
      return true;
    case 'step': {
      const next = neighbour(rows, patch ?? null, action.by);
      if (next) openPatch(next.id);
      return true;
    }
    case 'nextPending': {
      const next = nextPending(rows, patch ?? null);
      if (next) openPatch(next.id);
      else showToast({ tone: 'plain', text: m.noneLeft });
      return true;
    }
    case 'undo':
      signing.undo();
      return true;
    case 'flicker':
      map()?.flicker();
      return true;
    case 'layers':
      map()?.toggleLayers();
      return true;
    case 'swipe':
    case 'side':
      changeSearch({ compare: compare === action.do ? undefined : action.do });
      return true;
    case 'search': {
      const box = document.querySelector<HTMLInputElement>('.topBar-search input');
      box?.focus();
      box?.select();
      return box !== null;
    }
    case 'keys':
      openKeySheet();
      return true;
    case 'escape':
      return closeNewest(
        signing,
        { shows, patch: patch !== undefined, compare: compare !== undefined },
        openPatch,
      );
  }
}

/** Esc closes what was opened last: the chooser, what is marked on the map, the comparison, then the patch. */
function closeNewest(
  signing: SigningContextValue,
  open: { shows: boolean; compare: boolean; patch: boolean },
  openPatch: (id: number | null) => void,
): boolean {
  if (signing.chooser) signing.openChooser(null);
  else if (open.shows) changeSearch({ show: undefined });
  else if (open.compare) changeSearch({ compare: undefined });
  else if (open.patch) openPatch(null);
  else return false;
  return true;
}

/** The note typed so far: the chooser keeps it in its own field, where a key press can read it. */
const noteOnScreen = () =>
  document.querySelector<HTMLInputElement>('[data-verdict-note]')?.value.trim() ?? '';
