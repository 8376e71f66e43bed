/** A layer's name where the format has none: the file's own name without folders and extension. */
export function layerNameOf(file: string): string {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  return base.replace(/\.[A-Za-z0-9]{1,8}$/, '') || base;
}
