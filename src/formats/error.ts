import { type FormatErrorCode, messages } from './messages.ts';
import { type ReasonCode, reasons } from './reasons.ts';

export type { FormatErrorCode } from './messages.ts';

export type ErrorParams = Record<string, string | number>;

/** Plain form of the error: survives a thread or a JSON answer. */
export type FormatErrorData = {
  code: FormatErrorCode;
  file: string;
  record?: number;
  params: ErrorParams;
};

/** A file was refused: what is wrong, in which file and record. Text: {@link formatErrorText}. */
export class FormatError extends Error {
  readonly code: FormatErrorCode;
  readonly file: string;
  readonly record: number | undefined;
  readonly params: ErrorParams;

  constructor(data: FormatErrorData) {
    super(formatErrorText(data, 'en'));
    this.name = 'FormatError';
    this.code = data.code;
    this.file = data.file;
    this.record = data.record;
    this.params = data.params;
  }

  toJSON(): FormatErrorData {
    return {
      code: this.code,
      file: this.file,
      record: this.record,
      params: this.params,
    };
  }
}

/**
 * Makes a refusal to throw. `file` is the name as the user knows it: the upload, or the member of an archive.
 * `record` is 1-based.
 */
export function refuse(code: FormatErrorCode, file: string, params: ErrorParams = {}, record?: number) {
  return new FormatError({ code, file, record, params });
}

/** One line: file, record, reason, how to go on. */
export function formatErrorText(error: FormatErrorData, language: 'zh' | 'en'): string {
  const text = fill(messages[error.code][language], error.params, language);
  if (language === 'zh') {
    const where = error.record === undefined ? `“${error.file}”` : `“${error.file}”第 ${error.record} 条记录`;
    return `${where}：${text}`;
  }
  const where = error.record === undefined ? error.file : `${error.file}, record ${error.record}`;
  return `${where}: ${text}`;
}

/** Longest piece of foreign text a message repeats. */
const MAX_QUOTED = 300;

function fill(template: string, params: ErrorParams, language: 'zh' | 'en'): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? '?').slice(0, MAX_QUOTED);
    return name === 'reason' || name === 'kind' ? worded(value, params, language) : value;
  });
}

/** A reason or kind of the catalogue, several by comma; words of another program as they are. */
function worded(value: string, params: ErrorParams, language: 'zh' | 'en'): string {
  const codes = value.split(',');
  if (!codes.every((code): code is ReasonCode => Object.hasOwn(reasons, code))) return value;
  const words = codes.map((code) => fill(reasons[code][language], params, language));
  return words.join(language === 'zh' ? '、' : ', ');
}
