import sax from 'sax';
import { FormatError, refuse } from '../error.ts';
import { MAX_XML_DEPTH } from '../limits.ts';

export type XmlHandlers = {
  /** `name` without its prefix, in lower case, attribute names likewise; `written` in the case it has. */
  open: (name: string, attributes: Map<string, string>, written: string) => void;
  /** Text and CDATA, possibly in several pieces. */
  text: (text: string) => void;
  close: (name: string) => void;
};

/** Characters given to the parser at once. */
const CHUNK = 1 << 16;
/** A comment or an attribute that is longer is no markup of ours, such as an image in an attribute. */
Object.assign(sax, { MAX_BUFFER_LENGTH: 1 << 20 });
/** What the wild writes and everybody understands: a bare `&`, a name like `&nbsp;`. The text stays as it stands. */
const TOLERATED = /^Invalid character (entity|in entity name)|^No whitespace between attributes/;

/**
 * Walks through an XML text in one pass. No document type is read, no entity of a file's own is expanded, nothing is
 * fetched. Names are compared without prefix and case, since both vary.
 * @throws FormatError `xmlSyntax` with the 1-based line, `xmlDepth`
 */
export function walkXml(text: string, file: string, handlers: XmlHandlers): void {
  const parser = sax.parser(true, { position: true });
  // Without a prototype, or `&constructor;` would be found.
  parser.ENTITIES = Object.assign(Object.create(null), Object.getPrototypeOf(parser.ENTITIES));
  let depth = 0;
  let isOver = false;
  const fail = () => syntaxError(text, parser.position, file);
  parser.onerror = (error) => {
    if (isOver) return;
    if (!TOLERATED.test(error.message)) throw fail();
    parser.error = null as never;
  };
  parser.onopentag = ({ name, attributes }) => {
    if (++depth > MAX_XML_DEPTH) {
      throw refuse('xmlDepth', file, { line: parser.line + 1, limit: MAX_XML_DEPTH });
    }
    const written = name.slice(name.indexOf(':') + 1);
    handlers.open(written.toLowerCase(), lowered(attributes as Record<string, string>), written);
  };
  parser.ontext = (piece) => {
    if (depth > 0) handlers.text(piece);
  };
  parser.oncdata = parser.ontext;
  parser.onclosetag = (name) => {
    handlers.close(localName(name));
    if (--depth === 0) {
      isOver = true;
      if (!isBlank(text.slice(parser.position))) throw fail();
    }
  };
  try {
    for (let at = 0; at < text.length && !isOver; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  } catch (error) {
    // Whatever else the parser ends in, the text has led it there.
    throw error instanceof FormatError ? error : fail();
  }
  if (!isOver) throw syntaxError(text, text.length, file);
}

/** Ends of lines, and the zeros of a file that was allocated longer. */
function isBlank(rest: string): boolean {
  return rest.replaceAll('\0', '').replaceAll('\x1a', '').trim() === '';
}

/** `position` characters have been read when the parser stumbled. */
function syntaxError(text: string, position: number, file: string): FormatError {
  const before = text.slice(0, position);
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
  if (position >= text.length) return refuse('xmlSyntax', file, { line, reason: 'endsEarly' });
  const lineStart = before.lastIndexOf('\n') + 1;
  const found = text.slice(Math.max(lineStart, position - 30), position + 10).split(/[\r\n]/)[0]!;
  return refuse('xmlSyntax', file, { line, reason: 'unexpectedText', found });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function lowered(attributes: Record<string, string>): Map<string, string> {
  return new Map(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}
