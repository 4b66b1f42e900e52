import { sql } from 'kysely';
import type { World } from '../../../tests/support/world.ts';
import { asDay } from '../../calendar/rules/day.ts';
import { IndicatorShape, TargetShape } from '../../indicators/contract.ts';
import { defineIndicator } from '../../indicators/define-indicator.ts';
import type { Platform } from '../../platform/act.ts';
import { insertRows, rows } from '../../platform/database/rows.ts';
import { defineMonthly } from '../../reporting/testing/month-of-reports.ts';
import { acceptTask } from '../../tasks/accept-task.ts';
import { reportProgress } from '../../tasks/report-progress.ts';
import { giveTasks } from '../../tasks/testing/give-tasks.ts';

export const FIELDS = ['Viễn thông', 'Bưu chính', 'An toàn thông tin'] as const;
const TITLES = ['Quy hoạch tần số', 'Mã bưu chính', 'Chuẩn dữ liệu', 'Đào tạo cán bộ'] as const;

/**
 * Units of two authorities with something of every kind that units hold: tasks of each state and field, a class,
 * a recurring duty, coordinators, reports owed and received, indicators, targets and shares, money, posts.
 */
export async function furnish(platform: Platform, world: World): Promise<void> {
  const { ministry, hanoi, actors } = world;
  const units = [
    ...[ministry.telecom, ministry.telecomPolicy, ministry.telecomLicensing, ministry.postal],
    ...[ministry.security, ministry.office, hanoi.department, hanoi.dongAnh],
  ].map(({ id }) => id);
  const at = (index: number) => units[index % units.length] ?? ministry.office.id;
  const given = await giveTasks(
    platform,
    actors.planner,
    [
      ...Array.from({ length: 36 }, (_, index) => ({
        title: `${TITLES[index % TITLES.length]} ${index}`,
        unitIds: [at(index)],
        ...(index % 4 === 3 ? {} : { field: index % 3 }),
        ...(index % 5 === 0 ? {} : { dueOn: asDay(`2026-1${index % 3}-15`) }),
        coordinatorIds: index % 3 === 0 ? [at(index + 1), at(index + 4)] : [],
      })),
      {
        title: 'Báo cáo an toàn',
        unitIds: units,
        dueOn: asDay('2026-12-20'),
        coordinatorIds: [at(5)],
      },
      {
        title: 'Giao ban tháng',
        unitIds: [at(0), at(3)],
        says: { raw: 'trước ngày 25 hằng tháng', norm: 'R/M@25' },
      },
    ],
    FIELDS,
  );
  await giveTasks(
    platform,
    actors.hanoiPlanner,
    [{ title: 'Số hoá hồ sơ', unitIds: [hanoi.department.id, hanoi.dongAnh.id], field: 0 }],
    FIELDS,
  );
  for (const [id = '', actor] of [
    [given.taskIds[0], actors.telecomHead],
    [given.taskIds[3], actors.postalHead],
    [given.taskIds[8], actors.telecomHead],
  ] as const) {
    await acceptTask(platform, actor, id, { version: 1, officerId: actor.personId }, null);
    const told = { percent: 40, body: 'Đang làm theo kế hoạch', fileIds: [], difficulty: null };
    const rest = { quantity: null, fallReason: null };
    await reportProgress(platform, actor, id, { version: 2, ...told, ...rest }, null);
  }
  await defineMonthly(platform, world);
  const shape = (code: string, unitId: string, reporterIds: readonly string[]) => ({
    ...IndicatorShape.parse({ code, name: `Chỉ tiêu ${code}`, unitId, reporterIds }),
    targets: [ministry.telecom.id, ministry.postal.id].map((unit) =>
      TargetShape.parse({
        unitId: unit,
        quote: `Đến năm 2027 đạt 20 (${code})`,
        promise: { kind: 'bound', operator: '>=', milestones: [{ period: '2027', value: 20 }] },
      }),
    ),
  });
  await defineIndicator(
    platform,
    actors.planner,
    shape('so_hoa', ministry.telecom.id, [ministry.postal.id, ministry.security.id]),
    null,
  );
  await defineIndicator(platform, actors.planner, shape('phu_song', ministry.office.id, []), null);
  await furnishBeside(platform, world, given.taskIds);
}

