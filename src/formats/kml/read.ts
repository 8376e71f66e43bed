import { refuse } from '../error.ts';
import { MAX_FIELDS, MAX_TEXT_FILE_BYTES } from '../limits.ts';
import { place } from '../place.ts';
import { PolygonsOnly } from '../polygonsOnly.ts';
import type {
  LayerGeometry,
  LayerSource,
  RawFeature,
  RawResult,
  RawValue,
  ReadContext,
  ReadNote,
} from '../types.ts';
import { decodeXml } from './decode.ts';
import { type KmlDocument, readDocument } from './document.ts';
import { ALL_FOLDERS, type KmlLayer, layersOf, withoutOutlines } from './layers.ts';
import type { Placemark } from './placemark.ts';
import { fileRemarks, layerRemarks, wrongDeclaration } from './remarks.ts';

/**
 * Opens KML (also 奥维 .ovkml, and the .kml taken out of a KMZ): one layer a folder that holds polygons. Links in it
 * are never followed.
 * @throws FormatError `xmlSyntax`, `xmlDepth`, `notKml`, `kmlLinkOnly`, `kmlNoShapes`, `encodingFile`, `tooLarge`
 */
export async function readKml(
  bytes: Uint8Array,
  file: string,
  { options, onProgress }: ReadContext,
): Promise<LayerSource[]> {
  if (bytes.length > MAX_TEXT_FILE_BYTES) {
    throw refuse('tooLarge', file, { bytes: bytes.length, limit: MAX_TEXT_FILE_BYTES });
  }
  const { text, encoding, isStatementWrong } = decodeXml(bytes, file, options.encoding);
  onProgress({ stage: 'convert', done: 0, total: 0 });
  const document = readDocument(text, file);
  if (document.placemarks.length === 0) {
    const [link] = document.links;
    throw link === undefined ? refuse('kmlNoShapes', file) : refuse('kmlLinkOnly', file, { found: link });
  }
  const notes = fileRemarks(text, document);
  if (isStatementWrong) notes.unshift(wrongDeclaration(encoding.name));
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return layersOf(document, base).map((layer) => ({
    name: layer.name,
    format: 'kml',
    records: layer.placemarks.length,
    geometry: geometryOf(layer.placemarks),
    holdsOthers: layer.name === ALL_FOLDERS,
    read: async () => readLayer(layer, document, { encoding, notes }, file, options),
  }));
}

function geometryOf(placemarks: readonly Placemark[]): LayerGeometry {
  if (placemarks.some(({ polygon, trouble }) => polygon || trouble)) return 'polygon';
  const [first] = placemarks.flatMap(({ others }) => [...others]);
  return first ?? 'none';
}

function readLayer(
  { name: layerName, placemarks: all }: KmlLayer,
  document: KmlDocument,
  about: Pick<RawResult, 'encoding'> & { notes: ReadNote[] },
  file: string,
  options: ReadContext['options'],
): RawResult {
  const kinds = new PolygonsOnly(file, options.skipInvalid);
  const { placemarks, outlines } = withoutOutlines(all);
  const isMixed = placemarks.some(({ polygon }) => polygon);
  const labels = labelsOf(placemarks);
  const features: RawFeature[] = [];
  const types = new Map<string, string>();
  placemarks.forEach((placemark, i) => {
    const record = i + 1;
    const { polygon, others, trouble } = placemark;
    if (trouble) kinds.unreadable(record, refuse(trouble.code, file, trouble.params, record));
    else if (polygon) {
      const properties = propertiesOf(placemark, labels, document.fieldTypes, types, file);
      // Placing turns coordinates in place, and a layer may be read again.
      features.push({ record, properties, polygon: { ...polygon, coords: polygon.coords.slice() } });
    } else if (others.size === 0) kinds.missing(record);
    // Labels and lines beside polygons are the drawing's furniture: told in a remark.
    else if (!isMixed) for (const kind of others) kinds.other(record, kind);
  });
  kinds.finish();
  return {
    layerName,
    format: 'kml',
    encoding: about.encoding,
    ...place(features, { crs: { epsg: 4326, how: 'format' }, order: 'xy', isRuled: true }, file, options),
    features,
    skipped: kinds.skipped,
    notes: [...about.notes, ...layerRemarks(placemarks, outlines)],
    sourceFieldTypes: Object.fromEntries(types),
  };
}

/** Whether what stands on a placemark and around it tells anything that its fields do not. */
type Labels = { hasNames: boolean; hasFolders: boolean };

/** Placemarks in which a field that is the name is looked for. */
const FIRST_FEW = 20;

function labelsOf(placemarks: readonly Placemark[]): Labels {
  const areal = placemarks
    .map((placemark, i) => ({ ...placemark, record: i + 1 }))
    .filter(({ polygon }) => polygon);
  const [first] = areal;
  const hasFolders = areal.some(({ folder }) => folder !== first?.folder);
  if (!first || areal.every(({ name }) => name === '')) return { hasNames: false, hasFolders };
  // Programs put one of the fields on the map as the name, and where it is empty a number.
  const isRepeated = [...new Set(areal.slice(0, FIRST_FEW).flatMap(({ values }) => [...values.keys()]))].some(
    (field) =>
      areal.every(({ name, values, record }) => name === String(values.get(field) ?? (name && record))),
  );
  return { hasNames: !isRepeated, hasFolders };
}

/** Field names that KML's own elements take; a field of the file's own keeps its name. */
function propertiesOf(
  { name, folder, description, values }: Placemark,
  labels: Labels,
  stated: KmlDocument['fieldTypes'],
  types: Map<string, string>,
  file: string,
): Record<string, RawValue> {
  const own = (field: string) => (values.has(field) ? `${field}_kml` : field);
  const entries: [string, RawValue][] = [];
  if (labels.hasNames) entries.push([own('name'), name || null]);
  if (labels.hasFolders) entries.push([own('Folder'), folder || null]);
  entries.push(...values);
  if (description !== '') entries.push([own('description'), description]);
  for (const [field] of entries) types.set(field, stated.get(field) ?? 'string');
  if (types.size > MAX_FIELDS) throw refuse('tooManyFields', file, { fields: types.size, limit: MAX_FIELDS });
  return Object.fromEntries(entries);
}
