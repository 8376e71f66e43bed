/** Signs of Chinese typing that stand for a plain one; full-width letters and digits are handled by their code. */
const PLAIN: Record<string, string> = {
  '\u3000': ' ',
  '\u00A0': ' ',
  '\u200B': ' ',
  '\uFEFF': ' ',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '、': ',',
  '。': '.',
  '—': '-',
  '–': '-',
  '−': '-',
};

const WIDE = /[\u3000\u00A0\u200B\uFEFF【】〔〕、。—–−\uFF01-\uFF5E]/g;

/**
 * The text with full-width signs as plain ones, character for character: positions stay the same, so that names can
 * be cut from the text as it was written.
 */
export function halfWidth(text: string): string {
  return text.replace(WIDE, (sign) => PLAIN[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}
