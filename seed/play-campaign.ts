import { sql } from 'kysely';
import { asDay } from '../server/calendar/rules/day.ts';
import { addCriteriaTo } from '../server/emulation/add-criteria.ts';
import { campaignView } from '../server/emulation/campaign-view.ts';
import { decideAwards, previewDecision } from '../server/emulation/decide-awards.ts';
import {
  approveExample,
  proposeExample,
  publishExample,
} from '../server/emulation/hold-up-example.ts';
import { launchCampaign } from '../server/emulation/launch-campaign.ts';
import { nominate } from '../server/emulation/nominate.ts';
import { Dossier } from '../server/emulation/nomination-contract.ts';
import { openSession } from '../server/emulation/open-session.ts';
import { planCampaign } from '../server/emulation/plan-campaign.ts';
import { registerForCampaign } from '../server/emulation/register-for-campaign.ts';
import { draftReview, saveReview } from '../server/emulation/review-campaign.ts';
import { appraiseInCampaign, selfScoreInCampaign } from '../server/emulation/score-in-campaign.ts';
import { suspendAwards } from '../server/emulation/suspend-awards.ts';
import { closeSession, enterCounts } from '../server/emulation/vote-in-session.ts';
import type { Actor } from '../server/organisation/actor.ts';
import type { Platform } from '../server/platform/act.ts';
import { firstRow } from '../server/platform/database/rows.ts';
import { issueDefinition, saveDefinition } from '../server/scorecards/define-criteria.ts';
import { enterValues } from '../server/scorecards/enter-values.ts';
import { scorecardView } from '../server/scorecards/scorecard-view.ts';
import type { Agenda } from './agenda.ts';
import { BLOCKS, CRITERIA, movementWords, ownMovementWords } from './campaign-words.ts';
import type { Cast, UnitCast } from './cast.ts';
import { createChance } from './chance.ts';
import { officeMoment } from './work-hours.ts';

interface CampaignStage {
  readonly platform: Platform;
  readonly agenda: Agenda;
  readonly ministry: Cast & { readonly leader: Actor };
}

const ALL: readonly string[] = BLOCKS.flatMap(({ units }) => [...units]);
const HEADS: readonly string[] = BLOCKS.map(({ units: [head] }) => head);

/**
 * The movements of the demonstration: two units that launch their own by Directive 01; the ministry's
 * movement of Plan 1097 from launch to the awards of its mid-term review, its second stage under way, and a
 * unit below that carries it on. Scores, votes, awards and examples are made up.
 */
