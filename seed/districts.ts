import { writeUnits } from '../server/organisation/found-authority.ts';
import { programAct } from '../server/organisation/program-author.ts';
import { type Platform, perform } from '../server/platform/act.ts';
import { PlanWords } from '../server/succession/plan-contract.ts';
import type { Cast } from './cast.ts';

/** Some of the thirty districts of Hà Nội, enough to show how a level ends. */
const DISTRICTS = [
  'Quận Cầu Giấy',
  'Quận Hà Đông',
  'Huyện Đông Anh',
  'Huyện Sóc Sơn',
  'Thị xã Sơn Tây',
];

/** Puts districts (quận, huyện, thị xã) under the city, and gives their ids. */
export async function foundDistricts(platform: Platform, city: Cast): Promise<string[]> {
  const { authorityId } = city;
  return perform(platform, programAct('seed_demonstration', authorityId), async (context) => {
    const units = DISTRICTS.map((name) => ({
      ...{ id: context.ids.next(), authorityId, name, kind: 'district' as const, code: null },
      ...{ shortName: null, aliases: [], parentId: city.topUnitId },
      ...{ validFrom: '2009-05-08', validTo: null },
    }));
    await writeUnits(context, units);
    return units.map(({ id }) => id);
  });
}

/** 01/7/2025: local government has two levels; what districts held goes to the city. */
export function districtsEnd(unitIds: readonly string[]): PlanWords {
  return PlanWords.parse({
    name: 'Kết thúc hoạt động cấp huyện của thành phố Hà Nội',
    onDay: '2025-07-01',
    basis: 'Nghị quyết 202/2025/QH15; chính quyền địa phương hai cấp từ 01/7/2025',
    steps: [{ kind: 'dissolve', from: [...unitIds] }],
    rules: [{ label: 'mọi việc', to: 'parent' }],
  });
}
