import type { z } from 'zod';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { personNames } from '../organisation/units.ts';
import { type Platform, perform } from '../platform/act.ts';
import { platformErrors } from '../platform/contract.ts';
import { Refusal } from '../platform/refusal.ts';
import { ownerOfSubmission, refuseUnlessAllowed } from './act-on-submission.ts';
import { SUBMISSION_RULES } from './rules/submission-states.ts';
import { lockSection, replaceSection } from './store/section-store.ts';
import { shareSubmission } from './store/submission-store.ts';
import type { writeSection as endpoint } from './submission-contract.ts';
import { submissionErrors } from './submission-errors-contract.ts';

/**
 * Saves the words under one heading. Two officers write under different headings at once; under the same one
 * the second gets the difference. Nothing is saved while the head reads.
 *
 * @throws Refusal NOT_FOUND, SUBMISSION_NOT_NOW, HEADING_UNKNOWN, CONFLICT with both texts
 */
export async function writeSection(
  platform: Platform,
  actor: Actor,
  { id, heading }: z.output<(typeof endpoint)['params']>,
  { words, version }: z.output<(typeof endpoint)['body']>,
  key: string | null,
): Promise<{ version: number; savedAt: string }> {
  const { name } = SUBMISSION_RULES.write;
  const authorityId = await ownerOfSubmission(platform, actor, 'write', id);
  return perform(platform, { name, authorityId, author: actor, key }, async (context) => {
    const { tx, now } = context;
    const submission = await shareSubmission(tx, authorityId, id);
    if (!submission) throw new Refusal(platformErrors.NOT_FOUND);
    const scene = { platform, context, actor, submission, today: dayInVietnam(now) };
    await refuseUnlessAllowed(scene, 'write', async () => [], null);
    const before = await lockSection(tx, submission, heading);
    if (!before) throw new Refusal(submissionErrors.HEADING_UNKNOWN);
    const clean = words.normalize('NFC').replace(/\r\n?/g, '\n');
    if (before.version !== version && before.words !== clean) {
      const names = await personNames(tx, [before.changedBy]);
      throw new Refusal(
        platformErrors.CONFLICT,
        {},
        {
          ...{ savedBy: names.get(before.changedBy) ?? '', savedAt: before.since.toISOString() },
          ...{
            version: before.version,
            fields: [{ field: heading, yours: words, saved: before.words }],
          },
        },
      );
    }
    const since = new Date(Math.max(now.getTime(), before.since.getTime()));
    const next = { ...before, words: clean, version: before.version + 1, since };
    await replaceSection(tx, submission, { ...next, changedBy: actor.personId });
    await context.journal({
      ...{ subjectKind: 'submission', subjectId: id },
      before: { heading, letters: before.words.length },
      after: { heading, letters: clean.length },
    });
    return { version: next.version, savedAt: since.toISOString() };
  });
}
