import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import '../../../tests/support/properties.ts';
import { perform } from '../../platform/act.ts';
import { rows, run } from '../../platform/database/rows.ts';
import { applyAll } from './apply-messages.ts';
import { registerReceiver } from './receivers.ts';
import { sendMessage } from './send-message.ts';
import {
  type Fate,
  type Installation,
  openInstallation,
  pair,
  passTime,
} from './testing/two-installations.ts';

let near: Installation;
let far: Installation;
let partnerId: string;
/** Whether the process at the far end dies in the middle of applying. */
let dies = () => false;

beforeAll(async () => {
  near = await openInstallation('31', '000.00.00.G01', 'Bộ A');
  far = await openInstallation('32', '000.00.00.H01', 'Tỉnh B');
  ({ otherAtOne: partnerId } = await pair(near, far));
  await run(far.platform.db, sql`create table counted (subject text, n int, at bigserial)`);
  registerReceiver('test.count', {
    body: z.object({ n: z.number() }),
    async apply({ tx }, { subject, body }) {
      await run(tx, sql`insert into counted (subject, n) values (${subject}, ${body.n})`);
      if (dies()) await run(tx, sql`select pg_terminate_backend(pg_backend_pid())`);
    },
  });
});
afterAll(async () => {
  await near.close();
  await far.close();
});

async function send(subject: string, n: number): Promise<void> {
  const { platform, authorityId, admin } = near;
  const request = { name: 'count', authorityId, author: admin, key: null };
  await perform(platform, request, async (context) => {
    await sendMessage(context, { partnerId, subject, kind: 'test.count', body: { n } });
    await context.journal({ subjectKind: 'thing', subjectId: '1', before: null, after: {} });
  });
}

const isDone = async () => {
  const waiting = await rows(near.platform.db, sql`select from delivery where state <> 'sent'`);
  const unapplied = await rows(
    far.platform.db,
    sql`select from exchange_inbox where state <> 'applied'`,
  );
  return waiting.length + unapplied.length === 0;
};

describe('messages over a line that loses, repeats and breaks', () => {
  it('are applied once each and in the order of their subject, whatever happens in between', async () => {
    const fate = fc.constantFrom<Fate>('arrives', 'is lost', 'reply is lost', 'comes twice');
    const story = fc.record({
      // The subject of each message, in the order in which they are sent.
      messages: fc.array(fc.nat(2), { minLength: 3, maxLength: 8 }),
      fates: fc.array(fate, { minLength: 4, maxLength: 14 }),
      deaths: fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }),
      // How many are sent between one round on the line and the next.
      pace: fc.integer({ min: 1, max: 4 }),
    });
    let told = 0;
    await fc.assert(
      fc.asyncProperty(story, async ({ messages, fates, deaths, pace }) => {
        told += 1;
        const subjects = [0, 1, 2].map((n) => `story ${told}, subject ${n}`);
        const left = [...fates];
        const dying = [...deaths];
        far.fate = () => left.pop() ?? 'arrives';
        dies = () => dying.pop() ?? false;
        const expected = new Map<string, number[]>(subjects.map((subject) => [subject, []]));
        // Two processes at either end, all at once.
        const round = async () => {
          await Promise.all([near.deliver(), near.deliver(), applyAll(far.platform)]);
          await Promise.all([applyAll(far.platform), applyAll(far.platform)]);
          passTime(60, near, far);
        };
        for (const [n, which] of messages.entries()) {
          const subject = subjects[which] ?? '';
          await send(subject, n);
          expected.get(subject)?.push(n);
          if (n % pace === 0) await round();
        }
        for (let rounds = 0; rounds < 40 && !(await isDone()); rounds += 1) await round();
        for (const subject of subjects) {
          const found = await rows(
            far.platform.db,
            sql<{ n: number }>`select n from counted where subject = ${subject} order by at`,
          );
          expect(found.map(({ n }) => n)).toEqual(expected.get(subject));
        }
      }),
      { numRuns: 4 },
    );
  });
});
