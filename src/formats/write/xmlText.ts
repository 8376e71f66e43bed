import { WriteError } from './error.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text between tags or in an attribute; line ends and tabs as references, since a parser would change them. */
export function xmlText(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => ENTITIES[char])
    .replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Index of the first code unit that XML 1.0 has no way to write (control characters), or -1. */
export function notXmlAt(text: string): number {
  for (let i = 0; i < text.length; i++) if (!isXmlUnit(text.charCodeAt(i))) return i;
  return -1;
}

/** Whether a UTF-16 code unit may stand in XML; halves of pairs are taken for whole ones. */
export function isXmlUnit(unit: number): boolean {
  if (unit >= 0x20) return unit < 0xfffe;
  return unit === 0x09 || unit === 0x0a || unit === 0x0d;
}

/** As {@link xmlText}. @throws WriteError `control` on a character that XML does not allow */
export function strictXmlText(text: string, where: () => { zh: string; en: string }): string {
  const at = notXmlAt(text);
  if (at < 0) return xmlText(text);
  const code = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  const { zh, en } = where();
  throw new WriteError(
    'control',
    `${zh}含有 XML 不允许的控制字符 ${code}；请改用 GeoPackage 或 GeoJSON 导出`,
    `${en} holds the control character ${code}, which XML does not allow; export as GeoPackage or GeoJSON instead`,
  );
}
