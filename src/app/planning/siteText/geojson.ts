import { lineAt, type Outline, type Ring, SiteTextError } from './outline.ts';

type Json = Record<string, unknown>;

/** GeoJSON: a Polygon or MultiPolygon, bare or in a Feature, FeatureCollection or GeometryCollection. */
export function readGeoJson(text: string): Outline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const message = (cause as Error).message;
    const position = /position (\d+)/.exec(message);
    const line = position ? lineAt(text, Number(position[1])) : lineAt(text, text.trimEnd().length);
    throw new SiteTextError(line, {
      zh: 'JSON 在这里写错了（缺逗号、引号或括号）。请整段复制后再粘贴。',
      en: 'The JSON is broken here (a comma, quote or bracket is missing). Copy the whole text again.',
    });
  }
  const parts: Ring[][] = [];
  collect(value, parts);
  if (parts.length === 0) throw notPolygon('');
  return { format: 'geojson', parts, order: 'xy', epsg: namedCrs(value) };
}

function collect(value: unknown, parts: Ring[][]): void {
  const node = (value ?? {}) as Json;
  switch (node.type) {
    case 'FeatureCollection':
      each(node.features, (item) => collect(item, parts));
      break;
    case 'GeometryCollection':
      each(node.geometries, (item) => collect(item, parts));
      break;
    case 'Feature':
      collect(node.geometry, parts);
      break;
    case 'Polygon':
      parts.push(readPart(node.coordinates, parts.length + 1));
      break;
    case 'MultiPolygon':
      each(node.coordinates, (part) => parts.push(readPart(part, parts.length + 1)));
      break;
    default:
      throw notPolygon(`${node.type ?? ''}`);
  }
}

function each(list: unknown, visit: (item: unknown) => void): void {
  if (!Array.isArray(list)) throw badShape();
  for (const item of list) visit(item);
}

function readPart(value: unknown, partNumber: number): Ring[] {
  if (!Array.isArray(value)) throw badShape();
  return value.map((ring, ringIndex) => {
    if (!Array.isArray(ring)) throw badShape();
    return ring.map((position: unknown, index) => {
      const [a, b] = Array.isArray(position) ? position : [];
      if (typeof a !== 'number' || typeof b !== 'number') {
        throw new SiteTextError(0, {
          zh: `第 ${partNumber} 个面第 ${ringIndex + 1} 环第 ${index + 1} 个点不是两个数字。`,
          en: `Polygon ${partNumber}, ring ${ringIndex + 1}, vertex ${index + 1} is not two numbers.`,
        });
      }
      return { a, b, line: 0 };
    });
  });
}

/** The old `crs` member, as GIS programs still write it for projected data. */
function namedCrs(value: unknown): number | undefined {
  const name = ((value as Json)?.crs as { properties?: { name?: unknown } } | undefined)?.properties?.name;
  const code = /EPSG:{1,2}(\d+)/.exec(`${name ?? ''}`);
  return code ? Number(code[1]) : undefined;
}

const badShape = () =>
  new SiteTextError(0, {
    zh: 'GeoJSON 的 coordinates、features 或 geometries 不是数组。',
    en: 'coordinates, features or geometries of the GeoJSON is not an array.',
  });

const notPolygon = (type: string) =>
  new SiteTextError(0, {
    zh: `GeoJSON 中没有面${type ? `（类型是 ${type}）` : ''}。地块要用 Polygon 或 MultiPolygon。`,
    en: `The GeoJSON has no polygon${type ? ` (its type is ${type})` : ''}. A site needs Polygon or MultiPolygon.`,
  });
