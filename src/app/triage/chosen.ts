/** Values of a list in the address (a.b.c). */
export const chosenOf = (value: string | undefined): string[] => value?.split('.').filter(Boolean) ?? [];

/** The list with one value put in or taken out; undefined when nothing is left. */
export function toggled(value: string | undefined, one: string): string | undefined {
  const chosen = chosenOf(value);
  const next = chosen.includes(one) ? chosen.filter((item) => item !== one) : [...chosen, one];
  return next.length ? next.join('.') : undefined;
}
