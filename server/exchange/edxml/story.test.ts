import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuePlan } from '../../plans/issue-plan.ts';
import { readingView } from '../../plans/reading-view.ts';
import { saveDraft } from '../../plans/save-draft.ts';
import { rows } from '../../platform/database/rows.ts';
import { sealJournal } from '../../platform/journal/seal-journal.ts';
import { acceptResult } from '../../tasks/accept-result.ts';
import { acceptTask } from '../../tasks/accept-task.ts';
import { reportDone } from '../../tasks/report-done.ts';
import { LATE } from '../../tasks/testing/office.ts';
import { followAll, followAuthority } from '../follow-journal.ts';
import { acceptPackage, finishPackage, recallPackage } from './decide-package.ts';
import { setEdxml } from './edxml-settings.ts';
import { edxmlFollower } from './follow-happenings.ts';
import { acknowledgeOutgoing, outgoingView, statusXmlOf } from './outgoing.ts';
import { packageView } from './package-view.ts';
import { packagesView } from './packages-view.ts';
import { receiveMessage } from './receive-message.ts';
import type { StatusCode } from './rules/edxml-codes.ts';
import { readEdxmlDay } from './rules/edxml-days.ts';
import { readMessage } from './rules/read-message.ts';
import { writeStatus } from './rules/write-status.ts';
import { sendReportFile } from './send-report.ts';
import { codesOf, type Desk, numbered, openDesk, refusal, withText } from './testing/open-desk.ts';
import { organ, samplePackage } from './testing/sample-package.ts';

let desk: Desk;
let platform: Desk['platform'];
let world: Desk['world'];
let planner: Desk['planner'];

beforeAll(async () => {
  desk = await openDesk();
  ({ platform, world, planner } = desk);
  await followAll(platform, edxmlFollower);
});
afterAll(() => platform.close());

const receive: Desk['receive'] = (sample, by) => desk.receive(sample, by);
const view: Desk['view'] = (id) => desk.view(id);

async function follow(): Promise<void> {
  await sealJournal(platform.db, platform.clock, planner.authorityId);
  expect(await followAuthority(platform, edxmlFollower, planner.authorityId)).toBe('done');
}

