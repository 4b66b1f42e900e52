import { referenceAuthorities } from '../../server/organisation/store/authority-store.ts';
import type { Platform } from '../../server/platform/act.ts';
import { manyTasks, sixTasks } from '../../server/portal/testing/made-snapshot.ts';
import { publishMade } from '../../server/portal/testing/publish-made.ts';

/** A body without staff whose publications stand there from the beginning, for those who only read. */
const PUBLISHER = { reference: 'bo-giao-duc-va-dao-tao', slug: 'bo-gddt' };

/** Where the published plans of {@link publishForReaders} stand. */
export const PUBLISHED = {
  body: '/p/bo-gddt',
  plan: '/p/bo-gddt/601-qd-btttt-2022',
  long: '/p/bo-gddt/01-ct-btttt-2021',
  withdrawn: '/p/bo-gddt/da-rut',
} as const;

/** Publishes a plan of six tasks with a correction, one of 193 tasks, and one that was taken back. */
export async function publishForReaders(platform: Platform): Promise<void> {
  const body = (await referenceAuthorities(platform.db)).get(PUBLISHER.reference);
  if (!body) throw new Error(`No reference body ${PUBLISHER.reference}`);
  const authorityId = body.id;
  const authority = { slug: PUBLISHER.slug, name: body.name };
  const short = sixTasks({ authority });
  const long = { ...manyTasks(), authority };
  await publishMade(platform, { authorityId, snapshot: short });
  await publishMade(platform, {
    ...{ authorityId, number: 2, kind: 'correction', note: 'Số giải ngân năm 2022 nhập sai' },
    snapshot: { ...short, cutOff: '2026-11-20' },
  });
  const title = 'Chỉ thị về phát triển ngành năm 2021 và giai đoạn 2021–2025';
  await publishMade(platform, {
    authorityId,
    snapshot: { ...long, plan: { ...long.plan, slug: '01-ct-btttt-2021', title } },
  });
  await publishMade(platform, {
    authorityId,
    snapshot: { ...short, plan: { ...short.plan, slug: 'da-rut', title: 'Kế hoạch đã rút' } },
    withdrawal: { on: '2026-11-22', by: body.name, reason: 'Trùng với kế hoạch khác' },
  });
}
