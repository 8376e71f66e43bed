import { describe, expect, test } from 'vitest';
import { may, ROLE_LIST } from '../../../src/domain/role.ts';
import {
  allowedVerdicts,
  refuseVerdict,
  stateCodes,
  stateName,
  stateSymbol,
} from '../../../src/domain/verdict.ts';
import { VOCABULARY } from './patches.ts';

describe('signing a verdict', () => {
  test('整改到位 can only be signed on a patch that is 违法', () => {
    const from = (state: string) =>
      refuseVerdict(VOCABULARY, 'enforcer', state, 'rectified')?.code ?? 'signed';
    expect(from('violating')).toBe('signed');
    for (const state of ['pending', 'legal', 'other', 'rectified']) expect(from(state)).toBe('transition');
  });

  test('the refusal says from which state it can be signed, in both languages', () => {
    const refusal = refuseVerdict(VOCABULARY, 'enforcer', 'pending', 'rectified');
    expect(refusal?.text.zh).toContain('违法');
    expect(refusal?.text.en).toContain('Violating');
  });

  test('leader, planner and administrator do not sign', () => {
    for (const role of ['leader', 'planner', 'admin', null] as const) {
      expect(refuseVerdict(VOCABULARY, role, 'pending', 'legal')?.code).toBe('role');
    }
  });

  test('a verdict or second-level class outside the vocabulary is refused by name', () => {
    expect(refuseVerdict(VOCABULARY, 'enforcer', 'pending', 'fined')).toMatchObject({
      code: 'unknownVerdict',
    });
    expect(refuseVerdict(VOCABULARY, 'enforcer', 'pending', 'legal', 'solar')?.code).toBe('unknownSecond');
    expect(refuseVerdict(VOCABULARY, 'enforcer', 'pending', 'violating', 'solar')).toBeNull();
  });

  test('what the page offers is exactly what would not be refused', () => {
    for (const role of ROLE_LIST) {
      for (const state of stateCodes(VOCABULARY)) {
        const offered = allowedVerdicts(VOCABULARY, role, state).map((verdict) => verdict.code);
        const accepted = VOCABULARY.verdicts
          .map((verdict) => verdict.code)
          .filter((code) => refuseVerdict(VOCABULARY, role, state, code) === null);
        expect(offered).toEqual(accepted);
        if (!may(role, 'sign')) expect(offered).toEqual([]);
      }
    }
  });
});

describe('the vocabulary that is shipped', () => {
  test('has the five verdicts of the trade, one key each', () => {
    expect(VOCABULARY.verdicts.map((verdict) => verdict.name.zh)).toEqual([
      '合法',
      '违法',
      '其他',
      '需外业核查',
      '整改到位',
    ]);
    const keys = VOCABULARY.verdicts.map((verdict) => verdict.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('gives every state a mark of its own and a look that differs without colour', () => {
    const symbols = stateCodes(VOCABULARY).map((code) => stateSymbol(VOCABULARY, code));
    const looks = symbols.map((symbol) => `${symbol.hatch} ${symbol.line}`);
    expect(new Set(symbols.map((symbol) => symbol.mark)).size).toBe(symbols.length);
    expect(new Set(looks).size).toBe(looks.length);
  });

  test('names every state and every second-level class in Chinese and English', () => {
    const texts = [
      ...stateCodes(VOCABULARY).map((code) => stateName(VOCABULARY, code)),
      ...VOCABULARY.verdicts.flatMap((verdict) => verdict.second.map((second) => second.name)),
    ];
    for (const text of texts) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  test('a state it does not know is shown as undecided, never as a verdict', () => {
    expect(stateName(VOCABULARY, 'fromAnOldVocabulary')).toEqual(VOCABULARY.pending.name);
  });
});
