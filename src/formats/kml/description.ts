/** A description taken apart: what of it is a table of names and values, and its plain text. */
export type Description = { fields: [name: string, value: string][]; text: string };

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };
/** A heading is a word or two, not a paragraph that happens to stand in a table. */
const MAX_NAME = 64;
/** A real tag; a lone `<` in a text ("面积<5亩") is none. */
const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>|<!--[^<>]*-->|<![^<>]*>/g;
/** Elements whose content is not for reading. */
const UNREAD = new Set(['script', 'style', 'head', 'title']);
const BREAKS = new Set(['br', 'p', 'div', 'tr', 'li', 'table', 'h1', 'h2', 'h3']);

/**
 * Reads a placemark's description. ArcGIS, and programs after its model, put the attributes into an HTML table of two
 * columns: its rows become fields. All other markup is taken off, the text stays.
 */
export function readDescription(html: string): Description {
  if (!html.includes('<')) return { fields: [], text: html.trim() };
  const walk = new TableWalk();
  let from = 0;
  for (const match of html.matchAll(TAG)) {
    walk.text(html.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[2]) walk.tag(match[2].toLowerCase(), match[1] === '/');
  }
  if (from === 0) return { fields: [], text: html.trim() };
  walk.text(html.slice(from));
  return walk.finish();
}

class TableWalk {
  #rows: string[][] = [];
  #row: string[] | null = null;
  /** Whether the row has a cell that is no heading. */
  #hasData = false;
  #cell: string | null = null;
  #unread = 0;
  #outside: string[] = [];

  text(piece: string): void {
    if (this.#unread > 0) return;
    if (this.#cell !== null) this.#cell += piece;
    else this.#outside.push(piece);
  }

  tag(name: string, isEnd: boolean): void {
    if (UNREAD.has(name)) this.#unread = Math.max(0, this.#unread + (isEnd ? -1 : 1));
    else if (name === 'td' || name === 'th') {
      this.#endCell();
      if (!isEnd) this.#cell = '';
      if (name === 'td') this.#hasData = true;
    } else if (name === 'tr' || name === 'table') {
      // A table inside a cell: what stood around it is its frame, as ArcGIS makes it.
      this.#endCell();
      if (this.#row?.some((cell) => cell !== '') && this.#hasData) this.#rows.push(this.#row);
      this.#row = name === 'tr' && !isEnd ? [] : null;
      this.#hasData = false;
    } else if (BREAKS.has(name)) this.text('\n');
  }

  finish(): Description {
    this.tag('table', true);
    const pairs = this.#rows.filter(isPair);
    const isTable = pairs.length > 0 && pairs.length >= this.#rows.length / 2;
    const rest = isTable ? [] : this.#rows.map((row) => `${row.join('\t')}\n`);
    const text = [...this.#outside.map(decoded), ...rest].join('');
    return {
      fields: isTable ? pairs.map(([name, value]) => [name!.replace(/\s*[:：]$/, ''), value!]) : [],
      text: text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
    };
  }

  #endCell(): void {
    if (this.#cell === null) return;
    const text = decoded(this.#cell).trim();
    this.#row ??= [];
    this.#row.push(text);
    this.#cell = null;
  }
}

function isPair(row: string[]): boolean {
  return row.length === 2 && row[0] !== '' && row[0]!.length <= MAX_NAME && !row[0]!.includes('\n');
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]!.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
