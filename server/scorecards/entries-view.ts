import type { z } from 'zod';
import type { Actor } from '../organisation/actor.ts';
import { may } from '../organisation/rules/may.ts';
import type { Platform } from '../platform/act.ts';
import { definitionFor, periodIn, unitsIn } from './compute-ranking.ts';
import type { Appraisal, EnteredValue, getEntries as endpoint, ProofFile } from './contract.ts';
import { mayOnScorecard, openScorecard, seesUnit } from './open-scorecard.ts';
import { criteriaTree, mostPoints } from './rules/criteria-tree.ts';
import { appraisalsOf, type NamedAppraisal } from './store/appraisal-store.ts';
import { type ProofRecord, type ProofSide, proofsOf } from './store/proof-store.ts';
import { type ValueRecord, valuesOf } from './store/value-store.ts';

type Query = z.output<(typeof endpoint)['query']>;
type Reply = z.input<(typeof endpoint)['reply']>;
type Asked = Reply['criteria'][number];

/** What is entered and what is to be entered in a period, of the units in sight of the post. */
export async function entriesView(
  platform: Platform,
  actor: Actor,
  id: string,
  { period }: Query,
): Promise<Reply> {
  const { db } = platform;
  const sight = await openScorecard(platform, actor, id);
  const stretch = periodIn(sight, period);
  const record = await definitionFor(db, sight, stretch);
  const scope = { authorityId: sight.card.authorityId, scorecardId: id, period };
  const [units, values, appraisals, proofs] = await Promise.all([
    unitsIn(db, sight, record, stretch),
    valuesOf(db, scope),
    appraisalsOf(db, scope),
    proofsOf(db, scope),
  ]);
  const seen = units
    .filter(({ path }) => seesUnit(sight, path))
    .sort((a, b) => a.folded.localeCompare(b.folded));
  const isSeen = new Set(seen.map((unit) => unit.id));
  const most = mostPoints(record.definition);
  const criteria = criteriaTree(record.definition).leaves.flatMap(
    ({ key, name, note, source }): Asked[] => {
      const kind = source?.kind;
      if (kind !== 'entered' && kind !== 'survey' && kind !== 'yes_no' && kind !== 'appraisal')
        return [];
      const unitOfMeasure = kind === 'entered' ? source.unitOfMeasure : '';
      return [{ key, name, note, kind, unitOfMeasure, most: most.get(key) ?? 0 }];
    },
  );
  const { authorityId } = sight.card;
  return {
    ...{ period, criteria },
    units: seen.map(({ id: unitId, name, shortName }) => ({ id: unitId, name, shortName })),
    values: shownValues(
      id,
      values.filter(({ unitId }) => isSeen.has(unitId)),
      proofs,
    ),
    appraisals: shownAppraisals(
      id,
      appraisals.filter(({ unitId }) => isSeen.has(unitId)),
      proofs,
    ),
    mayEnter: mayOnScorecard(sight, 'scorecard.enter'),
    mayAppraise: mayOnScorecard(sight, 'scorecard.appraise'),
    ownUnitIds: seen
      .filter(
        (unit) => may(actor, 'scorecard.self_score', { authorityId, unitId: unit.id }).allowed,
      )
      .map((unit) => unit.id),
  };
}

/** Figures as they travel, with what proves them. */
export function shownValues(
  id: string,
  values: readonly ValueRecord[],
  proofs: readonly ProofRecord[],
): EnteredValue[] {
  return values.map(({ criterion, unitId, value, words, version, since, by }) => ({
    ...{ criterion, unitId, value, words, version, by, at: since.toISOString() },
    files: filesOf(id, proofs, criterion, unitId, 'value'),
  }));
}

/** Appraisals as they travel, both sides with their words and evidence. */
export function shownAppraisals(
  id: string,
  appraisals: readonly NamedAppraisal[],
  proofs: readonly ProofRecord[],
): Appraisal[] {
  return appraisals.map((each) => {
    const { criterion, unitId, version } = each;
    const side = (
      which: ProofSide,
      points: number | null,
      words: string | null,
      by: string | null,
      at: Date | null,
    ) =>
      points === null
        ? null
        : {
            ...{ points, words: words ?? '', by: by ?? '', at: (at ?? new Date(0)).toISOString() },
            files: filesOf(id, proofs, criterion, unitId, which),
          };
    return {
      ...{ criterion, unitId, version },
      self: side('self', each.selfPoints, each.selfWords, each.selfBy, each.selfAt),
      given: side('appraised', each.points, each.words, each.appraisedBy, each.appraisedAt),
    };
  });
}

function filesOf(
  id: string,
  proofs: readonly ProofRecord[],
  criterion: string,
  unitId: string,
  side: ProofSide,
): ProofFile[] {
  return proofs
    .filter((each) => each.criterion === criterion && each.unitId === unitId && each.side === side)
    .map((file) => ({
      ...{ id: file.id, name: file.name, size: file.size },
      href: `/api/scorecards/${id}/files/${file.id}`,
    }));
}
