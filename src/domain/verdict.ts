import { may, type Role } from './role.ts';
import type { Text } from './text.ts';

/**
 * A vocabulary of verdicts (判定) is data with a version, not code: the ministry and the region change the
 * categories about yearly. Every event keeps the version under which it was signed.
 */
export type Vocabulary = {
  version: string;
  name: Text;
  /** Also the state of a patch that nobody has decided yet, and of one whose only verdict was undone. */
  pending: { code: 'pending'; name: Text; symbol: StateSymbol };
  verdicts: VerdictType[];
};

export type VerdictType = {
  code: string;
  name: Text;
  /** The one key that signs it. */
  key: string;
  /** States from which it may be signed; 'any' includes pending. */
  from: 'any' | string[];
  /** Which standing figure the verdict counts towards. */
  counts: 'legal' | 'violating' | 'rectified' | 'other' | 'undecided';
  second: { code: string; name: Text }[];
  symbol: StateSymbol;
};

/** How a state looks on the map and in lists: colour plus a second cue, so that colour is never alone. */
export type StateSymbol = {
  light: string;
  dark: string;
  hatch: 'none' | 'diagonal' | 'back' | 'cross' | 'dots' | 'horizontal';
  line: 'solid' | 'dash' | 'dot' | 'dashdot';
  /** One character drawn in the list's state mark. */
  mark: string;
};

export type Refusal = { code: 'role' | 'unknownVerdict' | 'unknownSecond' | 'transition'; text: Text };

export function verdictType(vocabulary: Vocabulary, code: string): VerdictType | undefined {
  return vocabulary.verdicts.find((verdict) => verdict.code === code);
}

export function stateName(vocabulary: Vocabulary, code: string): Text {
  return verdictType(vocabulary, code)?.name ?? vocabulary.pending.name;
}

export function stateSymbol(vocabulary: Vocabulary, code: string): StateSymbol {
  return verdictType(vocabulary, code)?.symbol ?? vocabulary.pending.symbol;
}

/** All states of a vocabulary in their fixed order, pending first. */
export function stateCodes(vocabulary: Vocabulary): string[] {
  return ['pending', ...vocabulary.verdicts.map((verdict) => verdict.code)];
}

/** Why this role may not sign this verdict on a patch in this state, or null where it may. Pure; both sides use it. */
export function refuseVerdict(
  vocabulary: Vocabulary,
  role: Role | null,
  state: string,
  verdict: string,
  second?: string,
): Refusal | null {
  if (!may(role, 'sign')) {
    return {
      code: 'role',
      text: { zh: '您的角色不能签署判定', en: 'Your role may not sign verdicts' },
    };
  }
  const type = verdictType(vocabulary, verdict);
  if (!type) {
    return {
      code: 'unknownVerdict',
      text: {
        zh: `判定词表 ${vocabulary.version} 中没有“${verdict}”`,
        en: `Vocabulary ${vocabulary.version} has no verdict "${verdict}"`,
      },
    };
  }
  if (second && !type.second.some((item) => item.code === second)) {
    return {
      code: 'unknownSecond',
      text: {
        zh: `“${type.name.zh}”没有二级类“${second}”`,
        en: `"${type.name.en}" has no second-level class "${second}"`,
      },
    };
  }
  if (type.from !== 'any' && !type.from.includes(state)) {
    const from = type.from.map((code) => stateName(vocabulary, code));
    return {
      code: 'transition',
      text: {
        zh: `“${type.name.zh}”只能在状态为“${from.map((t) => t.zh).join('、')}”时签署`,
        en: `"${type.name.en}" can only be signed on a patch that is ${from.map((t) => `"${t.en}"`).join(' or ')}`,
      },
    };
  }
  return null;
}

export function allowedVerdicts(vocabulary: Vocabulary, role: Role | null, state: string): VerdictType[] {
  return vocabulary.verdicts.filter((type) => refuseVerdict(vocabulary, role, state, type.code) === null);
}
