import type { AwardCode, Paper, Prerequisite } from '../data/award-forms.ts';
import { awardForm, awardRulesOn } from './award-rules.ts';
import type { Reason } from './reasons.ts';
import { pendingOn, type Suspension } from './suspension.ts';
import { quorumOf, reaches, votesNeeded } from './vote.ts';

/** What is known of a nomination (đề nghị khen thưởng) on the day on which it is judged. */
export interface Candidate {
  readonly id: string;
  readonly award: AwardCode;
  readonly proposedOn: string;
  /** Papers of the dossier; an achievement report counts once its correctness is confirmed. */
  readonly papers: readonly { readonly kind: Paper; readonly confirmed: boolean }[];
  /** Titles held before, each with its number of times. */
  readonly held: ReadonlyMap<AwardCode, number>;
  /** Tasks of the unit due in the stage; null where there is none or where it is a person. */
  readonly tasks: { readonly done: number; readonly total: number } | null;
  /** Titles among the unit's people; null where nobody has stated them. */
  readonly people: {
    readonly total: number;
    readonly holders: ReadonlyMap<AwardCode, number>;
    readonly disciplined: number;
  } | null;
  readonly suspensions: readonly Suspension[];
  /** Gates (điều kiện tiên quyết) of the scorecard that the unit did not pass. */
  readonly failedGates: readonly string[];
  /** Total of the scorecard, for the order within a quota; null where there is none. */
  readonly score: number | null;
  readonly vote: CouncilVote | null;
}

/** What a closed session of the council said of a nomination. */
export interface CouncilVote {
  readonly members: number;
  readonly present: number;
  readonly ayes: number;
  readonly hasMinutes: boolean;
}

export interface Stage {
  readonly day: string;
  readonly quorum: { readonly parts: number; readonly of: number };
  /** In percent, where the form of reward has no rule of its own. */
  readonly usualVotes: number;
  /** The last day on which a dossier may come in; null where the movement sets none. */
  readonly dossierBy: string | null;
  readonly isFinal: boolean;
  /** Whole years that the movement runs. */
  readonly years: number;
  /** How many more may be awarded; null without a quota. */
  readonly left: { readonly unit: number | null; readonly person: number | null };
}

/**
 * Judges all nominations of a stage at once: every reason that stands against each, in the order in which a
 * clerk checks a dossier. A nomination without a reason may be awarded, and all such together stay within
 * the quotas. Registration is not asked for: it is no basis of a title since the law of 2022.
 */
export function judgeNominations(
  stage: Stage,
  candidates: readonly Candidate[],
): ReadonlyMap<string, readonly Reason[]> {
  const reasons = new Map(candidates.map((each) => [each.id, reasonsOf(stage, each)]));
  for (const kind of ['unit', 'person'] as const) {
    const left = stage.left[kind];
    if (left === null) continue;
    const peers = candidates.filter(({ award }) => awardForm(award).for === kind);
    const sound = peers.filter(({ id }) => reasons.get(id)?.length === 0).toSorted(before);
    for (const { id } of sound.slice(left)) reasons.get(id)?.push({ code: 'OVER_QUOTA', left });
    if (sound.length < left) continue;
    const isSound = new Set(sound.map(({ id }) => id));
    for (const { id } of peers) {
      if (!isSound.has(id)) reasons.get(id)?.push({ code: 'OVER_QUOTA', left });
    }
  }
  return reasons;
}

/** Within a quota: more votes first, then the higher score, then the earlier nomination. */
function before(a: Candidate, b: Candidate): number {
  return (
    (b.vote?.ayes ?? 0) - (a.vote?.ayes ?? 0) ||
    (b.score ?? 0) - (a.score ?? 0) ||
    (BigInt(a.id) < BigInt(b.id) ? -1 : 1)
  );
}

