import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { rows, run } from '../../platform/database/rows.ts';
import type { PostRule } from '../../platform/sign-on-config.ts';
import { holdsOn } from './unit-tree.ts';

/** A post that follows from what a provider says. */
export interface MappedPost {
  readonly id: string;
  readonly authorityId: string;
}

/** The posts that rules name, as they stand on a day: of a unit and role the first; administrators never. */
export async function postsMapped(
  db: Db,
  rules: readonly PostRule[],
  day: string,
): Promise<MappedPost[]> {
  const found = new Map<string, MappedPost>();
  for (const rule of rules) {
    const named: RawBuilder<boolean> =
      'post' in rule
        ? sql`p.id = ${rule.post}`
        : sql`u.code = ${rule.unit} and ${holdsOn('u', day)} and p.role = ${rule.role}`;
    const posts = await rows(
      db,
      sql<MappedPost>`select p.id, p.authority_id as "authorityId"
          from post p join unit u on u.id = p.unit_id
          where ${named} and p.role <> 'admin' and ${holdsOn('p', day)} order by p.id limit 1`,
    );
    for (const post of posts) found.set(post.id, post);
  }
  return [...found.values()];
}

/** The appointments of a person that came from a provider and hold on a day. */
export async function appointmentsBySignOn(
  db: Db,
  issuer: string,
  personId: string,
  day: string,
): Promise<{ appointmentId: string; postId: string; authorityId: string }[]> {
  return rows(
    db,
    sql<{ appointmentId: string; postId: string; authorityId: string }>`
      select a.id as "appointmentId", p.id as "postId", p.authority_id as "authorityId"
      from sign_on_appointment s join appointment a on a.id = s.appointment_id
      join post p on p.id = a.post_id
      where s.person_id = ${personId} and s.issuer = ${issuer} and ${holdsOn('a', day)}`,
  );
}

export async function holdsPost(
  db: Db,
  personId: string,
  postId: string,
  day: string,
): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from appointment a
        where a.person_id = ${personId} and a.post_id = ${postId} and ${holdsOn('a', day)} limit 1`,
  );
  return found.length > 0;
}

/** Ends an appointment with a day; one that began later never held. */
export async function endSignOnAppointment(tx: Tx, id: string, lastDay: string): Promise<void> {
  await run(tx, sql`update appointment set valid_to = ${lastDay} where id = ${id}`);
}

export async function noteSignOnAppointment(
  tx: Tx,
  appointmentId: string,
  issuer: string,
  personId: string,
): Promise<void> {
  await run(
    tx,
    sql`insert into sign_on_appointment (appointment_id, issuer, person_id)
        values (${appointmentId}, ${issuer}, ${personId})`,
  );
}
