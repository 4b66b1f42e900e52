import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Day, dayInVietnam } from '../server/calendar/rules/day.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Draft, DraftUnit } from '../server/plans/contract.ts';
import { issuePlan } from '../server/plans/issue-plan.ts';
import { readingOf } from '../server/plans/open-reading.ts';
import { readDirective } from '../server/plans/read-directive.ts';
import { saveDraft } from '../server/plans/save-draft.ts';
import type { Platform } from '../server/platform/act.ts';
import { fillDates } from './fill-dates.ts';
import { textsFolder } from './texts-folder.ts';

/** One document of the demonstration: the file of its words, and who has it read and issued. */
export interface SeedPlan {
  readonly file: string;
  readonly planner: Actor;
  readonly effectiveOn: Day;
  /** Who decides on its work, where the plan is a unit's own: its head. The planner otherwise. */
  readonly decider?: Actor | undefined;
  /** Units for classes that the register cannot expand by itself, by the words of the text. */
  readonly classes?: ReadonlyMap<RegExp, readonly string[]>;
}

/** Reads a document of the demonstration, reviews it as an officer would, and issues its plan. */
export async function issueSeedPlan(platform: Platform, seed: SeedPlan): Promise<string> {
  const text = fillDates(
    readFileSync(join(textsFolder(), seed.file), 'utf8'),
    dayInVietnam(new Date()),
  );
  const { readingId } = await readDirective(
    platform,
    seed.planner,
    { kind: 'text', text, name: seed.file },
    null,
  );
  const reading = await readingOf(platform.db, seed.planner, readingId);
  const draft = review(reading.draft, seed);
  const saved = await saveDraft(
    platform,
    seed.planner,
    { id: readingId, version: reading.version, draft },
    null,
  );
  const issued = await issuePlan(
    platform,
    seed.planner,
    { id: readingId, version: saved.version, effectiveOn: seed.effectiveOn, newEdition: false },
    null,
  );
  return issued.planId;
}

/** What the planning officer does in the review: confirms what is read, names the members of classes. */
function review(draft: Draft, seed: SeedPlan): Draft {
  const named = (unit: DraftUnit): DraftUnit => {
    for (const [pattern, members] of seed.classes ?? []) {
      if (pattern.test(unit.written)) {
        return { ...unit, unitId: null, unitName: null, group: true, memberIds: [...members] };
      }
    }
    return unit;
  };
  return {
    ...draft,
    tasks: draft.tasks.map((task) => ({
      ...task,
      lead: task.lead.map(named),
      state: isDuty(task) ? 'rejected' : 'confirmed',
    })),
    notUnderstood: draft.notUnderstood.map((part) => ({ ...part, settled: true })),
  };
}

/** Duties to report and the clause on amendments stand among the tasks of a text but are none. */
function isDuty(task: Draft['tasks'][number]): boolean {
  return task.lead.length === 0 || /^Báo cáo /u.test(task.title);
}
