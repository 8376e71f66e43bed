import type { Vocabulary } from '../../domain/verdict.ts';

/** Keys that choose among second-level classes, in order. */
export const SECOND_KEYS = '123456789abcdefghijklmopqrstuvwxyz';

export type KeyAction =
  | { do: 'sign'; verdict: string }
  | { do: 'choose'; verdict: string }
  | { do: 'second'; at: number }
  | { do: 'step'; by: 1 | -1 }
  | {
      do:
        | 'nextPending'
        | 'undo'
        | 'flicker'
        | 'swipe'
        | 'layers'
        | 'side'
        | 'search'
        | 'escape'
        | 'keys'
        | 'signPlain';
    };

export type KeyPress = {
  key: string;
  code: string;
  shift: boolean;
  ctrl: boolean;
  alt: boolean;
  repeat: boolean;
};

const PLAIN: Record<string, KeyAction> = {
  j: { do: 'step', by: 1 },
  k: { do: 'step', by: -1 },
  n: { do: 'nextPending' },
  z: { do: 'undo' },
  f: { do: 'flicker' },
  s: { do: 'swipe' },
  d: { do: 'side' },
  l: { do: 'layers' },
  '/': { do: 'search' },
  escape: { do: 'escape' },
};

/** True where a key belongs to what one is typing. */
export function isTyping(target: { tagName?: string; isContentEditable?: boolean; type?: string } | null) {
  if (!target) return false;
  if (target.isContentEditable) return true;
  if (target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target.tagName === 'INPUT' && !/^(checkbox|radio|button|range|color)$/.test(target.type ?? 'text');
}

/**
 * What a key press means, or null. `chooser` is true while the second-level chooser is open: digits and letters then
 * choose there. A verdict never repeats while its key is held down.
 */
export function actionOf(press: KeyPress, vocabulary: Vocabulary, chooser: boolean): KeyAction | null {
  const key = press.key.toLowerCase();
  if (press.alt) return null;
  if (press.ctrl) return key === 'z' && !press.shift && !press.repeat ? { do: 'undo' } : null;
  if (press.key === '?') return { do: 'keys' };
  if (key === 'escape') return { do: 'escape' };
  if (chooser && !press.shift) {
    if (press.repeat) return null;
    if (key === '0' || key === 'enter') return { do: 'signPlain' };
    const at = key.length === 1 ? SECOND_KEYS.indexOf(key) : -1;
    return at >= 0 ? { do: 'second', at } : null;
  }
  // With Shift the key itself differs between keyboards (2 → @ or "): the place of the key does not.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  const verdict = vocabulary.verdicts.find((one) => one.key === (press.shift ? digit : key));
  if (verdict) {
    if (press.repeat) return null;
    return { do: press.shift ? 'choose' : 'sign', verdict: verdict.code };
  }
  if (press.shift) return null;
  const action = PLAIN[key] ?? null;
  return press.repeat && action?.do !== 'step' ? null : action;
}
