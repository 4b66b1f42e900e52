import { addDays, asDay, type Day, startOfDayInVietnam } from '../server/calendar/rules/day.ts';
import { referenceAuthorities } from '../server/organisation/store/authority-store.ts';
import type { Platform } from '../server/platform/act.ts';
import { executeReorganisation } from '../server/succession/execute-reorganisation.ts';
import type { PlanWords } from '../server/succession/plan-contract.ts';
import { planReorganisation } from '../server/succession/plan-reorganisation.ts';
import type { Agenda } from './agenda.ts';
import type { Cast, UnitCast } from './cast.ts';
import { districtsEnd, foundDistricts } from './districts.ts';
import { administrator } from './play-people.ts';
import { departmentsGoOn, hueGoesOn, provincesGoOn } from './succession-of-departments.ts';
import { ministryGoesOn } from './succession-of-ministry.ts';

interface SuccessionStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
  readonly ministry: Cast;
  /** Whose districts end. */
  readonly city: Cast;
  /** The departments of information and communications of the provinces, with whoever heads them. */
  readonly departments: ReadonlyMap<string, UnitCast>;
}

/**
 * The reorganisations of 2025. Four are carried out on their days: those of Huế become a city's; the departments
 * of information and communications go on as departments of science and technology; those of 63 provinces as
 * those of 34; districts end. The fifth, the end of the ministry, waits as a plan: the demonstration keeps its map of 2021
 * until a visitor carries it out, and it can be put back.
 */
export function playSuccession(stage: SuccessionStage): void {
  const { platform, agenda, opensOn, ministry, city, departments } = stage;
  const at = (day: Day) => new Date(startOfDayInVietnam(day).getTime() + 9 * 3_600_000);
  const carryOut = (day: Day, wordsOf: () => Promise<PlanWords>) =>
    agenda.add(at(day), async () => {
      const admin = await administrator(platform, ministry.authorityId, day);
      const { id, version } = await planReorganisation(platform, admin, await wordsOf(), null);
      await executeReorganisation(platform, admin, id, { version }, null);
    });
  const units = [...departments.keys()];
  carryOut(asDay('2025-01-01'), () => hueGoesOn(platform.db, units));
  carryOut(asDay('2025-03-01'), () => departmentsGoOn(platform.db, units));
  carryOut(asDay('2025-07-01'), () => provincesGoOn(platform.db, units));

  let districts: readonly string[] = [];
  agenda.add(at(asDay('2013-01-03')), async () => {
    districts = await foundDistricts(platform, city);
  });
  carryOut(asDay('2025-07-01'), async () => districtsEnd(districts));

  const drafted = addDays(opensOn, -9);
  agenda.add(at(drafted), async () => {
    const admin = await administrator(platform, ministry.authorityId, drafted);
    const bodies = await referenceAuthorities(platform.db);
    const unitOf = (key: string) => {
      const body = bodies.get(key);
      if (!body) throw new Error(`The reference data have no body ${key}`);
      return body.unitId;
    };
    const plan = ministryGoesOn(ministry, admin, {
      science: unitOf('bo-khoa-hoc-va-cong-nghe-2025'),
      culture: unitOf('bo-van-hoa-the-thao-va-du-lich'),
      security: unitOf('bo-cong-an'),
    });
    await planReorganisation(platform, admin, plan, null);
  });
}
