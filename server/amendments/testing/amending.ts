import type { TestPlatform } from '../../../tests/support/platform.ts';
import type { Actor } from '../../organisation/actor.ts';
import { amendmentView } from '../amendment-view.ts';
import { bindAmendment } from '../bind-amendment.ts';
import { ChangeWords } from '../contract.ts';
import { draftAmendment } from '../draft-amendment.ts';
import { appraiseChanges, decideChanges } from '../judge-changes.ts';
import { moveAmendment } from '../move-amendment.ts';
import type { Value } from '../value-contract.ts';

export const WHY = 'Lý do của bước thử này';

/** A deadline as the date field gives it. */
export function byQuarter(year: number, quarter: 1 | 2 | 3 | 4): Value {
  const roman = ['I', 'II', 'III', 'IV'][quarter - 1];
  return {
    as: 'deadline',
    deadline: {
      ...{ raw: `Quý ${roman}/${year}`, kind: 'IN_PERIOD', precision: 'quarter' },
      ...{ norm: `${year}-Q${quarter}`, startsOn: null, dueOn: null },
    },
  };
}

/** The deadline of a value that is one. */
export function deadlineOf(value: Value) {
  if (value.as !== 'deadline') throw new TypeError('No deadline');
  return value.deadline;
}

/** A change as a form sends it; its key is its place in the list. */
export function change(
  kind: ChangeWords['kind'],
  thingId: string | null,
  after: Value | null,
): Omit<ChangeWords, 'key'> {
  return { kind, thingId, after, reason: WHY };
}

/** The way of a proposal, step by step, with the version that stands. */
export function amendingOf(platform: TestPlatform, people: Record<'planner' | 'leader', Actor>) {
  const versionOf = async (actor: Actor, id: string) =>
    (await amendmentView(platform, actor, id)).version;
  const move = async (
    actor: Actor,
    id: string,
    to: Parameters<typeof moveAmendment>[3]['to'],
    words = '',
  ) => moveAmendment(platform, actor, id, { version: await versionOf(actor, id), to, words }, null);
  const drafted = async (
    actor: Actor,
    planId: string,
    changes: readonly Omit<ChangeWords, 'key'>[],
    title = 'Điều chỉnh một số nội dung',
  ) => {
    const keyed = changes.map((each, at) => ChangeWords.parse({ ...each, key: `c${at + 1}` }));
    return (await draftAmendment(platform, actor, { planId, title, changes: keyed }, null)).id;
  };
  const decided = async (
    id: string,
    outcomes: Record<string, 'agreed' | 'refused' | Value> = {},
  ) => {
    const { list } = await amendmentView(platform, people.planner, id);
    const opinions = list.map(({ key }) => {
      return { key, opinion: 'agree' as const, value: null, words: '' };
    });
    const version = await versionOf(people.planner, id);
    await appraiseChanges(platform, people.planner, id, { version, opinions }, null);
    await move(people.planner, id, 'submit');
    const decisions = list.map(({ key }) => {
      const chosen = outcomes[key] ?? 'agreed';
      return typeof chosen === 'string'
        ? { key, outcome: chosen, value: null, words: chosen === 'refused' ? WHY : '' }
        : { key, outcome: 'other' as const, value: chosen, words: '' };
    });
    const at = await versionOf(people.leader, id);
    await decideChanges(platform, people.leader, id, { version: at, decisions }, null);
    await move(people.leader, id, 'conclude');
  };
  let numbers = 0;
  const bound = async (id: string, effectiveOn: string, on = effectiveOn) => {
    numbers += 1;
    const body = { number: `${numbers}/QĐ-BTTTT`, on, effectiveOn, position: '', signer: '' };
    const version = await versionOf(people.planner, id);
    return bindAmendment(platform, people.planner, id, { version, ...body }, null);
  };
  return { versionOf, move, drafted, decided, bound };
}
