import { sql } from 'kysely';
import type { Platform } from '../../../platform/act.ts';
import { run } from '../../../platform/database/rows.ts';
import type { GivenPlan } from '../../../tasks/testing/give-tasks.ts';
import type { PublicCounts, PublicSnapshot } from '../../rules/public-snapshot.ts';

const NONE: PublicCounts = {
  ...{ total: 1, doneOnTime: 0, doneLate: 0, openWithin: 1, openNoDeadline: 0, openOverdue: 0 },
  suspended: 0,
};

/** Writes an edition of a plan as one that was published, with its first task under the key `nv-1`. */
export async function publishPlainly(
  { db, ids, clock }: Platform,
  authorityId: string,
  { planId, taskIds }: GivenPlan,
  { body, plan, title }: { readonly body: string; readonly plan: string; readonly title: string },
  edition = 1,
): Promise<void> {
  const now = clock();
  const cutOff = '2026-11-14';
  const snapshot: PublicSnapshot = {
    ...{ format: 1, authority: { slug: body, name: body }, cutOff, counts: NONE },
    plan: { slug: plan, title, version: 1 },
    ...{ phases: [], fields: [], targets: [], money: [], standings: [], files: [] },
    tasks: [
      {
        ...{ key: 'nv-1', parent: null, title: 'Trang bị máy tính bảng', units: 1 },
        ...{ counts: NONE, parties: [] },
      },
    ],
  };
  const own = sql`authority_id = ${authorityId}`;
  if (edition === 1) {
    await run(
      db,
      sql`insert into public_address (slug, authority_id) values (${body}, ${authorityId})
          on conflict do nothing`,
    );
    const id = ids.next();
    await run(
      db,
      sql`insert into publication (authority_id, id, plan_id, slug, title, folded, state, stage,
            edition, cut_off, published_at, rhythm, version, since, changed_by)
          values (${authorityId}, ${id}, ${planId}, ${plan}, ${title}, '', 'published', 'none',
            1, ${cutOff}, ${now}, 'none', 1, ${now}, 0)`,
    );
    await run(
      db,
      sql`insert into publication_key (authority_id, publication_id, kind, key, thing_id)
          select ${authorityId}, ${id}, 'task', 'nv-1', words_id from task
          where ${own} and id = ${taskIds[0]}`,
    );
  }
  await run(
    db,
    sql`update publication set edition = ${edition}, published_at = ${now}
        where ${own} and plan_id = ${planId}`,
  );
  await run(
    db,
    sql`insert into publication_edition (authority_id, publication_id, number, kind, note, cut_off,
          snapshot, digest, proposed_by, published_by, post_id, published_at)
        select ${authorityId}, id, ${edition}, ${edition === 1 ? 'first' : 'update'}, null, ${cutOff},
          ${JSON.stringify(snapshot)}::jsonb, '', 0, 0, 0, ${now}
        from publication where ${own} and plan_id = ${planId}`,
  );
}
