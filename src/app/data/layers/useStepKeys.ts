import { useEffect, useRef } from 'react';
import { isTyping } from '../../triage/keyBindings.ts';

/** J and K go on and back, Escape takes the marking away, wherever the focus is; never while typing or in a dialog. */
export function useStepKeys(step: (by: 1 | -1) => void, close: (() => void) | null): void {
  const latest = useRef({ step, close });
  latest.current = { step, close };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { step, close } = latest.current;
      if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      if (isTyping(event.target as HTMLElement | null)) return;
      const by = { j: 1, k: -1 }[event.key.toLowerCase()] as 1 | -1 | undefined;
      if (by) step(by);
      else if (event.key === 'Escape' && close) close();
      else return;
      // What the page does with these keys elsewhere must not happen as well.
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
