import { ROLES } from '../organisation/contract.ts';
import { notifyPeople } from '../organisation/notify-people.ts';
import { rightsOf } from '../organisation/rules/may.ts';
import { noteReach } from '../organisation/units.ts';
import type { SubmissionScene } from './act-on-submission.ts';
import { receiversOf, signersOf } from './store/signer-store.ts';

interface Says {
  readonly vi: string;
  readonly en: string;
}

/** Tells people of a report what was done with it (Tin). Those who are null are nobody. */
export async function tellAbout(
  { context, submission }: Pick<SubmissionScene, 'context' | 'submission'>,
  personIds: readonly (string | null)[],
  says: Says,
  words: string | null = null,
): Promise<void> {
  const { id, frame } = submission;
  await notifyPeople(
    context,
    personIds.filter((personId) => personId !== null),
    {
      ...{ subjectKind: 'submission', subjectId: id, address: `/submissions/${id}`, says },
      title: `${frame.report}, ${frame.period.vi}, ${frame.organ.name}`,
      ...(words === null || words === '' ? {} : { words }),
    },
  );
}

/** Tells whoever signs for the unit. */
export async function tellSigners(scene: SubmissionScene, says: Says): Promise<void> {
  const { context, submission, today } = scene;
  await tellAbout(scene, await signersOf(context.tx, submission.unitId, today), says);
}

/** Roles whose posts accept or return a report that was sent to their unit. */
const DECIDERS = ROLES.filter((role) => rightsOf(role).includes('submission.decide'));

/** Tells whoever decides on what the receiving unit gets, which may be of another authority. */
export async function tellReceivers(scene: SubmissionScene, says: Says): Promise<void> {
  const { context, submission, today } = scene;
  const { authorityId, toUnitId } = submission;
  // Its people look for news at authorities that reach theirs.
  await noteReach(context.tx, authorityId, [toUnitId]);
  const people = await receiversOf(context.tx, toUnitId, DECIDERS, today);
  await tellAbout(scene, people, says);
}