describe('a directive that came by edXML', () => {
  let id: string;
  let readingId: string;

  it('is registered with its files at the unit it is addressed to, and read into a draft', async () => {
    const received = await receive(await withText(101));
    expect(received).toMatchObject({ outcome: 'registered', faults: [] });
    id = received.packageId;
    readingId = received.readingId ?? '';
    const shown = await view(id);
    expect(shown).toMatchObject({
      ...{ way: 'in', state: 'arrived', number: '101/QĐ-BTTTT', steering: 2, dueOn: '2026-12-15' },
      partner: { code: 'G14', name: 'Bộ Thông tin và Truyền thông' },
      unit: { id: world.hanoi.top.id },
      ...{ files: [{ name: '77-qd-btttt.txt' }], acts: ['accept', 'refuse'], differences: [] },
    });
    expect(codesOf(shown)).toEqual(['01']);
    const { draft, warnings } = await readingView(platform, planner, readingId);
    expect(draft.tasks).toHaveLength(2);
    expect(warnings[0]).toMatch(/hẹn trả lời trước 15\/12\/2026; 1 nhiệm vụ .* chưa nêu hạn/);
  });

  it('the same document again is recognised, in the same bytes or others', async () => {
    const same = await receive(await withText(101));
    const other = await receive(numbered(101, { subject: 'Viết khác' }));
    expect([same, other]).toMatchObject([
      { outcome: 'duplicate', packageId: id, readingId },
      { outcome: 'duplicate', packageId: id, readingId },
    ]);
    expect((await packagesView(platform, planner, { limit: 50, q: '101/QĐ' })).total).toBe(1);
  });

  it('cannot be decided by a key, and not by whoever saw it before it moved', async () => {
    const key = { ...planner, via: 'token:1' };
    expect((await refusal(acceptPackage(platform, key, { id, version: 1 }, null))).text.code).toBe(
      'EDXML_BY_PERSON',
    );
    expect(
      (await refusal(acceptPackage(platform, planner, { id, version: 9 }, null))).text.code,
    ).toBe('CONFLICT');
  });

  it('says 03, 04, 05 as the work goes, and 06 when a person confirms it', async () => {
    const { version } = await view(id);
    const accepted = await acceptPackage(platform, planner, { id, version }, null);
    expect([accepted.state, codesOf(accepted)]).toEqual(['accepted', ['01', '03']]);

    const { draft, version: drafted } = await readingView(platform, planner, readingId);
    const saved = await saveDraft(
      platform,
      planner,
      { id: readingId, version: drafted, draft },
      null,
    );
    const request = {
      id: readingId,
      version: saved.version,
      effectiveOn: '2026-10-06',
      newEdition: false,
    };
    const { planId } = await issuePlan(platform, planner, request, null);
    await follow();
    expect(codesOf(await view(id))).toEqual(['01', '03', '04']);

    const early = await view(id);
    expect(early.tasks).toEqual({ open: 2, total: 2 });
    const finish = () => finishPackage(platform, planner, { id, version: early.version }, null);
    expect((await refusal(finish())).text.code).toBe('EDXML_OPEN_TASKS');

    const tasks = await rows(
      platform.db,
      sql<{ id: string }>`select id from task where authority_id = ${planner.authorityId}
        and plan_id = ${planId} order by id`,
    );
    for (const task of tasks) {
      const head = world.actors.departmentHead;
      await acceptTask(platform, head, task.id, { version: 1, officerId: null }, null);
      await follow();
      const report = {
        ...{ version: 2, body: 'Đã rà soát xong toàn bộ', product: 'Báo cáo', onDay: null },
        ...{ fileIds: [], withoutEvidence: 'Bản giấy', explanation: LATE },
      };
      await reportDone(platform, head, task.id, report, null);
      await acceptResult(platform, planner, task.id, { version: 3, note: null }, null);
      await follow();
    }
    const worked = await view(id);
    expect([worked.state, codesOf(worked)]).toEqual(['processing', ['01', '03', '04', '05']]);
    const finished = await finishPackage(platform, planner, { id, version: worked.version }, null);
    expect([finished.state, codesOf(finished)]).toEqual([
      'finished',
      ['01', '03', '04', '05', '06'],
    ]);
  });

  it('is answered by a report, which goes out with the directive that it answers', async () => {
    await setEdxml(platform, planner, { vendorParts: true }, null);
    const report = {
      ...{ number: '12/BC-UBND', signedOn: '2026-11-20', subject: 'Báo cáo kết quả rà soát' },
      signer: 'Tạ Hữu Phúc',
    };
    const file = {
      name: '12-bc.txt',
      bytes: new TextEncoder().encode('Kết quả rà soát hạ tầng số'),
    };
    const sent = await sendReportFile(platform, planner, id, report, file, null);
    expect(sent).toMatchObject({
      ...{ way: 'out', state: 'waiting', steering: 3, acts: [], partner: { code: 'G14' } },
      responseFor: [{ organ: 'G14', code: '101/QĐ-BTTTT', day: '2026-10-05' }],
      around: [{ id, way: 'in' }],
    });
    const again = refusal(sendReportFile(platform, planner, id, report, file, null));
    expect((await again).text.code).toBe('EDXML_SENT_ALREADY');

    const xml = await rows(
      platform.db,
      sql<{ hash: string }>`select xml_hash as hash from edxml_package
        where authority_id = ${planner.authorityId} and id = ${sent.id}`,
    );
    const text = (await buffer(platform.files.open(xml[0]?.hash ?? ''))).toString();
    const { message, faults } = readMessage(text);
    expect(faults).toEqual([]);
    expect(
      message?.kind === 'package' && message.package.header.responseFor[0]?.documentId,
    ).toEqual(
      samplePackage({
        documentId: { ...samplePackage().header.documentId, number: '101/QĐ-BTTTT' },
      }).header.documentId,
    );
    // The ministry takes it in as it would take anybody's.
    const { outcome, packageId } = await receiveMessage(
      ...([platform, world.actors.planner, new TextEncoder().encode(text), null] as const),
    );
    expect(outcome).toBe('registered');
    const there = await packageView(platform, world.actors.planner, packageId);
    expect(there).toMatchObject({
      unit: { id: world.ministry.top.id },
      files: [{ name: '12-bc.txt' }],
    });
  });
});

