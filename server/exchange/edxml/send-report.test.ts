import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import { firstRow } from '../../platform/database/rows.ts';
import { Refusal } from '../../platform/refusal.ts';
import { freezeSubmission } from '../../reporting/freeze-submission.ts';
import { openSubmission } from '../../reporting/open-submission.ts';
import { presentSubmission } from '../../reporting/present-submission.ts';
import { signSubmission } from '../../reporting/sign-submission.ts';
import { submissionView } from '../../reporting/submission-view.ts';
import { defineMonthly, obligationOf } from '../../reporting/testing/month-of-reports.ts';
import { writeSection } from '../../reporting/write-section.ts';
import { acceptPackage } from './decide-package.ts';
import { receiveMessage } from './receive-message.ts';
import { readMessage } from './rules/read-message.ts';
import { writePackage } from './rules/write-message.ts';
import { sendReport } from './send-report.ts';
import { organ, samplePackage } from './testing/sample-package.ts';
import { unpackAttachments } from './unpack-attachments.ts';

describe('a report signed here, in answer to a directive that came by edXML', () => {
  let platform: TestPlatform;
  let world: World;
  let id: string;
  let submissionId: string;

  beforeAll(async () => {
    platform = await openTestPlatform('2026-11-16T09:00:00+07:00');
    world = await makeWorld(platform);
    const { planner, postalOfficer } = world.actors;
    const sample = samplePackage({
      from: organ('G22', 'Văn phòng Chính phủ'),
      to: [organ('G14', 'Bộ Thông tin và Truyền thông')],
      vendor: { taskCodes: ['NV-7'], applicationType: null },
    });
    const bytes = new TextEncoder().encode(writePackage(sample, { vendorParts: true }));
    ({ packageId: id } = await receiveMessage(platform, planner, bytes, null));
    await acceptPackage(platform, planner, { id, version: 1 }, null);
    const regimeId = await defineMonthly(platform, world);
    const obligation = await obligationOf(platform, regimeId, world.ministry.postal.id);
    ({ id: submissionId } = await openSubmission(platform, postalOfficer, obligation, null));
  });
  afterAll(() => platform.close());

  const versionOf = async () =>
    (await submissionView(platform, world.actors.postalOfficer, submissionId)).version;
  const send = () => sendReport(platform, world.actors.planner, { id, submissionId }, null);

  it('goes out signed only', async () => {
    const { postalOfficer, postalHead } = world.actors;
    await expect(send()).rejects.toThrow('NOT_FOUND');
    const { sections } = await submissionView(platform, postalOfficer, submissionId);
    for (const { heading, version } of sections) {
      const place = { id: submissionId, heading };
      const body = { words: 'Đã thực hiện đầy đủ.', version };
      await writeSection(platform, postalOfficer, place, body, null);
    }
    const at = async () => ({ id: submissionId, version: await versionOf(), key: null });
    await freezeSubmission(platform, postalOfficer, await at());
    await presentSubmission(platform, postalOfficer, await at());
    await signSubmission(
      platform,
      postalHead,
      { id: submissionId, key: null },
      {
        ...{ version: await versionOf(), number: '03/BC-BC', signedOn: '2026-11-16' },
        ...{ position: ['VỤ TRƯỞNG'], place: 'Hà Nội' },
      },
    );
    expect(await send()).toMatchObject({
      ...{ number: '03/BC-BC', steering: 3, submissionId, state: 'waiting' },
      receivers: [{ code: 'G22' }],
      responseFor: [{ code: '77/QĐ-BTTTT' }],
    });
  });

  it('as .docx and .pdf that can be taken out again, without what a vendor adds unless that is set', async () => {
    const found = await firstRow(
      platform.db,
      sql<{
        hash: string;
      }>`select xml_hash as hash from edxml_package where submission_id = ${submissionId}`,
    );
    const text = (await buffer(platform.files.open(found?.hash ?? ''))).toString();
    expect(text).not.toContain('ResponseForTask');
    const { message } = readMessage(text);
    if (message?.kind !== 'package') throw new Error('no package');
    const { header, attachments } = message.package;
    expect(header).toMatchObject({ from: { organId: 'G14.02' }, signerName: 'Bùi Đình Khôi' });
    const { files, faults } = await unpackAttachments(attachments);
    expect(faults).toEqual([]);
    expect(files.map(({ mediaType }) => mediaType)).toEqual([
      expect.stringContaining('wordprocessingml'),
      'application/pdf',
    ]);
    expect(files.map(({ name }) => name)[0]).toMatch(/^03-BC-BC .*\.docx$/);
  });

  it('once to the same body', async () => {
    const refused = await send().catch((error: unknown) => error);
    expect(refused instanceof Refusal && refused.text.code).toBe('EDXML_SENT_ALREADY');
  });
});
