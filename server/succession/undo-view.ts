import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { groupBy } from '../organisation/store/rehome-rows.ts';
import { unitRefs } from '../organisation/units.ts';
import type { Platform } from '../platform/act.ts';
import type { UndoPreview } from './contract.ts';
import { isHoldingKind } from './holdings.ts';
import { openedReorganisation } from './preview-view.ts';
import { addressOf } from './rules/addresses.ts';
import { undoable } from './undo-reorganisation.ts';

const WHY = {
  changed: {
    vi: 'Đã có người thay đổi sau ngày sắp xếp.',
    en: 'Somebody has changed it since.',
  },
  later: {
    vi: 'Đơn vị mới nhận thêm sau ngày sắp xếp.',
    en: 'It came to the new unit afterwards.',
  },
} as const;

/** What would go back, and what hinders it. */
export async function undoView(platform: Platform, actor: Actor, id: string): Promise<UndoPreview> {
  const record = await openedReorganisation(platform, actor, id);
  const { back, hindered } = await undoable(platform.db, record, dayInVietnam(platform.clock()));
  const refs = await unitRefs(
    platform.db,
    hindered.map(({ unitId }) => unitId),
  );
  const kinds = [...groupBy(back, ({ kind }) => kind)];
  return {
    kinds: kinds.flatMap(([kind, own]) =>
      isHoldingKind(kind) ? [{ kind, count: own.length }] : [],
    ),
    hindrances: hindered.flatMap(({ kind, why, authorityId, id: thingId, title, unitId }) =>
      isHoldingKind(kind)
        ? [
            {
              ...{ kind, authorityId, id: thingId, title, address: addressOf(kind, thingId) },
              ...{
                at: refs.get(unitId) ?? { id: unitId, name: unitId, shortName: null },
                ...WHY[why],
              },
            },
          ]
        : [],
    ),
  };
}
