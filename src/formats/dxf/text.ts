import { unescapeText } from './decode.ts';
import { type Entity, textOf } from './entity.ts';

/** Commands inside of MTEXT that end at a semicolon: fonts, heights, colours, widths. */
const COMMAND = /\\[ACFfHhQTWp][^;\\{}]*;/g;
/** `\S1/2;`, a fraction. */
const STACKED = /\\S([^;\\]*);/g;
const SPECIALS: Record<string, string> = { d: '°', c: 'Ø', p: '±', u: '', o: '', '%': '%' };

/** What a TEXT, ATTRIB or MTEXT says, in one line and without its formatting. */
export function plainText(entity: Entity): string {
  const { codes, values } = entity;
  const raw =
    entity.type === 'MTEXT'
      ? // Long texts stand in pieces of 250 characters (code 3) before the last one (code 1).
        values.filter((_, i) => codes[i] === 3 || codes[i] === 1).join('')
      : (textOf(entity, 1) ?? '');
  const text = unescapeText(raw).replace(
    /%%([dcpuo%])/gi,
    (_, sign: string) => SPECIALS[sign.toLowerCase()]!,
  );
  if (entity.type !== 'MTEXT') return text.trim();
  return text
    .replace(COMMAND, '')
    .replace(STACKED, (_, fraction: string) => fraction.replace(/[#^]/, '/'))
    .replace(/\\[Pn~]/g, ' ')
    .replace(/\\[LlOoKk]/g, '')
    .replace(/\\([\\{}])|[{}]/g, (_, kept: string | undefined) => kept ?? '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
