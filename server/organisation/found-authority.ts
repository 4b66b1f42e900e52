import type { ActContext } from '../platform/act.ts';
import type { UnitKind } from './rules/unit-kind.ts';
import { insertAuthorities } from './store/authority-store.ts';
import { insertUnits, type NewUnit } from './store/unit-store.ts';

/** The top unit of a new authority, and the reference body that it stands for, if any. */
export interface Founding {
  readonly name: string;
  readonly shortName: string | null;
  readonly aliases: readonly string[];
  readonly kind: UnitKind;
  readonly code: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reference: string | null;
}

/** Founds an authority with its top unit, inside an act of that authority (`context.authorityId`). */
export async function foundAuthority(context: ActContext, founding: Founding): Promise<string> {
  const { reference, ...top } = founding;
  const unitId = context.ids.next();
  const { authorityId } = context;
  await insertAuthorities(
    context.tx,
    [{ id: authorityId, unitId, name: top.name, reference }],
    context.now,
  );
  await insertUnits(context.tx, [{ id: unitId, authorityId, parentId: null, ...top }], context.now);
  await context.journal({
    subjectKind: 'authority',
    subjectId: authorityId,
    before: null,
    after: { unitId, ...founding },
  });
  return unitId;
}

/** Writes units of this authority with one journal entry for each; parents may be among them. */
export async function writeUnits(context: ActContext, units: readonly NewUnit[]): Promise<void> {
  await insertUnits(context.tx, units, context.now);
  for (const { id, authorityId: _, ...unit } of units) {
    await context.journal({ subjectKind: 'unit', subjectId: id, before: null, after: unit });
  }
}
