import type { Tx } from '../../platform/database/database.ts';
import { insertRows } from '../../platform/database/rows.ts';

/** One unit taking over from another on a day (sáp nhập, chia tách, đổi tên). */
export interface Succession {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly kind: 'merge' | 'split' | 'rename';
  readonly onDay: string;
  readonly basis: string | null;
  /** The field (lĩnh vực) handed over; null for everything not named elsewhere. */
  readonly share: string | null;
}

export async function insertSuccessions(
  tx: Tx,
  successions: readonly (Succession & { readonly id: string })[],
): Promise<void> {
  await insertRows(
    tx,
    'unit_succession',
    {
      id: 'bigint',
      from_unit_id: 'bigint',
      to_unit_id: 'bigint',
      kind: 'text',
      on_day: 'date',
      basis: 'text',
      share: 'text',
    },
    successions.map(({ id, fromUnitId, toUnitId, kind, onDay, basis, share }) => ({
      id,
      from_unit_id: fromUnitId,
      to_unit_id: toUnitId,
      kind,
      on_day: onDay,
      basis,
      share,
    })),
  );
}
