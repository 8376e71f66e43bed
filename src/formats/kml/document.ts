import { refuse } from '../error.ts';
import * as limits from '../limits.ts';
import type { RawValue } from '../types.ts';
import { readDescription } from './description.ts';
import type { Placemark } from './placemark.ts';
import { ShapeGatherer } from './shapes.ts';
import { walkXml } from './xml.ts';

export type KmlDocument = {
  /** Name of the outermost Document, without an extension; '' where it has none. */
  name: string;
  placemarks: Placemark[];
  /** Field name → type, as the Schema elements state it. */
  fieldTypes: Map<string, string>;
  /** What is shown from elsewhere or as a picture, and was not followed. */
  links: string[];
  pictures: number;
};

/** Elements whose text is wanted, by the element they stand in. */
const TEXTS: Record<string, readonly string[]> = {
  name: ['placemark', 'folder', 'document'],
  description: ['placemark'],
  value: ['data'],
  simpledata: ['schemadata'],
  coord: ['track'],
  href: ['link', 'url', 'networklink'],
  when: ['timestamp'],
  begin: ['timespan'],
  end: ['timespan'],
};
const ROOTS = new Set(['kml', 'document', 'folder', 'placemark']);
const NUMERIC = new Set(['int', 'uint', 'short', 'ushort', 'float', 'double']);
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,15})(?:\.\d+)?$/;

/**
 * Reads all placemarks of a KML text (OGC 12-007r2; also 2.0 to 2.2 and what 奥维, 91卫图, ArcGIS and others make of
 * it). Styles, views and extension elements are passed over.
 * @throws FormatError `xmlSyntax`, `xmlDepth`, `notKml`, `textTooLong`, `tooManyFields`, `tooManyFeatures`
 */
export function readDocument(text: string, file: string): KmlDocument {
  const reading = new KmlReading(file);
  walkXml(text, file, {
    open: (name, attributes, written) => reading.open(name, attributes, written),
    text: (piece) => reading.text(piece),
    close: (name) => reading.close(name),
  });
  return reading.document;
}

/** A placemark while its elements pass by. */
type Draft = {
  name: string;
  values: Map<string, RawValue>;
  description: string;
  shapes: ShapeGatherer;
};

class KmlReading {
  readonly document: KmlDocument = {
    name: '',
    placemarks: [],
    fieldTypes: new Map(),
    links: [],
    pictures: 0,
  };
  #file: string;
  #stack: string[] = [];
  #folders: { name: string; isRoot: boolean }[] = [];
  #draft: Draft | null = null;
  #field = '';
  /** Elements that stand for Placemark, in lower case. */
  #derived = new Set<string>();
  #pieces: string[] | null = null;
  /** How many elements are open within a field that is an element of its own; 0 outside of any. */
  #freeDepth = 0;
  #vertices = 0;

  constructor(file: string) {
    this.#file = file;
  }