function reasonsOf(stage: Stage, candidate: Candidate): Reason[] {
  const { papers, needs, votes } = awardRulesOn(candidate.award, stage.day);
  return [
    ...pendingOn(candidate.suspensions, stage.day).map(
      ({ cause, from }): Reason => ({ code: 'SUSPENDED', cause, since: from }),
    ),
    ...candidate.failedGates.map((gate): Reason => ({ code: 'GATE_FAILED', gate })),
    ...once(needs.flatMap((need) => unmet(stage, candidate, need))),
    ...papers.flatMap((paper) => lacking(candidate, paper)),
    ...(stage.dossierBy !== null && candidate.proposedOn > stage.dossierBy
      ? [{ code: 'TOO_LATE' as const, by: stage.dossierBy, on: candidate.proposedOn }]
      : []),
    ...voteReasons(stage, candidate.vote, votes ?? stage.usualVotes),
  ];
}

/** Several needs may lack the same fact: it is asked for once. */
function once(reasons: readonly Reason[]): Reason[] {
  const said = new Map(reasons.map((reason) => [JSON.stringify(reason), reason]));
  return [...said.values()];
}

function unmet(stage: Stage, candidate: Candidate, need: Prerequisite): Reason[] {
  const { tasks, people, held } = candidate;
  switch (need.rule) {
    case 'holds': {
      const has = held.get(need.award) ?? 0;
      const { award, times } = need;
      return has >= times ? [] : [{ code: 'TITLE_LACKING', award, times, has }];
    }
    case 'tasks_done': {
      if (tasks === null) return [{ code: 'FACT_LACKING', fact: 'tasks' }];
      if (reaches(tasks.done, tasks.total, need.percent)) return [];
      return [{ code: 'TASKS_UNDONE', ...tasks, percent: need.percent }];
    }
    case 'share_holds': {
      if (people === null) return [{ code: 'FACT_LACKING', fact: 'people' }];
      const has = people.holders.get(need.award) ?? 0;
      if (reaches(has, people.total, need.percent)) return [];
      const { award, percent } = need;
      return [{ code: 'SHARE_TOO_LOW', award, has, total: people.total, percent }];
    }
    case 'someone_holds': {
      if (people === null) return [{ code: 'FACT_LACKING', fact: 'people' }];
      const has = people.holders.get(need.award) ?? 0;
      return has > 0 ? [] : [{ code: 'NOBODY_HOLDS', award: need.award }];
    }
    case 'nobody_disciplined': {
      if (people === null) return [{ code: 'FACT_LACKING', fact: 'people' }];
      return people.disciplined === 0 ? [] : [{ code: 'DISCIPLINED', count: people.disciplined }];
    }
    case 'final_review':
      if (stage.isFinal && stage.years >= need.years) return [];
      return [{ code: 'NOT_FINAL', years: need.years }];
  }
}

/** The minutes are those of the session that voted; all other papers come with the dossier. */
function lacking({ papers, vote }: Candidate, kind: Paper): Reason[] {
  if (kind === 'minutes') return vote?.hasMinutes ? [] : [{ code: 'PAPER_LACKING', paper: kind }];
  const paper = papers.find((each) => each.kind === kind);
  if (!paper) return [{ code: 'PAPER_LACKING', paper: kind }];
  return kind === 'achievement_report' && !paper.confirmed
    ? [{ code: 'PAPER_UNCONFIRMED', paper: kind }]
    : [];
}

function voteReasons(stage: Stage, vote: CouncilVote | null, percent: number): Reason[] {
  if (vote === null) return [{ code: 'NOT_VOTED' }];
  const { members, present, ayes } = vote;
  const quorum = quorumOf(members, stage.quorum);
  return [
    ...(present < quorum ? [{ code: 'NO_QUORUM' as const, present, members, quorum }] : []),
    ...(reaches(ayes, members, percent)
      ? []
      : [
          {
            ...{ code: 'TOO_FEW_VOTES' as const, ayes, members, percent },
            needed: votesNeeded(members, percent),
          },
        ]),
  ];
}
