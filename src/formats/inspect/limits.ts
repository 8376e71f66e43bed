/**
 * How much of a file a preview shows. It has to fit a screen and an answer of some hundred kilobytes, whatever the file
 * holds; nothing is decided by these.
 */

/** Values shown of a column, and the length at which a value is cut. */
export const MAX_SAMPLES = 5;
export const MAX_SAMPLE_LENGTH = 60;

/** Columns shown. Wider tables exist only by accident. */
export const MAX_SHOWN_FIELDS = 300;

/** Texts that show whether the encoding is right. */
export const MAX_TEXTS = 8;

/** Repairs and refusals listed with their records; counts are of all. */
export const MAX_LISTED = 200;

/** Systems to choose from. */
export const MAX_CANDIDATES = 8;

/** Rings and vertices of the small map. */
export const MAX_OUTLINE_RINGS = 500;
export const MAX_OUTLINE_VERTICES = 4_000;

/** Records compared to find the unit of a column of areas; the first thousands tell as well as all. */
export const MAX_COMPARED = 20_000;
