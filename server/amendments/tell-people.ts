import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Role } from '../organisation/contract.ts';
import { notifyPeople } from '../organisation/notify-people.ts';
import { loadAuthority } from '../organisation/store/authority-store.ts';
import type { ActContext } from '../platform/act.ts';
import type { AmendmentRecord } from './store/amendment-table.ts';
import { peopleOf } from './store/people-to-tell.ts';
import type { Said } from './value-contract.ts';

/** Who is told: those of a role for the authority, whoever proposed, or the heads of every unit concerned. */
type Heard = { readonly role: Role } | 'proposer' | 'concerned';

/** Tells people of what became of a proposal (Tin), with its address; what they owe is counted on the list. */
export async function tellOf(
  context: ActContext,
  amendment: Pick<AmendmentRecord, 'id' | 'number' | 'title' | 'unit_id' | 'unit_ids'>,
  heard: readonly Heard[],
  says: Said,
  words: string | null = null,
): Promise<void> {
  const { tx, now, authorityId } = context;
  const day = dayInVietnam(now);
  const people: string[] = [];
  for (const who of heard) {
    if (who === 'proposer') {
      people.push(...(await peopleOf(tx, [amendment.unit_id], PROPOSERS, day)));
    } else if (who === 'concerned') {
      people.push(...(await peopleOf(tx, amendment.unit_ids, PROPOSERS, day)));
    } else {
      const authority = await loadAuthority(tx, authorityId);
      if (authority) people.push(...(await peopleOf(tx, [authority.unitId], [who.role], day)));
    }
  }
  const { id, number, title } = amendment;
  await notifyPeople(context, people, {
    ...{ subjectKind: 'amendment', subjectId: id, address: `/amendments/${id}` },
    ...{ title: `#${number} ${title}`, says, words },
  });
}

const PROPOSERS: readonly Role[] = ['head', 'commune', 'planner'];
