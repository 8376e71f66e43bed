/** A word in both languages of the product. Chinese is the field's own; English must be complete. */
export type Text = { zh: string; en: string };
export type Lang = keyof Text;
