import ranges from '@fontsource-variable/noto-sans-sc/unicode.json';
import type { StyleSpecification } from './spec.ts';

/** Name by which the layers ask for the page's own Chinese font. */
export const LABEL_FONT = ['Noto Sans SC'];

const files: Record<string, string> = import.meta.glob(
  '/node_modules/@fontsource-variable/noto-sans-sc/files/*-wght-normal.woff2',
  { query: '?url', import: 'default', eager: true },
);

/**
 * The font's hundred files with the characters that each covers. MapLibre loads a file when a label first needs it
 * and draws the glyphs itself, so that no glyph server is asked and no system font is relied on.
 */
export function fontFaces(): NonNullable<StyleSpecification['font-faces']> {
  const faces = [];
  for (const [subset, range] of Object.entries(ranges)) {
    const name = `noto-sans-sc-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`;
    const url = Object.entries(files).find(([path]) => path.endsWith(`/${name}`))?.[1];
    if (url)
      faces.push({ url: new URL(url, document.baseURI).href, 'unicode-range': (range as string).split(',') });
  }
  return { [LABEL_FONT[0]!]: faces };
}
