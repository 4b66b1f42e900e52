import { sql } from 'kysely';
import { addDays, asDay, type Day, dayInVietnam } from '../server/calendar/rules/day.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { rows } from '../server/platform/database/rows.ts';
import { decidePieces } from '../server/reporting/decide-pieces.ts';
import { acceptSubmission, returnSubmission } from '../server/reporting/decide-submission.ts';
import { freezeSubmission } from '../server/reporting/freeze-submission.ts';
import { openSubmission } from '../server/reporting/open-submission.ts';
import { piecesView } from '../server/reporting/pieces-view.ts';
import { presentSubmission } from '../server/reporting/present-submission.ts';
import { signSubmission } from '../server/reporting/sign-submission.ts';
import { submissionView } from '../server/reporting/submission-view.ts';
import { writeSection } from '../server/reporting/write-section.ts';
import type { Agenda } from './agenda.ts';
import type { Cast, UnitCast } from './cast.ts';
import { createChance } from './chance.ts';
import { KINDS_OF_WORDS, type Said } from './report-words.ts';
import { officeMoment } from './work-hours.ts';

interface ReportStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly ministry: Cast;
  /** The day on which the demonstration opens. */
  readonly opensOn: Day;
}

/** One report that is owed, with who writes it. */
interface Owed {
  readonly id: string;
  readonly unitId: string;
  readonly toUnitId: string;
  readonly periodKey: string;
  readonly periodTo: Day;
  readonly dueOn: Day;
}

/** Two months of reports have begun so many days before the demonstration opens. */
const CYCLE_DAYS = 62;

/** How far a report of the last month gets; those not named are still owed. */
const LAST_MONTH: Readonly<Record<string, 'accepted' | 'sent' | 'returned' | 'late' | 'signing'>> =
  {
    'Vụ Bưu chính': 'accepted',
    'Cục Viễn thông': 'accepted',
    'Cục An toàn thông tin': 'accepted',
    'Cục Tần số vô tuyến điện': 'sent',
    'Vụ Pháp chế': 'returned',
    'Cục Báo chí': 'late',
    'Vụ Kế hoạch - Tài chính': 'signing',
  };
/** Who reported for the month before: all of it was accepted. */
const MONTH_BEFORE = ['Vụ Bưu chính', 'Cục Viễn thông', 'Cục An toàn thông tin'] as const;

/**
 * A cycle of monthly reports under way: the month before was reported and accepted, of the last one some reports
 * are accepted, one is returned, one came late, one waits for its head; the ministry's own is being compiled.
 * The monthly regime of the ministry is there by then, with what is owed under it.
 */
export function playReports(stage: ReportStage): void {
  const begins = officeMoment(addDays(stage.opensOn, -CYCLE_DAYS), createChance(1_411));
  stage.agenda.add(begins, () => playCycle(stage));
}

