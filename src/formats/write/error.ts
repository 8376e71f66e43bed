export type WriteErrorCode =
  | 'encoding'
  | 'control'
  | 'crs'
  | 'tooLarge'
  | 'tooManyRows'
  | 'tooManyFields'
  | 'textTooLong'
  | 'valueType';

/** A table cannot be written in this format without losing something: what, where, and how to go on. */
export class WriteError extends Error {
  readonly code: WriteErrorCode;
  readonly text: { zh: string; en: string };
  constructor(code: WriteErrorCode, zh: string, en: string) {
    super(en);
    this.name = 'WriteError';
    this.code = code;
    this.text = { zh, en };
  }
}
