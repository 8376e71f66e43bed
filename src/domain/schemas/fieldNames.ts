/** Longest name of a field in a shapefile's attribute table. */
const DBF_NAME_BYTES = 10;

/** A field's name as it is compared: without regard to case, outer blanks and full-width letters. */
export function plainName(name: string): string {
  return name.normalize('NFKC').trim().toUpperCase();
}

/**
 * Whether a file's field is the published one: by the same name without regard to case, or by what an attribute table
 * leaves of it. It cuts names to 10 bytes, that is five characters of a Chinese one in GBK and three in UTF-8
 * (永久基本农田图斑面积 → 永久基本农, 永久基), and tells equal rests apart by a number (图斑编号 → 图斑编号_1).
 */
export function isNamed(field: string, published: string): boolean {
  const own = plainName(field);
  const name = plainName(published);
  return own === name || own === cut(name, 2) || own === cut(name, 3);
}

/** A name cut to what an attribute table holds, where a character beyond ASCII takes so many bytes. */
function cut(name: string, bytesPerCharacter: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    bytes += character.charCodeAt(0) < 0x80 ? 1 : bytesPerCharacter;
    if (bytes > DBF_NAME_BYTES) return kept;
    kept += character;
  }
  return kept;
}

/** The file's field that goes by one of the published names, in their order of preference; null for none. */
export function findField(fields: readonly string[], names: readonly string[]): string | null {
  for (const name of names) {
    const whole = fields.find((field) => plainName(field) === plainName(name));
    if (whole !== undefined) return whole;
  }
  for (const name of names) {
    const rest = fields.find((field) => isNamed(field, name));
    if (rest !== undefined) return rest;
  }
  return null;
}
