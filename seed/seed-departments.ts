import { sql } from 'kysely';
import {
  appoint,
  createAccount,
  createPerson,
  createPost,
} from '../server/organisation/accounts.ts';
import { programAct } from '../server/organisation/program-author.ts';
import { actorIn } from '../server/organisation/store/people-store.ts';
import { type Platform, perform } from '../server/platform/act.ts';
import { rows } from '../server/platform/database/rows.ts';
import type { UnitCast } from './cast.ts';
import { personName } from './demonstration-organisation.ts';

/** Numbers of people from here on belong to the departments of all provinces. */
const FIRST_PERSON = 400;

/**
 * A director for the department of information and communications of every province that existed on
 * a day, so that what the ministry asks of all of them is lived through everywhere.
 */
export async function castDepartments(
  platform: Platform,
  day: string,
): Promise<Map<string, UnitCast>> {
  const departments = await rows(
    platform.db,
    sql<{ id: string; authority_id: string }>`
      select u.id, u.authority_id from unit u
      where u.kind = 'department' and u.name like 'Sở Thông tin và Truyền thông%'
        and u.valid_from <= ${day}::date and (u.valid_to is null or u.valid_to >= ${day}::date)
        and not exists (select from post p where p.unit_id = u.id and p.role = 'head')
      order by u.id`,
  );
  const cast = new Map<string, UnitCast>();
  for (const [index, unit] of departments.entries()) {
    const number = FIRST_PERSON + index;
    const request = programAct('seed_demonstration', unit.authority_id);
    const hired = await perform(platform, request, async (context) => {
      const personId = await createPerson(context, { fullName: personName(number) });
      const username = `demo${number}`;
      const account = { personId, username, password: null, demonstration: true };
      const accountId = await createAccount(context, account);
      const post = { unitId: unit.id, title: 'Giám đốc Sở', role: 'head' as const, validFrom: day };
      const postId = await createPost(context, post);
      await appoint(context, { personId, postId, validFrom: day });
      return { accountId, postId };
    });
    const head = await actorIn(platform.db, hired.accountId, hired.postId, day);
    if (head) cast.set(unit.id, { head, officer: head });
  }
  return cast;
}