describe('the gateway', () => {
  it('fetches what waits, oldest first, and what it acknowledges is gone from the list', async () => {
    const first = await outgoingView(platform, planner, { limit: 3 });
    const rest = await outgoingView(platform, planner, { limit: 200, after: first.next ?? '' });
    const all = [...first.rows, ...rest.rows];
    expect(all.map(({ kind, code }) => code ?? kind)).toEqual([
      '01',
      '03',
      '04',
      '05',
      '06',
      'package',
    ]);
    expect(all[0]).toMatchObject({
      ...{ documentId: 'G14,2026/10/05,101/QĐ-BTTTT', toOrganIds: ['G14'] },
      fileName: '101-QĐ-BTTTT-01.edxml',
    });
    const { message } = readMessage(await statusXmlOf(platform, planner, all[1]?.id ?? ''));
    expect(message?.kind === 'status' && message.status).toMatchObject({
      ...{ code: '03', from: { organId: 'H26' }, staff: { staff: 'Dương Thị Liên' } },
      responseFor: { documentId: { number: '101/QĐ-BTTTT' } },
    });
    for (const { id } of all) await acknowledgeOutgoing(platform, planner, id, null);
    const again = await acknowledgeOutgoing(platform, planner, all[0]?.id ?? '', null);
    expect(again.acknowledgedAt).toMatch(/^2026-10-/);
    expect((await outgoingView(platform, planner, { limit: 50 })).rows).toEqual([]);
    expect((await view(all.at(-1)?.packageId ?? '')).state).toBe('sent');
  });

  it('brings statuses of what was sent: it moves on, once, and what is out of order moves nothing', async () => {
    const { rows: found } = await packagesView(platform, planner, { limit: 5, way: 'out' });
    const sent = await view(found[0]?.id ?? '');
    const [organId = '', day = '', number = ''] = sent.documentId.split(',');
    const documentId = samplePackage({}).header.documentId;
    const hear = (code: StatusCode, at: string) =>
      receiveMessage(
        platform,
        planner,
        new TextEncoder().encode(
          writeStatus({
            from: organ('G14', 'Bộ Thông tin và Truyền thông'),
            responseFor: {
              ...{ organId, code: number, day: null },
              documentId: { ...documentId, organId, day: readEdxmlDay(day), number },
            },
            ...{ code, rawCode: code, description: null, at, staff: null },
          }),
        ),
        null,
      );
    await hear('01', '2026/11/20 09:00:00');
    await hear('05', '2026/11/20 10:00:00');
    expect((await hear('05', '2026/11/20 10:00:00')).outcome).toBe('duplicate');
    await hear('03', '2026/11/20 11:00:00');
    const heard = await view(sent.id);
    expect(heard.state).toBe('processing');
    expect(heard.statuses.map(({ rawCode, isInOrder }) => [rawCode, isInOrder])).toEqual([
      ['01', true],
      ['05', false],
      ['03', false],
    ]);

    const recalled = await recallPackage(
      ...([platform, planner] as const),
      { id: sent.id, version: heard.version, reason: 'Gửi nhầm nơi nhận' },
      null,
    );
    expect([recalled.state, codesOf(recalled)]).toEqual(['recall_asked', ['13']]);
    await hear('16', '2026/11/20 12:00:00');
    expect((await view(sent.id)).state).toBe('processing');
    const nowhere = samplePackage({}).header.documentId;
    const unknown = writeStatus({
      from: organ('G14', 'Bộ'),
      responseFor: {
        organId: 'H26',
        code: '9/BC',
        day: null,
        documentId: { ...nowhere, number: '9/BC' },
      },
      ...{ code: '03', rawCode: '03', description: null, at: '', staff: null },
    });
    const refused = refusal(
      receiveMessage(platform, planner, new TextEncoder().encode(unknown), null),
    );
    expect((await refused).text.code).toBe('EDXML_NO_SUCH_DOCUMENT');
  });
});
