import type { VerdictType, Vocabulary } from '../domain/verdict.ts';
import { StoreError } from './errors.ts';
import { unknownVocabulary } from './meta.ts';
import type { Connection } from './sqlite/connection.ts';
import { type ChainEvent, standing, undoneSeqs } from './standing.ts';
import type { NewEvent, StoredEvent } from './store.ts';

const PENDING = 'pending';

type Counts = VerdictType['counts'];
type Writer = {
  /** Version of a visible patch, 0 where nobody has decided it; refuses an unknown one. */
  standingVersion(patchId: number): { version: number; code: string };
  /** Appends and brings `patch_current` up to date. The version was checked. */
  append(event: NewEvent): StoredEvent;
};

/** Writing of verdicts, inside a transaction that the caller holds. */
export function verdictWriter(connection: Connection): Writer {
  const countsOf = verdictCounts(connection);
  const get = (sql: string, ...values: (string | number)[]) => connection.statement(sql).get(...values);

  const chain = (patchId: number) =>
    connection
      .statement(
        `SELECT seq, verdict, second, note, at, undoes, vocabulary_version AS vocabulary
         FROM verdict_event WHERE patch_id = ? ORDER BY version`,
      )
      .all(patchId)
      .map((row) => {
        const event = row as unknown as Omit<ChainEvent, 'counts'> & { vocabulary: string };
        return { ...event, counts: countsOf(event.vocabulary, event.verdict) };
      });

  return {
    standingVersion(patchId) {
      const row = get(
        `SELECT p.code, coalesce(c.version, 0) AS version FROM patch p
         JOIN batch b ON b.id = p.batch_id AND b.status = 'ready'
         LEFT JOIN patch_current c ON c.patch_id = p.fid WHERE p.fid = ?`,
        patchId,
      );
      if (!row) {
        throw new StoreError('unknownPatch', {
          zh: `没有编号为 ${patchId} 的图斑`,
          en: `There is no patch ${patchId}`,
        });
      }
      return row as { version: number; code: string };
    },

    append(event) {
      const version = event.baseVersion + 1;
      const seen = JSON.stringify(event.seen ?? null);
      if (event.undoes !== null) refuseFalseUndo(event, chain(event.patchId));
      // Refuses an unknown vocabulary or verdict before anything is written. Only an undo can leave a patch pending.
      countsOf(event.vocabularyVersion, event.verdict);
      if (event.undoes === null && event.verdict === PENDING) {
        throw unknownVerdict(event.vocabularyVersion, PENDING);
      }
      const { lastInsertRowid } = connection
        .statement(
          `INSERT INTO verdict_event (county_code, patch_id, version, base_version, verdict, second, note,
             vocabulary_version, user_id, user_name, at, undoes, seen)
           SELECT county_code, fid, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM patch WHERE fid = ?`,
        )
        .run(
          version,
          event.baseVersion,
          event.verdict,
          event.second,
          event.note,
          event.vocabularyVersion,
          event.userId,
          event.userName,
          event.at,
          event.undoes,
          seen,
          event.patchId,
        );
      const now = standing(chain(event.patchId));
      connection
        .statement(
          `INSERT OR REPLACE INTO patch_current (patch_id, county_code, state, second, note, version, verdict_at,
             violating_at, rectified_at) SELECT fid, county_code, ?, ?, ?, ?, ?, ?, ? FROM patch WHERE fid = ?`,
        )
        .run(
          now.state,
          now.second,
          now.note,
          version,
          now.verdictAt,
          now.violatingAt,
          now.rectifiedAt,
          event.patchId,
        );
      return { ...event, seen: JSON.parse(seen), seq: Number(lastInsertRowid), version };
    },
  };
}

/** An undo takes back an event of its own patch that still stands, and says truly what stands after it. */
function refuseFalseUndo(event: NewEvent, events: ChainEvent[]): void {
  const target = events.find(({ seq }) => seq === event.undoes);
  if (!target || undoneSeqs(events).has(target.seq)) {
    throw new StoreError('nothingToUndo', {
      zh: `图斑 ${event.patchId} 没有可撤销的判定记录 ${event.undoes}`,
      en: `Patch ${event.patchId} has no standing event ${event.undoes} to take back`,
    });
  }
  const undo: ChainEvent = { ...event, seq: Number.POSITIVE_INFINITY, counts: 'undecided' };
  const { state } = standing([...events, undo]);
  if (state !== event.verdict) {
    throw new StoreError('falseUndo', {
      zh: `撤销记录 ${event.undoes} 之后图斑应为“${state}”，而不是“${event.verdict}”`,
      en: `Taking back event ${event.undoes} leaves the patch "${state}", not "${event.verdict}"`,
    });
  }
}

/** What a verdict counts towards, by vocabulary version. Versions never change, so each is read once. */
function verdictCounts(connection: Connection): (version: string, verdict: string) => Counts {
  const known = new Map<string, Map<string, Counts>>();
  return (version, verdict) => {
    let counts = known.get(version);
    if (!counts) {
      const row = connection.statement('SELECT body FROM vocabulary WHERE version = ?').get(version);
      if (!row) throw unknownVocabulary(version);
      const vocabulary = JSON.parse(row.body as string) as Vocabulary;
      counts = new Map(vocabulary.verdicts.map((type) => [type.code, type.counts]));
      counts.set(PENDING, 'undecided');
      known.set(version, counts);
    }
    const found = counts.get(verdict);
    if (found === undefined) {
      throw unknownVerdict(version, verdict);
    }
    return found;
  };
}

function unknownVerdict(version: string, verdict: string): StoreError {
  return new StoreError('unknownVerdict', {
    zh: `判定词表 ${version} 中没有“${verdict}”`,
    en: `Vocabulary ${version} has no verdict "${verdict}"`,
  });
}
