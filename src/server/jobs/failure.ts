import type { Text } from '../../domain/text.ts';
import { FormatError, formatErrorText } from '../../formats/error.ts';

export type JobFailure = { code: string; text: Text };

/** Why a job failed, for its row, the page and the terminal: what, where, how to go on. */
export function failureOf(cause: unknown): JobFailure {
  if (cause instanceof FormatError) {
    const data = cause.toJSON();
    return { code: cause.code, text: { zh: formatErrorText(data, 'zh'), en: formatErrorText(data, 'en') } };
  }
  // Ours (Fault, StoreError, the command line's own) carry a code and a sentence.
  const { code, text } = (cause ?? {}) as Partial<JobFailure>;
  if (code && text?.zh) return { code, text };
  // The message of a system error names paths of this machine; its code (ENOSPC …) says enough.
  const { syscall, message } = (cause ?? {}) as NodeJS.ErrnoException;
  const reason = syscall ? `${code}` : (message ?? `${cause}`);
  process.stderr.write(`${new Date().toISOString()} job: ${(cause as Error)?.stack ?? cause}\n`);
  return {
    code: 'internal',
    text: {
      zh: `内部错误，没有写入任何内容：${reason}。请重试；若再次出现，请联系管理员`,
      en: `Internal error, nothing was written: ${reason}. Try again, or tell your administrator`,
    },
  };
}
