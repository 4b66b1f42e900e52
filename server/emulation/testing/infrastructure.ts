import type { World } from '../../../tests/support/world.ts';
import type { Platform } from '../../platform/act.ts';
import { Definition } from '../../scorecards/contract.ts';
import { issueDefinition, saveDefinition } from '../../scorecards/define-criteria.ts';
import { addCriteriaTo } from '../add-criteria.ts';
import { CampaignWords } from '../campaign-contract.ts';
import { campaignView } from '../campaign-view.ts';
import { launchCampaign } from '../launch-campaign.ts';
import { planCampaign } from '../plan-campaign.ts';

/** A movement of the ministry in two stages, with three units in one block headed by the office. */
export function infrastructureWords({ ministry }: World, more: object = {}): CampaignWords {
  return CampaignWords.parse({
    name: 'Đẩy mạnh phát triển hạ tầng; thực hành tiết kiệm',
    definition: {
      ...{
        form: 'thematic',
        scope: 'authority',
        goals: 'Hạ tầng số đồng bộ',
        subjects: 'Các đơn vị',
      },
      contents: [
        { line: 'Hạ tầng', title: 'Hạ tầng viễn thông', leadUnitId: ministry.telecom.id },
        { line: 'Tiết kiệm', title: 'Tiết kiệm trong dự toán', leadUnitId: ministry.office.id },
      ],
      stages: [
        {
          ...{ id: '1', name: '2022 - 2025', from: '2022-01-01', to: '2025-12-31', review: 'mid' },
          ceremonyOn: '2025-12-20',
        },
        { id: '2', name: '2026 - 2030', from: '2026-01-01', to: '2030-12-31', review: 'final' },
      ],
      clusters: [{ id: '1', name: 'Khối cơ quan', kind: 'block', headUnitId: ministry.office.id }],
      council: [],
      settings: {
        bonuses: [{ award: 'certificate_unit', coefficient: 300, basis: 'Quy chế của Bộ' }],
      },
      ...more,
    },
    members: [
      {
        clusterId: '1',
        unitIds: [
          ministry.telecom.id,
          ministry.postal.id,
          ministry.security.id,
          ministry.office.id,
        ],
      },
    ],
  });
}

/** Plans and launches the movement and gives its first stage a scorecard of two criteria and a gate. */
export async function launchInfrastructure(
  platform: Platform,
  world: World,
  more: object = {},
): Promise<{ id: string; stageId: string; scorecardId: string }> {
  const { planner } = world.actors;
  const { id } = await planCampaign(platform, planner, infrastructureWords(world, more), null);
  const launch = { version: 1, launchedOn: '2023-04-04' };
  const { version } = await launchCampaign(platform, planner, id, launch, null);
  const { stages } = await campaignView(platform, planner, id);
  const stageId = stages[0]?.id ?? '';
  const { scorecardId } = await addCriteriaTo(platform, planner, id, stageId, { version }, null);
  await defineCriteria(platform, world, scorecardId);
  return { id, stageId, scorecardId };
}

async function defineCriteria(
  platform: Platform,
  world: World,
  scorecardId: string,
): Promise<void> {
  const { planner } = world.actors;
  const { scorecardView } = await import('../../scorecards/scorecard-view.ts');
  const { draft } = await scorecardView(platform, planner, scorecardId, {});
  const definition = Definition.parse({
    ...draft?.definition,
    criteria: [
      {
        ...{ key: 'clean', name: 'Không có vụ việc tham nhũng', role: 'gate', share: 1 },
        ...{ source: { kind: 'yes_no' }, formula: { kind: 'reached', least: 1 } },
      },
      {
        ...{ key: 'build', name: 'Xây dựng hạ tầng', share: 60 },
        ...{ source: { kind: 'appraisal' }, formula: { kind: 'given' } },
      },
      {
        ...{ key: 'save', name: 'Tiết kiệm kinh phí', share: 40 },
        ...{ source: { kind: 'appraisal' }, formula: { kind: 'given' } },
      },
    ],
    sharedRanks: true,
  });
  const saved = await saveDefinition(
    platform,
    planner,
    scorecardId,
    { version: draft?.version ?? null, definition },
    null,
  );
  const version = saved.draft?.version ?? 0;
  const issue = { version, validFrom: '2022-01-01', basis: 'Hướng dẫn chấm điểm' };
  await issueDefinition(platform, planner, scorecardId, issue, null);
}