export function playCampaign({ platform, agenda, ministry }: CampaignStage): void {
  const chance = createChance(1_097);
  const { planner, leader, authorityId } = ministry;
  const at = (day: string, work: () => Promise<unknown>) =>
    agenda.add(officeMoment(asDay(day), chance), async () => void (await work()));
  const cast = new Map<string, { readonly id: string; readonly people: UnitCast }>(
    [...ministry.units].map(([id, people]) => [people.head.unitName, { id, people }]),
  );
  const of = (name: string) => {
    const found = cast.get(name);
    if (!found) throw new Error(`The demonstration has no unit ${name}`);
    return found;
  };
  const idOf = (name: string) => of(name).id;
  const headOf = (name: string) => of(name).people.head;
  const roomsOf = (name: string) => ministry.below.get(idOf(name)) ?? [];
  const documentOf = async (number: string) => {
    const found = await firstRow(
      platform.db,
      sql<{ id: string }>`select id from directive
          where authority_id = ${authorityId} and number = ${number} order by id limit 1`,
    );
    return found?.id ?? null;
  };

  for (const [name, day] of [
    ['Cục Viễn thông', '2021-02-02'],
    ['Cục An toàn thông tin', '2021-02-04'],
  ] as const) {
    at(day, async () => {
      const stage = { name: 'Năm 2021', from: day, to: '2021-12-31' };
      const from = { directiveId: await documentOf('01/CT-BTTTT'), superiorId: null };
      const title = `Làm gương, kỷ cương, trọng tâm, bứt phá năm 2021 của ${name}`;
      await launchOwn(name, ownMovementWords(title, stage, from, roomsOf(name)), day);
    });
  }
  async function launchOwn(name: string, words: Parameters<typeof planCampaign>[2], day: string) {
    const { id } = await planCampaign(platform, headOf(name), words, null);
    await launchCampaign(platform, headOf(name), id, { version: 1, launchedOn: day }, null);
  }

  at('2023-04-06', async () => {
    const seats = [leader, planner, ...['Vụ Tổ chức cán bộ', ...ALL.slice(0, 5)].map(headOf)];
    const council = seats.map(({ postId }) => postId);
    const words = movementWords(idOf, council, await documentOf('1097/KH-BTTTT'));
    const { id } = await planCampaign(platform, planner, words, null);
    await launchCampaign(platform, planner, id, { version: 1, launchedOn: '2023-04-06' }, null);
    const { stages } = await campaignView(platform, planner, id);
    const [first, second] = stages;
    if (!first || !second) throw new Error('The movement has two stages');
    scheduleFirst(id, first.id, council);
    scheduleSecond(id, second.id);
    at('2023-05-18', async () => {
      const name = 'Cục Viễn thông';
      const stage = { name: '2023 - 2025', from: '2023-05-18', to: '2025-12-31' };
      const from = { directiveId: null, superiorId: id };
      const title = 'Phủ sóng thôn, bản; dùng chung hạ tầng viễn thông';
      await launchOwn(name, ownMovementWords(title, stage, from, roomsOf(name)), stage.from);
    });
  });

  /** Criteria of a stage, in force from its first day. */
  async function defineCriteria(id: string, stageId: string, validFrom: string): Promise<string> {
    const { version } = await campaignView(platform, planner, id);
    const added = await addCriteriaTo(platform, planner, id, stageId, { version }, null);
    const { draft } = await scorecardView(platform, planner, added.scorecardId, {});
    if (!draft) throw new Error('A new scorecard has a draft');
    const definition = { ...draft.definition, criteria: [...CRITERIA], sharedRanks: true };
    const save = { version: draft.version, definition };
    const saved = await saveDefinition(platform, planner, added.scorecardId, save, null);
    const basis = 'Hướng dẫn đăng ký thi đua và chấm điểm';
    const issue = { version: saved.draft?.version ?? 0, validFrom, basis };
    await issueDefinition(platform, planner, added.scorecardId, issue, null);
    return added.scorecardId;
  }

  async function register(id: string, stageId: string, names: readonly string[]): Promise<void> {
    for (const name of names) {
      const pledge = `${name} hoàn thành đúng hạn nhiệm vụ được giao và tiết kiệm từ 5 % dự toán.`;
      const body = { stageId, unitId: idOf(name), pledge };
      await registerForCampaign(platform, headOf(name), id, body, null);
    }
  }

  /** Units score themselves; where `isAppraised` the head of the block (or the planner) gives points. */
  async function score(
    id: string,
    stageId: string,
    names: readonly string[],
    isAppraised: boolean,
  ): Promise<void> {
    const place = { campaignId: id, stageId };
    for (const name of names) {
      for (const [criterion, most] of [
        ['ha_tang', 40],
        ['tiet_kiem', 30],
      ] as const) {
        const points = most - chance.between(1, 9);
        const cell = { unitId: idOf(name), criterion, fileIds: [] };
        const own = { ...cell, points, words: 'Theo báo cáo năm của đơn vị', version: null };
        const { version } = await selfScoreInCampaign(platform, headOf(name), place, own, null);
        if (!isAppraised) continue;
        const block = BLOCKS.find(({ units }) => units.some((unit) => unit === name));
        const isHead = HEADS.includes(name);
        const giver = isHead || !block ? planner : headOf(block.units[0]);
        const less = chance.between(0, 2);
        const given = {
          ...{ ...cell, points: points - less, version },
          words: less > 0 ? 'Một phần kết quả chưa có minh chứng' : '',
        };
        await appraiseInCampaign(platform, giver, place, given, null);
      }
    }
  }

  function scheduleFirst(id: string, stageId: string, council: readonly string[]): void {
    let scorecardId = '';
    at('2023-04-20', async () => {
      scorecardId = await defineCriteria(id, stageId, '2022-01-01');
    });
    at('2023-05-10', () => register(id, stageId, ALL.slice(0, 11)));
    at('2025-11-04', async () => {
      const period = '2022-01-01..2025-12-31';
      const values = ALL.map((name) => ({
        ...{ criterion: 'trong_sach', unitId: idOf(name), value: 1, words: '' },
        ...{ fileIds: [], version: null },
      }));
      await enterValues(platform, planner, scorecardId, { period, values }, null);
      await score(id, stageId, ALL, true);
    });
    const nominated: string[] = [];
    at('2025-11-14', async () => {
      for (const name of ['Cục Viễn thông', 'Vụ Bưu chính', 'Cục Báo chí']) {
        const body = { stageId, award: 'certificate_unit' as const, personName: null };
        const given = { ...body, unitId: idOf(name), dossier: dossierOf(name) };
        nominated.push((await nominate(platform, headOf(name), id, given, null)).id);
      }
      const { officer } = of('Cục Viễn thông').people;
      const body = {
        stageId,
        award: 'certificate_person' as const,
        personName: officer.personName,
      };
      const given = { ...body, unitId: idOf('Cục Viễn thông'), dossier: dossierOf('cá nhân') };
      nominated.push((await nominate(platform, headOf('Cục Viễn thông'), id, given, null)).id);
      // One that will not be awarded: an inspection is pending and the dossier is empty.
      const name = 'Cục Phát thanh, truyền hình và thông tin điện tử';
      const bare = { stageId, award: 'excellent_collective' as const, personName: null };
      const empty = { ...bare, unitId: idOf(name), dossier: Dossier.parse({}) };
      await nominate(platform, headOf(name), id, empty, null);
      const pending = { unitId: idOf(name), personName: null, cause: 'inspection' as const };
      const since = { fromOn: '2025-11-10', basis: 'Quyết định thanh tra chuyên đề' };
      await suspendAwards(platform, planner, { ...pending, ...since }, null);
    });
    at('2025-12-02', async () => {
      const open = { stageId, heldOn: '2025-12-02', manner: 'counts' as const };
      const body = { ...open, present: [...council], nominations: nominated };
      const session = await openSession(platform, planner, id, body, null);
      const ayes = [8, 7, 6, 8];
      const counts = nominated.map((nominationId, place) => {
        const votes = ayes[place] ?? 0;
        return { nominationId, ayes: votes, noes: council.length - votes };
      });
      await enterCounts(platform, planner, session.id, { counts }, null);
      const minutes =
        'Hội đồng họp đủ thành viên, nghe báo cáo thành tích, bỏ phiếu kín; ban kiểm phiếu công bố kết quả.';
      await closeSession(
        platform,
        planner,
        session.id,
        { minutesNumber: '07/BB-HĐTĐKT', minutes },
        null,
      );
    });
    at('2025-12-10', async () => {
      const [telecom, postal, , person] = nominated;
      const nominationIds = [telecom, postal, person].flatMap((each) => each ?? []);
      const asked = { stageId, nominationIds, signedOn: '2025-12-10' };
      const shown = await previewDecision(platform, leader, id, asked);
      const words = { number: '2486/QĐ-BTTTT', place: 'Hà Nội' };
      const signerTitle = 'KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG';
      const { bases, recipients } = shown;
      const body = { ...asked, ...words, signerTitle };
      const whole = { ...body, bases: [...bases], recipients: [...recipients] };
      await decideAwards(platform, leader, id, whole, null);
    });
    at('2025-12-16', async () => {
      const body = {
        ...{ stageId, unitId: idOf('Cục Viễn thông'), personName: null },
        title: 'Dùng chung hạ tầng để xóa thôn lõm sóng',
        story:
          'Các doanh nghiệp viễn thông cùng dùng cột, nguồn điện và đường truyền ở thôn, bản khó khăn. Chi phí mỗi trạm giảm, sóng đến sớm hơn kế hoạch.',
        evidence: 'Báo cáo kết quả thực hiện nhiệm vụ của Cục Viễn thông năm 2025',
      };
      const example = await proposeExample(platform, headOf('Cục Viễn thông'), id, body, null);
      await approveExample(platform, leader, example.id, null);
      await publishExample(platform, planner, example.id, null);
    });
    at('2025-12-22', async () => {
      const { results } = await draftReview(platform, planner, id, stageId);
      const words = {
        results,
        shortcomings: 'Một số đơn vị đăng ký chậm; minh chứng tiết kiệm chưa đủ.',
        directions: 'Giai đoạn 2 gắn tiêu chí với chỉ tiêu và kinh phí được giao.',
      };
      const body = { number: '301/BC-BTTTT', reviewedOn: '2025-12-22', words };
      await saveReview(platform, planner, { campaignId: id, stageId }, body, null);
    });
  }

  function scheduleSecond(id: string, stageId: string): void {
    at('2026-01-20', () => defineCriteria(id, stageId, '2026-01-01'));
    at('2026-03-10', () => register(id, stageId, ALL.slice(0, 6)));
    at('2026-10-20', () => score(id, stageId, ALL.slice(0, 5), false));
  }
}

/** A whole dossier, made up. */
function dossierOf(name: string): Dossier {
  return Dossier.parse({
    achievements: `Thành tích giai đoạn 2022 - 2025 của ${name} theo báo cáo kèm theo.`,
    papers: [
      { kind: 'proposal', number: '41/TTr', on: '2025-11-12' },
      { kind: 'achievement_report', number: '112/BC', on: '2025-11-12', confirmed: true },
    ],
  });
}
