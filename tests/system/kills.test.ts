import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from './driver/client.ts';
import { remove, seededFolder } from './driver/seeded.ts';
import { TubanServer } from './driver/server.ts';

/** More by hand: TUBAN_TEST_KILLS=20. */
const KILLS = Number(process.env.TUBAN_TEST_KILLS ?? 4);
const SIGNERS = ['zhifa1', 'zhifa2', 'shenhe'];

let folder: string;
let server: TubanServer;
beforeAll(async () => {
  folder = await seededFolder();
  server = await TubanServer.start(folder);
}, 120_000);
afterAll(async () => {
  await server?.stop();
  remove(folder);
});

type Signed = { id: number; seq: number; version: number; by: string };

it(
  'the server killed again and again under a stream of verdicts loses none that it acknowledged and doubles none',
  async () => {
    const acknowledged: Signed[] = [];
    const unanswered = new Map<number, number>();
    for (let kill = 0; kill < KILLS; kill++) {
      const clients = await Promise.all(SIGNERS.map((login) => server.signedIn(login)));
      const rows = (await clients[0]!.rows()).filter((row) => row.id % KILLS === kill);
      const streams = clients.map((client, i) =>
        signUntilItDies(
          client,
          SIGNERS[i]!,
          rows.filter((_, at) => at % clients.length === i),
          acknowledged,
          unanswered,
        ),
      );
      // At any moment: between two verdicts, inside a transaction, before an answer is out.
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 500));
      await server.kill();
      await Promise.all(streams);
      server = await TubanServer.start(folder);
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS * SIGNERS.length);
    const reader = await server.signedIn('lingdao');
    for (const { id, seq, version } of acknowledged) {
      const { row, history } = await reader.patch(id);
      expect(history.map((event) => event.version)).toEqual(history.map((_, i) => i + 1));
      expect(history.filter((event) => event.version === version).map((event) => event.seq)).toEqual([seq]);
      expect([row.state, row.version]).toEqual(['other', history.length]);
    }
    // What died unanswered was either written once or not at all.
    for (const [id, version] of unanswered) {
      const { history } = await reader.patch(id);
      expect([version, version + 1]).toContain(history.length);
    }
    const seqs = acknowledged.map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe(seqs.length);
  },
  60_000 + KILLS * 20_000,
);

/** Signs patch after patch until the server is gone. */
async function signUntilItDies(
  client: Client,
  by: string,
  rows: readonly { id: number; version: number }[],
  acknowledged: Signed[],
  unanswered: Map<number, number>,
): Promise<void> {
  for (const { id, version } of rows) {
    try {
      const { status, body } = await client.sign(id, 'other', version, { note: by });
      expect(status).toBe(200);
      acknowledged.push({ id, seq: body.event.seq, version: body.event.version, by });
    } catch (cause) {
      if (cause instanceof TypeError || (cause as Error).name === 'SyntaxError') {
        unanswered.set(id, version);
        return;
      }
      throw cause;
    }
  }
}
