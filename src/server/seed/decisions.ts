import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Vocabulary, verdictType } from '../../domain/verdict.ts';
import type { AccountRecord, NewEvent, Store } from '../../store/store.ts';
import type { DemoDecision } from './demoCounty.ts';

/** Signs the demo county's history in the order of time, each event on the version that the one before it made. */
export async function seedDecisions(
  store: Store,
  path: string,
  people: ReadonlyMap<string, AccountRecord>,
): Promise<number> {
  const decisions = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as DemoDecision[];
  const vocabulary = await store.meta.vocabulary();
  const ids = new Map((await store.patches.rows()).map((row) => [`${row.batchId}/${row.code}`, row.id]));
  const versions = new Map<number, number>();
  const inOrder = decisions.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const events = inOrder.map((decision): NewEvent => {
    const patchId = ids.get(`${decision.batchId}/${decision.patchCode}`);
    const person = people.get(decision.by);
    if (patchId === undefined || !person) {
      throw new Error(
        `${path}: no patch ${decision.batchId}/${decision.patchCode} or no person ${decision.by}`,
      );
    }
    const baseVersion = versions.get(patchId) ?? 0;
    versions.set(patchId, baseVersion + 1);
    return {
      patchId,
      baseVersion,
      verdict: decision.verdict,
      second: secondCode(vocabulary, decision),
      note: decision.note,
      vocabularyVersion: vocabulary.version,
      userId: person.id,
      userName: person.name,
      at: new Date(decision.at).toISOString(),
      undoes: null,
      seen: null,
    };
  });
  await store.verdicts.appendMany(events);
  return events.length;
}

function secondCode(vocabulary: Vocabulary, { verdict, second }: DemoDecision): string {
  if (!second) return '';
  const found = verdictType(vocabulary, verdict)?.second.find((item) => item.name.zh === second);
  if (!found) throw new Error(`Vocabulary ${vocabulary.version}: "${verdict}" has no class "${second}"`);
  return found.code;
}