  open(name: string, attributes: Map<string, string>, written: string): void {
    if (this.#stack.length === 0 && !ROOTS.has(name) && !name.endsWith('kml')) {
      throw refuse('notKml', this.#file, { found: name });
    }
    const element = this.#derived.has(name) ? 'placemark' : name;
    const parent = this.#stack.at(-1) ?? '';
    this.#stack.push(element);
    if (element === 'placemark') this.#startPlacemark();
    else if (element === 'folder' || element === 'document') {
      this.#folders.push({ name: '', isRoot: element === 'document' && this.#folders.length === 0 });
    } else if (element === 'schema') this.#declareElement(attributes);
    else if (element === 'simplefield') this.#declareField(attributes);
    else if (element.endsWith('overlay')) this.document.pictures++;
    else if (element === 'data' || element === 'simpledata') this.#field = attributes.get('name') ?? '';
    this.#draft?.shapes.open(element);
    // Markup that somebody forgot to escape: a description's own elements are part of its text.
    if (this.#pieces) this.#pieces.push(`<${element}>`);
    else if (this.#isText(element, parent)) this.#pieces = [];
    else if (this.#isFreeField(written, parent)) {
      this.#field = written;
      this.#freeDepth = this.#stack.length;
      this.#pieces = [];
    }
  }

  text(piece: string): void {
    this.#pieces?.push(piece);
  }

  close(name: string): void {
    const element = this.#stack.pop() ?? name;
    const parent = this.#stack.at(-1) ?? '';
    const isFree = this.#freeDepth === this.#stack.length + 1;
    if (this.#pieces && (isFree || this.#isText(element, parent))) {
      const text = this.#pieces.join('');
      this.#pieces = null;
      if (isFree && this.#draft) this.#setValue(this.#field, text, this.#draft);
      else this.#take(element, parent, text);
      this.#freeDepth = 0;
    }
    this.#pieces?.push(`</${element}>`);
    this.#draft?.shapes.close(element);
    if (element === 'placemark') this.#endPlacemark();
    else if (element === 'folder' || element === 'document') this.#folders.pop();
  }

  #isText(element: string, parent: string): boolean {
    if (element === 'coordinates') return this.#draft !== null;
    return Object.hasOwn(TEXTS, element) && TEXTS[element]!.includes(parent);
  }

  /**
   * A field that is an element of its own: any in ExtendedData (OGC 12-007r2, 9.3), and in KML 2.0 and 2.1 those that a
   * Schema has declared for its kind of placemark.
   */
  #isFreeField(written: string, parent: string): boolean {
    if (!this.#draft) return false;
    if (parent === 'extendeddata') return !/^(data|schemadata|ov\w*)$/i.test(written);
    return parent === 'placemark' && this.#derived.size > 0 && this.document.fieldTypes.has(written);
  }

  /** KML 2.0 and 2.1 let a Schema declare an element that stands for Placemark. */
  #declareElement(attributes: Map<string, string>): void {
    const name = attributes.get('name');
    if (name && attributes.get('parent')?.toLowerCase() === 'placemark')
      this.#derived.add(name.toLowerCase());
  }

  #take(element: string, parent: string, text: string): void {
    const draft = this.#draft;
    if (element === 'coordinates') draft?.shapes.coordinates(text, parent);
    else if (element === 'href') this.document.links.push(text.trim());
    else if (element === 'name' && parent !== 'placemark') this.#nameFolder(text.trim());
    else if (!draft) return;
    else if (element === 'name') draft.name = text.trim();
    else if (element === 'description') draft.description = text;
    else if (element === 'coord') draft.shapes.trackPlace(text);
    else this.#setValue(parent === 'timestamp' || parent === 'timespan' ? element : this.#field, text, draft);
  }

  #nameFolder(name: string): void {
    const folder = this.#folders.at(-1);
    if (!folder) return;
    folder.name = name;
    if (folder.isRoot) this.document.name = name.replace(/\.(kml|kmz|ovkml|ovkmz)$/i, '');
  }

  #declareField(attributes: Map<string, string>): void {
    const name = attributes.get('name');
    if (name !== undefined) this.document.fieldTypes.set(name, attributes.get('type') ?? 'string');
    checkFields(this.document.fieldTypes.size, this.#file);
  }

  #startPlacemark(): void {
    this.#draft = { name: '', values: new Map(), description: '', shapes: new ShapeGatherer(this.#file) };
  }

  #setValue(field: string, raw: string, { values }: Draft): void {
    if (field === '') return;
    const text = raw.trim();
    const isNumber =
      NUMERIC.has(this.document.fieldTypes.get(field) ?? '') &&
      PLAIN_NUMBER.test(text) &&
      Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER;
    values.set(field, text === '' ? null : isNumber ? Number(text) : text);
  }

  #endPlacemark(): void {
    const draft = this.#draft;
    if (!draft) return;
    this.#draft = null;
    const { placemarks } = this.document;
    const record = placemarks.length + 1;
    if (record > limits.MAX_FEATURES) {
      throw refuse('tooManyFeatures', this.#file, { features: record, limit: limits.MAX_FEATURES });
    }
    const { fields, text } = readDescription(draft.description);
    for (const [field, value] of fields) {
      if (!draft.values.has(field)) draft.values.set(field, value === '' ? null : value);
    }
    checkFields(draft.values.size, this.#file, record);
    const named: [string, RawValue][] = [...draft.values, ['name', draft.name], ['description', text]];
    for (const [field, value] of named) checkLength(field, value, this.#file, record);
    const shapes = draft.shapes.finish(draft.name);
    this.#vertices += (shapes.polygon?.coords.length ?? 0) / 2;
    if (this.#vertices > limits.MAX_VERTICES) {
      throw refuse('tooManyVertices', this.#file, { vertices: this.#vertices, limit: limits.MAX_VERTICES });
    }
    const folder = this.#folders
      .filter(({ name, isRoot }) => name !== '' && !isRoot)
      .map(({ name }) => name)
      .join('/');
    placemarks.push({ folder, name: draft.name, values: draft.values, description: text, ...shapes });
  }
}

function checkFields(fields: number, file: string, record?: number): void {
  if (fields > limits.MAX_FIELDS) {
    throw refuse('tooManyFields', file, { fields, limit: limits.MAX_FIELDS }, record);
  }
}

function checkLength(field: string, value: RawValue, file: string, record: number): void {
  if (typeof value === 'string' && value.length > limits.MAX_TEXT_LENGTH) {
    const { length } = value;
    throw refuse('textTooLong', file, { field, length, limit: limits.MAX_TEXT_LENGTH }, record);
  }
}
