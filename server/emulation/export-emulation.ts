import { formatDay, isDay } from '../calendar/rules/day.ts';
import { allRows, type Exported, writtenList } from '../directives/written-list.ts';
import type { Actor } from '../organisation/actor.ts';
import type { Platform } from '../platform/act.ts';
import { type CampaignQuery, campaignListView } from './campaign-list-view.ts';
import type { FrozenDecision } from './decision-contract.ts';
import { type NominationQuery, nominationsView } from './nominations-view.ts';
import { sayCoefficient } from './rules/award-rules.ts';

const PAGE = 200;

/** The list of movements with the filters and order of the screen. */
export async function exportCampaignList(
  platform: Platform,
  actor: Actor,
  {
    format,
    ...query
  }: Omit<CampaignQuery, 'limit' | 'after'> & { readonly format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const rows = await allRows((after) =>
    campaignListView(platform, actor, { ...query, limit: PAGE, after }),
  );
  return writtenList(format, {
    name: 'phong-trao-thi-dua',
    title: 'Phong trào thi đua',
    heads: [
      ...[
        ['Phong trào', 60] as const,
        ['Đơn vị phát động', 28] as const,
        ['Hình thức', 16] as const,
      ],
      ...[['Văn bản', 20] as const, ['Từ ngày', 12] as const, ['Đến ngày', 12] as const],
      ...[['Phát động', 12] as const, ['Giai đoạn', 18] as const, ['Số đơn vị', 10] as const],
      ['Chậm sơ kết', 14],
    ],
    lines: rows.map((row) => [
      ...[row.name, row.unit.name, row.form === 'regular' ? 'Thường xuyên' : 'Theo chuyên đề'],
      ...[row.directive?.number ?? null, say(row.startsOn), say(row.endsOn)],
      ...[row.launchedOn === null ? null : say(row.launchedOn), row.stage, row.units],
      row.reviewOverdue ? 'Chậm sơ kết' : null,
    ]),
  });
}

/** Nominations with everything that stands against each. */
export async function exportNominationList(
  platform: Platform,
  actor: Actor,
  campaignId: string,
  {
    format,
    ...query
  }: Omit<NominationQuery, 'limit' | 'after'> & { readonly format: 'xlsx' | 'csv' },
): Promise<Exported> {
  const rows = await allRows((after) =>
    nominationsView(platform, actor, campaignId, { ...query, limit: PAGE, after }),
  );
  return writtenList(format, {
    name: 'de-nghi-khen-thuong',
    title: 'Đề nghị khen thưởng',
    heads: [
      ...[['Tập thể, cá nhân', 30] as const, ['Đơn vị', 30] as const, ['Hình thức', 32] as const],
      ...[['Ngày hồ sơ', 12] as const, ['Phiếu', 30] as const, ['Điểm', 10] as const],
      ['Lý do chưa khen', 70],
    ],
    lines: rows.map((row) => [
      ...[row.personName ?? row.unit.name, row.unit.name, row.awardName.vi, say(row.proposedOn)],
      ...[row.vote?.say.vi ?? null, row.score],
      row.reasons.map((reason) => reason.say.vi).join(' ') || null,
    ]),
  });
}

/** The list of awards of a decision, with every bonus in đồng. */
export async function exportAwards(decision: FrozenDecision): Promise<Exported> {
  return writtenList('xlsx', {
    name: `khen-thuong-${decision.signedOn}`,
    title: `Danh sách kèm theo Quyết định số ${decision.number} ngày ${say(decision.signedOn)}`,
    heads: [
      ...[['TT', 6] as const, ['Tập thể, cá nhân', 32] as const, ['Đơn vị', 32] as const],
      ...[['Hình thức', 34] as const, ['Kết quả bỏ phiếu', 32] as const, ['Hệ số', 8] as const],
      ...[['Căn cứ hệ số', 40] as const, ['Lương cơ sở (đồng)', 18] as const],
      ['Tiền thưởng (đồng)', 18],
    ],
    lines: [
      ...decision.awards.map((award, at) => [
        ...[at + 1, award.name, award.unitName, award.awardName.vi, award.vote.vi],
        ...[sayCoefficient(award.coefficient), award.coefficientBasis],
        ...[Number(award.base), Number(award.bonus)],
      ]),
      [null, 'Cộng', null, null, null, null, null, null, Number(decision.total)],
    ],
  });
}

function say(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}
