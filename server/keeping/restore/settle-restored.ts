import { sql } from 'kysely';
import { INSTALLATION, programAct } from '../../organisation/program-author.ts';
import { type Platform, perform } from '../../platform/act.ts';
import { run } from '../../platform/database/rows.ts';

/** What became of things that live on outside of the data. */
export interface Settled {
  /** Sign-ins that were ended: everybody signs in again. */
  readonly sessions: number;
  /** Letters that waited and may have gone out since: a person decides whether to send them again. */
  readonly unsureLetters: number;
}

/** Links and steps at the door that are good once: they may have been used since. */
const ONE_TIME = ['sign_in_link', 'sign_on_attempt', 'sign_on_session', 'email_claim'];

/**
 * Makes peace with what happened after the moment of the backup and is not in it: a session or a link that
 * was ended since must not be alive again, and a letter that went out since must not go out a second time.
 */
export async function settleRestored(platform: Platform, takenAt: string): Promise<Settled> {
  const request = programAct('restore_backup', INSTALLATION);
  return perform(platform, request, async ({ tx, now, journal }) => {
    const sessions = await run(tx, sql`delete from session`);
    for (const table of ONE_TIME) await run(tx, sql`delete from ${sql.table(table)}`);
    const why = `Restored from a backup of ${takenAt}: it may have been sent since`;
    const unsureLetters = await run(
      tx,
      sql`/* all authorities: the whole installation was restored */ update mail_outbox set state = 'unsure', last_error = ${why}
          where state in ('waiting', 'sending')`,
    );
    const settled = { sessions, unsureLetters };
    const restored = JSON.stringify({ takenAt, at: now.toISOString(), ...settled });
    await run(
      tx,
      sql`insert into installation (key, value) values ('restored', ${restored}::jsonb)
          on conflict (key) do update set value = excluded.value`,
    );
    await journal({
      ...{ subjectKind: 'installation', subjectId: INSTALLATION },
      ...{ before: null, after: { takenAt, ...settled } },
    });
    return settled;
  });
}
