import { writeUnits } from '../../organisation/found-authority.ts';
import { programAct } from '../../organisation/program-author.ts';
import { type Platform, perform } from '../../platform/act.ts';

/** Many communes under a unit, as a cascade meets them; gives their ids. */
export async function setUnits(
  platform: Platform,
  authorityId: string,
  parentId: string,
  count: number,
): Promise<string[]> {
  return perform(platform, programAct('build_world', authorityId), async (context) => {
    const units = Array.from({ length: count }, (_, index) => ({
      ...{ id: context.ids.next(), authorityId, parentId, kind: 'commune' as const, code: null },
      ...{ name: `Xã số ${index + 1}`, shortName: null, aliases: [] },
      ...{ validFrom: '2008-01-01', validTo: null },
    }));
    await writeUnits(context, units);
    await context.journal({
      ...{ subjectKind: 'authority', subjectId: authorityId, before: null },
      after: { units: count },
    });
    return units.map(({ id }) => id);
  });
}