async function playCycle({ platform, agenda, ministry, opensOn }: ReportStage): Promise<void> {
  const chance = createChance(2_611);
  const owed = await obligationsOf(platform, ministry.authorityId, opensOn);
  const periods = [...new Set(owed.map(({ periodTo }) => periodTo))].toSorted();
  const [before, last] = periods.slice(-2);
  const castOf = new Map<string, UnitCast>(ministry.units);
  const nameOf = (unitId: string) => castOf.get(unitId)?.head.unitName ?? '';
  let number = 40;

  /** Does something at a moment of a day; what is not due before the demonstration opens does not happen. */
  const at = (day: Day, work: () => Promise<unknown>) =>
    agenda.add(officeMoment(day, chance), async () => void (await work()));
  /** Tomorrow, on the demonstration's own clock. */
  const nextDay = () => addDays(dayInVietnam(platform.clock()), 1);
  const version = async (who: Actor, id: string) =>
    (await submissionView(platform, who, id)).version;

  async function write(who: Actor, id: string, said: Said): Promise<void> {
    const { sections } = await submissionView(platform, who, id);
    for (const section of sections) {
      const words = said[section.heading];
      if (words === undefined) continue;
      const body = {
        words: section.words === '' ? words : `${words}\n${section.words}`,
        version: section.version,
      };
      await writeSection(platform, who, { id, heading: section.heading }, body, null);
    }
  }

  async function sendToSign(who: Actor, id: string): Promise<void> {
    await freezeSubmission(platform, who, { id, version: await version(who, id), key: null });
    await presentSubmission(platform, who, { id, version: await version(who, id), key: null });
  }

  async function sign(who: Actor, id: string): Promise<void> {
    number += 1;
    const signedOn = dayInVietnam(platform.clock());
    await signSubmission(
      platform,
      who,
      { id, key: null },
      {
        ...{ version: await version(who, id), number: `${number}/BC-${initialsOf(who.unitName)}` },
        ...{ signedOn, position: [who.postTitle.toLocaleUpperCase('vi')], place: 'Hà Nội' },
      },
    );
  }

  function playUnit(one: Owed, course: (typeof LAST_MONTH)[string]): void {
    const people = castOf.get(one.unitId);
    if (!people) return;
    const { head, officer } = people;
    const said = KINDS_OF_WORDS[number++ % KINDS_OF_WORDS.length] ?? {};
    at(addDays(one.periodTo, 1), async () => {
      const { id } = await openSubmission(platform, officer, one.id, null);
      await write(officer, id, said);
      const isLate = course === 'late';
      at(isLate && one.dueOn > nextDay() ? one.dueOn : nextDay(), async () => {
        await sendToSign(officer, id);
        if (course === 'signing') return;
        at(nextDay(), async () => {
          await sign(head, id);
          if (course !== 'sent' && !isLate) at(nextDay(), () => decide(id, course));
        });
      });
    });
  }

  async function decide(id: string, course: string | undefined): Promise<void> {
    const { planner } = ministry;
    const request = { id, version: await version(planner, id), key: null };
    const reason = 'Chưa nêu nguyên nhân của nhiệm vụ quá hạn; bổ sung biện pháp và thời hạn mới.';
    if (course === 'accepted') await acceptSubmission(platform, planner, request);
    else await returnSubmission(platform, planner, { ...request, reason });
  }

  for (const one of owed) {
    const name = nameOf(one.unitId);
    if (one.periodTo === before && MONTH_BEFORE.some((each) => each === name)) {
      playUnit(one, 'accepted');
    }
    const course = LAST_MONTH[name];
    if (one.periodTo === last && course) playUnit(one, course);
    if (one.periodTo === last && one.unitId === ministry.topUnitId) {
      at(addDays(one.periodTo, 4), () => compile(one));
    }
  }

  /** The ministry's own report: opened with what the units have sent, some of it taken in. */
  async function compile(one: Owed): Promise<void> {
    const { planner } = ministry;
    const { id } = await openSubmission(platform, planner, one.id, null);
    await write(planner, id, {
      results:
        'Các đơn vị cơ bản hoàn thành nhiệm vụ của kỳ; nhiệm vụ quá hạn tập trung ở các việc phải lấy ý kiến nhiều bên.',
    });
    const { rows: pieces } = await piecesView(platform, planner, id, {});
    const taken = pieces.slice(0, Math.ceil(pieces.length / 2));
    if (taken.length === 0) return;
    const chosen = taken.map(({ id: pieceId, version: seen }) => ({ id: pieceId, version: seen }));
    await decidePieces(platform, planner, id, { pieces: chosen, mark: 'taken' }, null);
  }
}

/** What is owed under the first monthly regime for periods that have ended by a day. */
async function obligationsOf({ db }: Platform, authorityId: string, opensOn: Day): Promise<Owed[]> {
  const found = await rows(
    db,
    sql<Omit<Owed, 'periodTo' | 'dueOn'> & { periodTo: string; dueOn: string }>`
      select id, unit_id as "unitId", to_unit_id as "toUnitId", period_key as "periodKey",
        period_to as "periodTo", due_on as "dueOn"
      from obligation where authority_id = ${authorityId} and period_to < ${opensOn}::date
        and regime_id = (select min(id) from regime
          where authority_id = ${authorityId} and frequency = 'month')
      order by period_to, unit_id`,
  );
  return found.map((one) => ({ ...one, periodTo: asDay(one.periodTo), dueOn: asDay(one.dueOn) }));
}

/** `Cục Viễn thông` → `CVT`, as numbers of documents name their body. */
function initialsOf(name: string): string {
  return name
    .split(/[\s,-]+/)
    .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
    .join('');
}