/** What needs long stories to come to be, written as it would stand. */
async function furnishBeside(
  { db, ids, clock }: Platform,
  { ministry, actors }: World,
  taskIds: readonly string[],
): Promise<void> {
  const own = { authority_id: ministry.authorityId };
  const now = clock().toISOString();
  const { personId } = actors.planner;
  const targets = await rows(
    db,
    sql<{ id: string; unit: string }>`
    select id::text, unit_id::text as unit from target order by id`,
  );
  const [whole] = targets;
  await insertRows(
    db,
    'allocation_share',
    {
      ...{ authority_id: 'bigint', target_id: 'bigint', unit_id: 'bigint', share_id: 'bigint' },
      since: 'timestamptz',
    },
    targets.slice(1, 3).map(({ id, unit }) => ({
      ...{ ...own, target_id: whole?.id ?? '0', unit_id: unit, share_id: id, since: now },
    })),
  );
  await insertRows(
    db,
    'project',
    {
      ...{ authority_id: 'bigint', id: 'bigint', name: 'text', unit_id: 'bigint', folded: 'text' },
      ...{ version: 'integer', since: 'timestamptz', changed_by: 'bigint' },
    },
    [ministry.telecom, ministry.security].map(({ id }) => ({
      ...{ ...own, id: ids.next(), name: 'Dự án', unit_id: id, folded: 'du an', version: 1 },
      ...{ since: now, changed_by: personId },
    })),
  );
  await insertRows(
    db,
    'budget_line',
    {
      ...{ authority_id: 'bigint', id: 'bigint', task_id: 'bigint', from_year: 'smallint' },
      ...{ to_year: 'smallint', source_key: 'text', since: 'timestamptz', made_by: 'bigint' },
    },
    taskIds.slice(0, 8).map((task) => ({
      ...{ ...own, id: ids.next(), task_id: task, from_year: 2026, to_year: 2026 },
      ...{ source_key: 'state', since: now, made_by: personId },
    })),
  );
  const [plan] = await rows(db, sql<{ id: string }>`select id::text from plan order by id limit 1`);
  await insertRows(
    db,
    'amendment',
    {
      ...{ authority_id: 'bigint', id: 'bigint', number: 'integer', plan_id: 'bigint' },
      ...{ owner_unit_id: 'bigint', unit_id: 'bigint', proposed_by: 'bigint', title: 'text' },
      ...{ folded: 'text', state: 'text', changes: 'jsonb', unit_ids: 'bigint[]' },
      ...{ thing_ids: 'bigint[]', version: 'integer', since: 'timestamptz', changed_by: 'bigint' },
    },
    [ministry.postal, ministry.security].map(({ id }, index) => ({
      ...{ ...own, id: ids.next(), number: index + 1, plan_id: plan?.id ?? '0' },
      ...{ owner_unit_id: ministry.telecom.id, unit_id: id, proposed_by: personId },
      ...{ title: 'Lùi thời hạn', folded: 'lui thoi han', state: 'proposed', changes: [] },
      ...{ unit_ids: [], thing_ids: [], version: 1, since: now, changed_by: personId },
    })),
  );
  await insertRows(
    db,
    'thrift_item',
    {
      ...{
        authority_id: 'bigint',
        id: 'bigint',
        name: 'text',
        unit_id: 'bigint',
        year: 'smallint',
      },
      ...{ source_key: 'text', folded: 'text', since: 'timestamptz', made_by: 'bigint' },
    },
    [
      {
        ...{
          ...own,
          id: ids.next(),
          name: 'Tiết kiệm điện',
          unit_id: ministry.office.id,
          year: 2026,
        },
        ...{ source_key: 'state', folded: 'tiet kiem dien', since: now, made_by: personId },
      },
    ],
  );
  await insertRows(
    db,
    'saved_view',
    {
      ...{ authority_id: 'bigint', id: 'bigint', page: 'text', name: 'text', query: 'text' },
      ...{ person_id: 'bigint', shared: 'text', unit_id: 'bigint', since: 'timestamptz' },
    },
    [
      {
        ...{ ...own, id: ids.next(), page: 'tasks', name: 'Việc trễ', query: 'late=1' },
        ...{ person_id: personId, shared: 'unit', unit_id: ministry.telecom.id, since: now },
      },
    ],
  );
}
