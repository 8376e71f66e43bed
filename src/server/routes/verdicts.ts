import {
  type Conflict,
  ConflictSchema,
  type Signed,
  SignedSchema,
  type SignVerdict,
  SignVerdictSchema,
  UndoVerdictSchema,
} from '../../api/patches.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { may } from '../../domain/role.ts';
import { refuseVerdict } from '../../domain/verdict.ts';
import type { NewEvent } from '../../store/store.ts';
import { personOf } from '../access.ts';
import type { ServerContext } from '../context.ts';
import type { Http } from '../fastify.ts';
import { Fault, notFound } from '../fault.ts';
import { eventOf } from '../patchDetail.ts';
import { standing } from '../standing.ts';
import { answers, IdParams } from './shared.ts';

const TAGS = ['verdicts'];
const response = { ...answers(SignedSchema), 409: ConflictSchema };

/** Signing and taking back. A stale write is answered 409 with both versions and changes nothing. */
export function verdictRoutes(app: Http, context: ServerContext): void {
  const { store, patches, hub } = context;

  const rowOf = async (id: number): Promise<PatchRow> => {
    const row = await patches.get(id);
    if (!row) throw notFound('这个图斑', `patch ${id}`);
    return row;
  };

  /** Null where somebody was faster. What it resolves to is durable and already on its way to the open pages. */
  const append = async (event: NewEvent): Promise<Signed | null> => {
    const appended = await store.verdicts.append(event);
    if (!appended) return null;
    const signed = { row: appended.row, event: eventOf(appended.event) };
    await patches.apply([appended.row], appended.event.seq);
    hub.send({ type: 'patches', rev: appended.event.seq, rows: [appended.row], event: signed.event });
    return signed;
  };

  const conflict = async (id: number, yours: SignVerdict): Promise<Conflict> => {
    const [row] = await store.patches.rows([id]);
    const theirs = standing(await store.verdicts.history(id)).at(-1);
    return {
      code: 'stale',
      text: {
        zh: '这个图斑刚刚被别人判定过，您的判定没有写入；请对照两个版本后再决定',
        en: 'Somebody decided this patch meanwhile; yours was not written. Compare both, then decide',
      },
      row: row ?? (await rowOf(id)),
      theirs: theirs ? eventOf(theirs) : null,
      yours,
    };
  };

  app.post(
    '/api/patches/:id/verdicts',
    {
      config: { access: 'sign' },
      schema: {
        tags: TAGS,
        summary: 'Signs a verdict; 409 with both versions where it is stale',
        params: IdParams,
        body: SignVerdictSchema,
        response,
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { id } = request.params;
      const { verdict, second = '', note = '', baseVersion, seen = null } = request.body;
      const row = await rowOf(id);
      if (row.version !== baseVersion) return reply.code(409).send(await conflict(id, request.body));
      const vocabulary = await store.meta.vocabulary();
      const refusal = refuseVerdict(vocabulary, person.role, row.state, verdict, second);
      if (refusal) throw new Fault(refusal.code === 'role' ? 403 : 422, refusal.code, refusal.text);
      const signed = await append({
        patchId: id,
        baseVersion,
        verdict,
        second,
        note,
        vocabularyVersion: vocabulary.version,
        userId: person.id,
        userName: person.name,
        at: new Date().toISOString(),
        undoes: null,
        seen,
      });
      return signed ?? reply.code(409).send(await conflict(id, request.body));
    },
  );

  app.post(
    '/api/patches/:id/undo',
    {
      config: { access: 'sign' },
      schema: {
        tags: TAGS,
        summary: 'Takes the last verdict back, as another event',
        params: IdParams,
        body: UndoVerdictSchema,
        response,
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { id } = request.params;
      const { baseVersion } = request.body;
      const row = await rowOf(id);
      const history = await store.verdicts.history(id);
      const [before, last] = [standing(history).at(-2), standing(history).at(-1)];
      const yours = { verdict: before?.verdict ?? 'pending', baseVersion };
      if (row.version !== baseVersion) return reply.code(409).send(await conflict(id, yours));
      if (!last) {
        throw new Fault(422, 'nothingToUndo', {
          zh: '这个图斑没有可以撤销的判定',
          en: 'This patch has no verdict to take back',
        });
      }
      if (last.userId !== person.id && !may(person.role, 'review')) {
        throw new Fault(403, 'notYours', {
          zh: `这个判定是${last.userName}签的；只有本人或审核员可以撤销，您可以签一个新的判定`,
          en: `${last.userName} signed this verdict; only they or a reviewer may take it back. You can sign another`,
        });
      }
      const signed = await append({
        patchId: id,
        baseVersion,
        verdict: before?.verdict ?? 'pending',
        second: before?.second ?? '',
        note: '',
        vocabularyVersion: before?.vocabularyVersion ?? (await store.meta.vocabulary()).version,
        userId: person.id,
        userName: person.name,
        at: new Date().toISOString(),
        undoes: last.seq,
        seen: null,
      });
      return signed ?? reply.code(409).send(await conflict(id, yours));
    },
  );
}
