import type { Tx } from '../platform/database/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { EvidenceFile } from '../tasks/attach-evidence.ts';
import type { CardScene } from './act-on-scorecard.ts';
import { definitionFor, periodIn, unitsIn } from './compute-ranking.ts';
import { type Criterion, scorecardErrors } from './contract.ts';
import { mostPoints } from './rules/criteria-tree.ts';
import { claimProofs, type ProofSide } from './store/proof-store.ts';
import type { SubjectUnit } from './store/subject-units.ts';
import type { CellScope } from './store/value-store.ts';

/** What may be entered in a period: the criteria that hold for it, the units that are ranked. */
export interface Cells {
  readonly scope: CellScope;
  readonly criteria: ReadonlyMap<string, Criterion>;
  readonly most: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, SubjectUnit>;
}

/** @throws Refusal PERIOD_UNKNOWN, NOT_DEFINED */
export async function cellsOf(
  tx: Tx,
  { sight }: Pick<CardScene, 'sight'>,
  period: string,
): Promise<Cells> {
  const stretch = periodIn(sight, period);
  const record = await definitionFor(tx, sight, stretch);
  const units = await unitsIn(tx, sight, record, stretch);
  return {
    scope: { authorityId: sight.card.authorityId, scorecardId: sight.card.id, period },
    criteria: new Map(record.definition.criteria.map((each) => [each.key, each])),
    most: mostPoints(record.definition),
    units: new Map(units.map((unit) => [unit.id, unit])),
  };
}

/** Makes a person's uploads proofs of a cell. @throws Refusal PROOF_MISSING */
export async function attachProofs(
  { context, sight }: CardScene,
  cell: CellScope & {
    readonly criterion: string;
    readonly unitId: string;
    readonly side: ProofSide;
  },
  fileIds: readonly string[],
): Promise<Pick<EvidenceFile, 'id' | 'name' | 'hash'>[]> {
  const ids = [...new Set(fileIds)];
  const { authorityId, personId } = sight.actor;
  const files = await claimProofs(context.tx, { authorityId, personId, ids }, cell);
  if (files.length < ids.length) throw new Refusal(scorecardErrors.PROOF_MISSING);
  return files;
}
