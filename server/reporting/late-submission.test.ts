import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../tests/support/platform.ts';
import { makeWorld, type World, type WorldActor } from '../../tests/support/world.ts';
import { freezeSubmission } from './freeze-submission.ts';
import { openSubmission } from './open-submission.ts';
import { presentSubmission } from './present-submission.ts';
import { signSubmission } from './sign-submission.ts';
import { loadObligation } from './store/obligation-store.ts';
import { submissionView } from './submission-view.ts';
import { defineMonthly, obligationOf } from './testing/month-of-reports.ts';
import { unlockObligations } from './unlock-obligations.ts';
import { writeSection } from './write-section.ts';

describe('a report after its time', () => {
  let platform: TestPlatform;
  let world: World;
  let obligationId = '';
  let id = '';
  beforeAll(async () => {
    platform = await openTestPlatform('2026-10-16T08:00:00+07:00');
    world = await makeWorld(platform);
    const regimeId = await defineMonthly(platform, world, { closeAfter: 3 });
    obligationId = await obligationOf(platform, regimeId, world.ministry.postal.id);
  });
  afterAll(() => platform.close());

  const actor = (name: WorldActor) => world.actors[name];
  const version = async () => (await submissionView(platform, actor('postalHead'), id)).version;
  const request = async () => ({ id, version: await version(), key: null });
  const obligation = () => loadObligation(platform.db, world.ministry.authorityId, obligationId);
  const present = async () => presentSubmission(platform, actor('postalOfficer'), await request());
  const sign = async (signedOn: string) =>
    signSubmission(
      platform,
      actor('postalHead'),
      { id, key: null },
      {
        ...{ version: await version(), number: '31/BC-BC', signedOn },
        ...{ position: ['VỤ TRƯỞNG'], place: 'Hà Nội' },
      },
    );

  it('is written on when the period has closed, and is not taken in', async () => {
    // Due on the 20th, closed after the 23rd.
    platform.clock.set('2026-11-24T08:00:00+07:00');
    ({ id } = await openSubmission(platform, actor('postalOfficer'), obligationId, null));
    const words = { words: 'Đã sửa đổi quy trình cấp phép bưu chính.', version: 1 };
    await writeSection(platform, actor('postalOfficer'), { id, heading: 'results' }, words, null);
    await freezeSubmission(platform, actor('postalOfficer'), await request());
    await expect(present()).rejects.toMatchObject({
      facts: { vi: 'Kỳ báo cáo đã khoá. Nhờ nơi nhận mở khoá, rồi làm tiếp.' },
    });
    expect(await submissionView(platform, actor('postalOfficer'), id)).toMatchObject({
      daysLate: 4,
    });
  });

  it('is taken in while the receiver has unlocked it, and stays late', async () => {
    const unlock = {
      obligationIds: [obligationId],
      until: '2026-11-25',
      reason: 'Vụ thay người soạn',
    };
    await unlockObligations(platform, actor('planner'), unlock, null);
    await present();
    platform.clock.set('2026-11-26T08:00:00+07:00');
    await expect(sign('2026-11-26')).rejects.toThrow('SUBMISSION_NOT_NOW');
    platform.clock.set('2026-11-25T15:00:00+07:00');
    await sign('2026-11-25');
    expect(await obligation()).toMatchObject({ state: 'submitted', submissionId: id });
    expect(await submissionView(platform, actor('planner'), id)).toMatchObject({ daysLate: 5 });
  });

  it('is signed once: a second signature on what was seen before gets the difference', async () => {
    const again = signSubmission(
      platform,
      actor('postalHead'),
      { id, key: null },
      {
        ...{ version: (await version()) - 1, number: '31/BC-BC', signedOn: '2026-11-25' },
        ...{ position: ['VỤ TRƯỞNG'], place: 'Hà Nội' },
      },
    );
    await expect(again).rejects.toMatchObject({
      message: 'CONFLICT',
      details: { fields: expect.arrayContaining([expect.objectContaining({ field: 'state' })]) },
    });
  });
});
