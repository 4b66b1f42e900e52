import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '../../server/platform/act.ts';
import { sealJournal } from '../../server/platform/journal/seal-journal.ts';
import { verifyJournal } from '../../server/platform/journal/verify-journal.ts';
import { createMailer } from '../../server/platform/mail/mail.ts';
import { queueMail } from '../../server/platform/mail/queue-mail.ts';
import { sendMail } from '../../server/platform/mail/send-mail.ts';
import { acceptTask } from '../../server/tasks/accept-task.ts';
import { foldLedger } from '../../server/tasks/fold-ledger.ts';
import { reportProgress } from '../../server/tasks/report-progress.ts';
import { giveTasks } from '../../server/tasks/testing/give-tasks.ts';
import { verifyLedger } from '../../server/tasks/verify-ledger.ts';
import { openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { makeWorld, type World } from '../support/world.ts';
import { openMailSink } from './chaos/mail-sink.ts';

/** The machine's clock on the way: by a day back, two days forth, a month back, and home. */
const JUMPS = ['2026-11-21', '2026-11-23', '2026-10-22', '2026-11-22'];

let platform: TestPlatform;
let world: World;

beforeAll(async () => {
  platform = await openTestPlatform('2026-11-22T09:00:00+07:00');
  world = await makeWorld(platform);
});
afterAll(() => platform.close());

it('a clock that jumps for days breaks no chain, no count, no order of ids, and sends no letter twice', async () => {
  const { db, clock } = platform;
  const { authorityId, telecom } = world.ministry;
  const head = world.actors.telecomHead;
  const { taskIds } = await giveTasks(platform, world.actors.planner, [
    { title: 'Việc một', unitIds: [telecom.id] },
  ]);
  const [taskId = ''] = taskIds;
  let { version } = await acceptTask(platform, head, taskId, { version: 1, officerId: null }, null);
  const sink = await openMailSink(() => 0);
  const mailer = createMailer({ url: sink.url, from: 'chidao@bo.example.vn' });
  const letter = { name: 'write_letter', authorityId, author: head, key: null };
  for (const day of JUMPS) {
    clock.set(`${day}T10:00:00+07:00`);
    const said = { percent: null, body: day, difficulty: null, fallReason: null, fileIds: [] };
    ({ version } = await reportProgress(platform, head, taskId, { version, ...said }, day));
    // The same key again, in another time, acts no second time.
    expect(
      await reportProgress(platform, head, taskId, { version: version - 1, ...said }, day),
    ).toMatchObject({ version });
    await perform(platform, letter, async (context) => {
      const words = { subject: 'Nhắc việc', text: 'Kính gửi', html: '' };
      await queueMail(context, { key: `letter ${day}`, to: 'an@bo.example.vn', ...words });
      await context.journal({ subjectKind: 'task', subjectId: taskId, before: null, after: {} });
    });
    await sendMail(platform, mailer);
    await sealJournal(db, clock, authorityId);
    await foldLedger(db, authorityId);
  }
  await sendMail(platform, mailer);
  await sink.close();
  expect([...sink.arrived.values()]).toEqual(JUMPS.map(() => 1));
  const key = platform.journalKey;
  expect(await verifyJournal(db, authorityId, key)).toMatchObject({ whole: true, unsealed: 0 });
  expect(await verifyLedger(db, authorityId)).toMatchObject({ differences: 0 });
  const { rows } = await sql<{ body: string }>`
    select body from progress_report where task_id = ${taskId} order by id`.execute(db);
  expect(rows.map(({ body }) => body)).toEqual(JUMPS);
});
