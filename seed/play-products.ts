import { IndicatorShape, TargetShape } from '../server/indicators/contract.ts';
import { defineIndicator } from '../server/indicators/define-indicator.ts';
import { setProductCount } from '../server/indicators/set-product-count.ts';
import { mark, type TargetStage } from './target-stage.ts';

/** What Plan 150 counts in its own words: "03 quy hoạch", "05 kế hoạch", "10 dự thảo văn bản". */
const COUNTED = [
  ['so_quy_hoach', 'Quy hoạch ngành hoàn thành', 3, 'quy hoạch', 'Hoàn thành 03 quy hoạch ngành'],
  ['so_ke_hoach', 'Kế hoạch về công nghệ thông tin', 5, 'kế hoạch', 'Xây dựng 05 kế hoạch'],
  [
    'so_van_ban',
    'Dự thảo văn bản quy phạm pháp luật',
    10,
    'văn bản',
    'hoàn thiện 10 văn bản quy phạm pháp luật',
  ],
] as const;

/** Products that are counted live at the tasks of the plan: nobody enters a value. */
export async function playProducts({ platform, planner, planId }: TargetStage): Promise<void> {
  for (const [code, name, value, product, quote] of COUNTED) {
    const shape = IndicatorShape.parse({
      ...{ code, name, measure: product, decimals: 0, unitId: planner.jurisdictionUnitId },
    });
    const target = TargetShape.parse({
      promise: { kind: 'bound', operator: '>=', milestones: [mark(2013, value)] },
      ...{ planId, quote },
    });
    const { id } = await defineIndicator(platform, planner, { ...shape, targets: [target] }, null);
    const rule = { scope: 'plan' as const, planId, fieldId: null, product };
    await setProductCount(platform, planner, id, { version: 0, rule }, null);
  }
}
