import { addDays, asDay, type Day } from '../server/calendar/rules/day.ts';
import { periodAround } from '../server/calendar/rules/period.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { addScorecard } from '../server/scorecards/add-scorecard.ts';
import type { PeriodKind, ReadyMade, Subjects } from '../server/scorecards/contract.ts';
import { DISCIPLINE } from '../server/scorecards/data/discipline.ts';
import { ICT_INDEX } from '../server/scorecards/data/ict-index.ts';
import { MOTTO } from '../server/scorecards/data/motto.ts';
import { issueDefinition } from '../server/scorecards/define-criteria.ts';
import { enterValues } from '../server/scorecards/enter-values.ts';
import { entriesView } from '../server/scorecards/entries-view.ts';
import { publishRanking } from '../server/scorecards/publish-ranking.ts';
import { scorecardView } from '../server/scorecards/scorecard-view.ts';
import type { Agenda } from './agenda.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

export interface ScorecardStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly opensOn: Day;
  readonly ministry: Office;
  readonly province: Office;
}

/** Who defines and who publishes in an authority. */
export interface Office {
  readonly planner: Actor;
  readonly leader: Actor;
}

/**
 * Scorecards of the demonstration: the ICT Index of the province's communes, published for the half-year
 * that ended last with made-up survey figures; discipline of the communes and of the ministry's units, live;
 * the four words of the ministry's motto, live.
 */
export function playScorecards({ platform, agenda, opensOn, ...offices }: ScorecardStage): void {
  const { ministry, province } = offices;
  const chance = createChance(150);
  const communes = { kind: 'kind', underUnitId: null, unitKind: 'commune' } as const;
  const divisions = { kind: 'level', underUnitId: null, depth: 1 } as const;
  const half = lastEndedHalf(opensOn);
  const at = (day: Day, work: () => Promise<void>) => agenda.add(officeMoment(day, chance), work);

  at(half.startsOn, async () => {
    const card = { ready: ICT_INDEX, periodKind: 'half', subjects: communes } as const;
    const id = await install(platform, province.planner, card, half.startsOn);
    at(addDays(half.endsOn, 6), () => survey(platform, province.planner, id, half.code));
    at(addDays(half.endsOn, 12), async () => {
      const body = { period: half.code, asOf: null, reason: null };
      const basis = 'Thông báo kết quả xếp hạng của Ủy ban nhân dân tỉnh';
      await publishRanking(platform, province.leader, id, { ...body, basis }, null);
    });
  });
  at(addDays(opensOn, -250), async () => {
    const card = { ready: DISCIPLINE, periodKind: 'quarter', subjects: communes } as const;
    await install(platform, province.planner, card, asDay(`${opensOn.slice(0, 4)}-01-01`));
  });
  at(asDay('2022-01-04'), async () => {
    const card = { ready: DISCIPLINE, periodKind: 'year', subjects: divisions } as const;
    await install(platform, ministry.planner, card, asDay('2021-01-01'));
  });
  at(asDay('2022-01-05'), async () => {
    const card = { ready: MOTTO, periodKind: 'year', subjects: divisions } as const;
    await install(platform, ministry.planner, card, asDay('2021-01-01'));
  });

  /** What the officer counted in each commune: made up, the same at every seeding. */
  async function survey(on: Platform, planner: Actor, id: string, period: string) {
    const { criteria, units } = await entriesView(on, planner, id, { period });
    const values = units.flatMap((unit, place) => {
      const level = chance.between(45, 95);
      return criteria.map(({ key, kind }) => ({
        ...{ criterion: key, unitId: unit.id, words: '', fileIds: [], version: null },
        value: figure(key, kind, level, place),
      }));
    });
    await enterValues(on, planner, id, { period, values }, null);
  }
  function figure(key: string, kind: string, level: number, place: number): number {
    // One commune had an incident: it is not ranked.
    if (key === 'an_toan') return place === 7 ? 0 : 1;
    if (kind === 'yes_no') return level > 55 ? 1 : 0;
    if (key === 'may_tinh') return Math.min(100, level + chance.between(-10, 20)) / 100;
    if (key === 'chuyen_trach') return chance.between(4, 20) / 10;
    return Math.max(5, Math.min(100, level + chance.between(-15, 12)));
  }
}

/** Adds a ready-made scorecard and issues its criteria from a day on. */
async function install(
  platform: Platform,
  planner: Actor,
  card: {
    readonly ready: ReadyMade;
    readonly periodKind: PeriodKind;
    readonly subjects: Subjects;
  },
  validFrom: Day,
): Promise<string> {
  const { key, name, about } = card.ready;
  const { periodKind, subjects } = card;
  const made = { name: name.vi, about: about.vi, periodKind, readyMade: key, subjects };
  const { id } = await addScorecard(platform, planner, made, null);
  const { draft } = await scorecardView(platform, planner, id, {});
  const issue = { version: draft?.version ?? 0, validFrom, basis: null };
  await issueDefinition(platform, planner, id, issue, null);
  return id;
}

/** The half-year that ended last with time left to survey and publish it before the day. */
function lastEndedHalf(today: Day) {
  let half = periodAround(today, 'half');
  while (addDays(half.endsOn, 20) > today) half = periodAround(addDays(half.startsOn, -1), 'half');
  return half;
}
