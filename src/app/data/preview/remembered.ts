import type { Choices } from './choices.ts';

const key = (id: string) => `tuban.upload.${id}`;

/** What was settled about an upload in this tab, so that a reload finds it again; null for nothing. */
export function rememberedChoices(id: string): Choices | null {
  try {
    return JSON.parse(sessionStorage.getItem(key(id)) ?? 'null') as Choices | null;
  } catch {
    return null;
  }
}

export const rememberChoices = (id: string, choices: Choices): void =>
  sessionStorage.setItem(key(id), JSON.stringify(choices));

export const forgetChoices = (id: string): void => sessionStorage.removeItem(key(id));
