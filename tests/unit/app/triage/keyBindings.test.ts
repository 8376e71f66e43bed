import { describe, expect, test } from 'vitest';
import vocabularyJson from '../../../../data/reference/vocabulary.json' with { type: 'json' };
import { actionOf, isTyping, type KeyPress, SECOND_KEYS } from '../../../../src/app/triage/keyBindings.ts';
import type { Vocabulary } from '../../../../src/domain/verdict.ts';

const vocabulary = vocabularyJson as Vocabulary;
const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^\d$/.test(key) ? `Digit${key}` : '',
  shift: false,
  ctrl: false,
  alt: false,
  repeat: false,
  ...over,
});
const act = (key: string, over: Partial<KeyPress> = {}, chooser = false) =>
  actionOf(press(key, over), vocabulary, chooser);

describe('the keys', () => {
  test('each verdict has its own key, from the vocabulary in force', () => {
    expect('12345'.split('').map((key) => act(key))).toEqual(
      ['legal', 'violating', 'other', 'fieldCheck', 'rectified'].map((verdict) => ({ do: 'sign', verdict })),
    );
  });

  test('a key held down signs once; J held down runs on through the list', () => {
    expect(act('2', { repeat: true })).toBeNull();
    expect(act('j', { repeat: true })).toEqual({ do: 'step', by: 1 });
  });

  test('Shift with a verdict key opens its second level on every keyboard layout', () => {
    for (const key of ['@', '"', 'é'])
      expect(act(key, { shift: true, code: 'Digit2' })).toEqual({ do: 'choose', verdict: 'violating' });
  });

  test('while the second level is open, digits choose there and sign no other verdict', () => {
    expect(act('3', {}, true)).toEqual({ do: 'second', at: 2 });
    expect(act('0', {}, true)).toEqual({ do: 'signPlain' });
    expect(act('z', {}, true)).toEqual({ do: 'second', at: SECOND_KEYS.indexOf('z') });
  });

  test('there is a key for every second-level class', () => {
    for (const verdict of vocabulary.verdicts)
      expect(verdict.second.length).toBeLessThanOrEqual(SECOND_KEYS.length);
  });

  test('undo by Z and by Ctrl+Z; other Ctrl and Alt keys stay the browser’s', () => {
    expect(act('z')).toEqual({ do: 'undo' });
    expect(act('z', { ctrl: true })).toEqual({ do: 'undo' });
    expect(act('2', { ctrl: true })).toBeNull();
    expect(act('d', { alt: true })).toBeNull();
    expect(act('s', { ctrl: true })).toBeNull();
  });

  test('? shows the keys, whatever key it lies on', () => {
    expect(act('?', { shift: true, code: 'Slash' })).toEqual({ do: 'keys' });
  });

  test('no key is taken from what one is typing', () => {
    expect(isTyping({ tagName: 'INPUT', type: 'text' })).toBe(true);
    expect(isTyping({ tagName: 'TEXTAREA' })).toBe(true);
    expect(isTyping({ tagName: 'DIV', isContentEditable: true })).toBe(true);
    expect(isTyping({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
    expect(isTyping({ tagName: 'BUTTON' })).toBe(false);
  });
});
