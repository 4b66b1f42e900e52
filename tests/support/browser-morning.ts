import { once } from 'node:events';
import { createServer } from 'node:http';
import { sql } from 'kysely';
import { dayInVietnam } from '../../server/calendar/rules/day.ts';
import type { Installation } from '../../server/open-installation.ts';
import { referenceAuthorities } from '../../server/organisation/store/authority-store.ts';
import type { Platform } from '../../server/platform/act.ts';
import { run } from '../../server/platform/database/rows.ts';
import { remindPeople } from '../../server/supervision/remind-people.ts';

/** The body whose people a browser test reminds. */
const REMINDED = 'bo-thong-tin-va-truyen-thong';

/**
 * A door beside the site by which a test lets the reminders of the day come; else they come by the clock, in
 * the middle of other tests.
 */
export async function openMorning({
  platform,
}: Installation): Promise<{ address: string; close: () => void }> {
  const server = createServer((_, reply) => {
    remindAgain(platform).then(
      () => reply.end(),
      (error: unknown) => reply.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Reminds as if nobody had been reminded today, so that a test that is tried again has its morning too. */
async function remindAgain(platform: Platform): Promise<void> {
  const { db, clock } = platform;
  const body = (await referenceAuthorities(db)).get(REMINDED);
  if (!body) throw new Error(`No reference body ${REMINDED}`);
  const today = sql`authority_id = ${body.id} and day = ${dayInVietnam(clock())}`;
  await run(
    db,
    sql`delete from digest_line where authority_id = ${body.id}
      and digest_id in (select id from digest where ${today})`,
  );
  await run(db, sql`delete from digest where ${today}`);
  await run(db, sql`delete from digest_run where ${today}`);
  await remindPeople(platform, body.id, null);
}
