import { peopleOf } from '../amendments/store/people-to-tell.ts';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Role } from '../organisation/contract.ts';
import { notifyPeople } from '../organisation/notify-people.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import type { ActContext } from '../platform/act.ts';
import { thingOf } from './publication-sight.ts';
import type { PublicationRecord } from './store/publication-table.ts';

type Said = { readonly vi: string; readonly en: string };

/** Tells those who may approve: the leaders of the authority and the head of the unit that holds the plan. */
export async function tellApprovers(
  context: ActContext,
  publication: PublicationRecord,
  says: Said,
): Promise<void> {
  await tell(context, publication, ['leader'], says, null);
}

/** Tells those who prepare: the planning officers, and the head of the unit that holds the plan. */
export async function tellPreparers(
  context: ActContext,
  publication: PublicationRecord,
  says: Said,
  words: string,
): Promise<void> {
  await tell(context, publication, ['planner'], says, words);
}

/** Tells whoever proposed what became of it. */
export async function tellProposer(
  context: ActContext,
  publication: PublicationRecord,
  personId: string,
  says: Said,
  words: string | null,
): Promise<void> {
  await notifyPeople(context, [personId], newsOf(publication, says, words));
}

async function tell(
  context: ActContext,
  publication: PublicationRecord,
  roles: readonly Role[],
  says: Said,
  words: string | null,
): Promise<void> {
  const { tx, now, authorityId } = context;
  const day = dayInVietnam(now);
  const authority = await loadAuthority(tx, authorityId);
  const { unitId } = await thingOf(tx, authorityId, publication.plan_id);
  const people = [
    ...(authority ? await peopleOf(tx, [authority.unitId], roles, day) : []),
    ...(await peopleOf(tx, [unitId], ['head'], day)),
  ];
  await notifyPeople(context, people, newsOf(publication, says, words));
}

function newsOf({ id, title }: PublicationRecord, says: Said, words: string | null) {
  return {
    ...{ subjectKind: 'publication', subjectId: id, address: `/publications/${id}` },
    ...{ title, says, words },
  };
}
