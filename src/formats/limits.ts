/**
 * What a file may cost us. Each limit is far above what a county delivers and far below what hurts the
 * one modest PC the server runs on. The largest real deliveries are a county's 变更调查 parcels: about
 * 500,000 records, 600 MB unpacked.
 */

const MiB = 1024 * 1024;

/** A file as it is uploaded. Beyond 1 GiB a delivery should be cut by township. */
export const MAX_FILE_BYTES = 1024 * MiB;

/** Text formats are held as one string; V8 strings end at 512 Mi characters. */
export const MAX_TEXT_FILE_BYTES = 400 * MiB;

/** One archive entry unpacked. A .shp and a .dbf cannot exceed 2 GiB by their own offsets. */
export const MAX_ENTRY_BYTES = 1536 * MiB;

/** All entries we would unpack, together. */
export const MAX_UNPACKED_BYTES = 2048 * MiB;

/**
 * Unpacked : packed, judged only above RATIO_FREE_BYTES. Real DBF files with wide empty columns reach
 * 60–100 : 1; DEFLATE's ceiling is 1032 : 1, which only a bomb comes near.
 */
export const MAX_RATIO = 250;
export const RATIO_FREE_BYTES = 32 * MiB;

/** Entries in an archive, with those of the archives in it: a shapefile has about 8, a FileGDB 300. */
export const MAX_ENTRIES = 5_000;

/** Archives within archives: a delivery of zipped geodatabases, zipped again for the mail, is two deep. */
export const MAX_NESTING = 3;

/** Layers of one file. A township-by-township delivery of a county has some hundred. */
export const MAX_LAYERS = 1_000;

/** Records in one layer. A large county has 500,000 parcels. */
export const MAX_FEATURES = 2_000_000;

/** Vertices of one feature. A county's red line as one feature is about one million. */
export const MAX_VERTICES_PER_FEATURE = 5_000_000;

/** Vertices of one file, all features: 16 bytes each in memory, twice during repair. */
export const MAX_VERTICES = 40_000_000;

/** Characters of one attribute value; DBF ends at 254 bytes, notes in GeoPackage may be long. */
export const MAX_TEXT_LENGTH = 65_536;

/** Columns. DBF ends at 255 by custom, SQLite at 2,000. */
export const MAX_FIELDS = 1_024;

/** Records a message lists before it says "and more". */
export const MAX_LISTED_RECORDS = 20;

/** A read is ended after this long: the largest county takes about a minute. */
export const MAX_READ_MS = 10 * 60_000;

/** Heap of the reading thread. Coordinates live outside it, in array buffers. */
export const MAX_HEAP_MB = 1_536;

/** Features handed over at once, so that the receiving thread is never held for long. */
export const CHUNK_FEATURES = 2_000;

/** Elements of an XML file inside one another. Folders in KML of the wild go down about 20 levels. */
export const MAX_XML_DEPTH = 256;

/** Folders of a KML file, or CAD layers, offered one by one. Beyond that nobody finds the right one in a list. */
export const MAX_DRAWING_LAYERS = 2_000;

/** Blocks of a drawing inside one another. Real ones nest 3 or 4 deep. */
export const MAX_BLOCK_DEPTH = 16;

/** Shapes drawn by inserting blocks, in one file: a block of ten that inserts ten of the next is a bomb. */
export const MAX_INSERTED = 2_000_000;

/** A table as text, or the parts of a workbook unpacked: a program for tables holds a million rows, about 100 MB. */
export const MAX_TABLE_BYTES = 256 * MiB;

/** Cells that merged ranges may fill. Real tables merge a heading and a column of parcels. */
export const MAX_MERGED_CELLS = 2_000_000;
