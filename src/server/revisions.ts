import type { Revision } from '../api/revisions.ts';
import type { Store } from '../store/store.ts';

/** Corrections of a patch, the newest first; [] for one that stands as it was issued. */
export async function revisionsOfPatch(store: Store, patchId: number): Promise<Revision[]> {
  return (await store.patches.revisions(patchId)).map((revision) => ({
    id: revision.id,
    what: revision.what,
    geometryChanged: revision.geometryChanged,
    fields: revision.fields.map((name) => ({ name, before: rawText(revision.before.raw, name) })),
    areaBeforeM2: revision.before.areaM2,
    afterVerdict: revision.verdictVersion > 0,
    fileName: revision.issue.fileName,
    by: revision.issue.importedBy,
    at: revision.issue.importedAt,
  }));
}

function rawText(raw: Record<string, unknown>, name: string): string {
  return Object.hasOwn(raw, name) ? `${raw[name] ?? ''}` : '';
}
