import type { Chosen } from './gather.ts';

export type ChosenFile = Chosen & { file: File };

/** Files met in a folder before the walk ends: a geodatabase has some 300, a disk dropped by mistake has millions. */
const MOST_FILES = 5000;

/** The files of a file field; a folder field tells their paths. */
export function ofField(files: Iterable<File>): ChosenFile[] {
  return Array.from(files, (file) => ({
    path: file.webkitRelativePath || file.name,
    size: file.size,
    file,
  }));
}

/** The files of a drop, with those in dropped folders. Must be called in the event itself: afterwards the items are gone. */
export function ofDrop(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry?.() ?? null);
  if (entries.every((entry) => entry === null)) return Promise.resolve(ofField(transfer.files));
  return walk(entries.filter((entry) => entry !== null));
}

async function walk(entries: readonly FileSystemEntry[]): Promise<ChosenFile[]> {
  const found: ChosenFile[] = [];
  const open = [...entries];
  while (open.length > 0 && found.length < MOST_FILES) {
    const entry = open.pop()!;
    if (entry.isDirectory) open.push(...(await listFolder(entry as FileSystemDirectoryEntry)));
    else {
      const file = await new Promise<File>((resolve, reject) =>
        (entry as FileSystemFileEntry).file(resolve, reject),
      );
      found.push({ path: entry.fullPath.replace(/^\//, ''), size: file.size, file });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A browser hands over a folder a hundred entries at a time, and an empty list at its end. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0 || all.length >= MOST_FILES) return all;
    all.push(...some);
  }
}
