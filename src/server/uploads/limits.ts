/** Files that a person has on the way in at once: enough to compare, few enough to notice what lies about. */
export const MAX_UPLOADS_A_PERSON = 10;

/** All files on their way in together; a county's largest delivery is about half a gigabyte. */
export const MAX_UPLOADED_BYTES = 8 * 2 ** 30;

/** A file that nobody imports goes after a day. */
export const KEPT_MS = 24 * 3600_000;

/** Files looked into at once: the machine has two cores, and somebody is using the page. */
export const MAX_INSPECTIONS = 2;

/** A site is drawn from few polygons; beyond this a file is no site. The site check takes so many vertices. */
export const MAX_SHAPES = 200;
export const MAX_SHAPE_VERTICES = 20_000;

/** Vertices compared with the county's own layers to recognise a shift, and the fewest that prove one. */
export const SHIFT_SAMPLE = 150;
export const SHIFT_LEAST = 12;

/** Records up to which a file's codes are compared with those of the batches. */
export const MAX_CODES = 200_000;
