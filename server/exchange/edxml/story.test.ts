import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import type { Actor } from '../../organisation/actor.ts';
import { issuePlan } from '../../plans/issue-plan.ts';
import { readingView } from '../../plans/reading-view.ts';
import { saveDraft } from '../../plans/save-draft.ts';
import { issueText } from '../../plans/testing/issue-text.ts';
import { rows } from '../../platform/database/rows.ts';
import { sealJournal } from '../../platform/journal/seal-journal.ts';
import { Refusal } from '../../platform/refusal.ts';
import { acceptResult } from '../../tasks/accept-result.ts';
import { acceptTask } from '../../tasks/accept-task.ts';
import { reportDone } from '../../tasks/report-done.ts';
import { LATE } from '../../tasks/testing/office.ts';
import { followAll, followAuthority } from '../follow-journal.ts';
import type { EdxmlPackageView } from './contract.ts';
import {
  acceptPackage,
  answerRecall,
  finishPackage,
  recallPackage,
  refusePackage,
} from './decide-package.ts';
import { setEdxml } from './edxml-settings.ts';
import { edxmlFollower } from './follow-happenings.ts';
import { acknowledgeOutgoing, outgoingView, statusXmlOf } from './outgoing.ts';
import { packageView } from './package-view.ts';
import { exportPackages, packagesView } from './packages-view.ts';
import { receiveMessage } from './receive-message.ts';
import { writeDocumentId } from './rules/document-id.ts';
import type { StatusCode } from './rules/edxml-codes.ts';
import { readEdxmlDay } from './rules/edxml-days.ts';
import type { EdxmlPackage } from './rules/edxml-package.ts';
import { readMessage } from './rules/read-message.ts';
import { writePackage } from './rules/write-message.ts';
import { writeStatus } from './rules/write-status.ts';
import { sendDirective } from './send-directive.ts';
import { sendReportFile } from './send-report.ts';
import { organ, packageWithText, SAMPLE_TEXT, samplePackage } from './testing/sample-package.ts';

let platform: TestPlatform;
let world: World;
let planner: Actor;

beforeAll(async () => {
  platform = await openTestPlatform('2026-10-06T08:00:00+07:00');
  world = await makeWorld(platform);
  planner = world.actors.hanoiPlanner;
  await followAll(platform, edxmlFollower);
});
afterAll(() => platform.close());

const bytesOf = (sample: EdxmlPackage) =>
  new TextEncoder().encode(writePackage(sample, { vendorParts: true }));
const receive = (sample: EdxmlPackage, by: Actor = planner) =>
  receiveMessage(platform, by, bytesOf(sample), null);
const view = (id: string) => packageView(platform, planner, id);
const codesOf = ({ statuses }: EdxmlPackageView, way: 'in' | 'out' = 'out') =>
  statuses.filter((each) => each.way === way).map(({ code }) => code);
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error : Promise.reject(error ?? new Error('was not refused'));
};
async function follow(): Promise<void> {
  await sealJournal(platform.db, platform.clock, planner.authorityId);
  expect(await followAuthority(platform, edxmlFollower, planner.authorityId)).toBe('done');
}

/** A package of another number, so that each test has its own; without files, which take their time to read. */
function numbered(count: number, changes: Partial<EdxmlPackage['header']> = {}): EdxmlPackage {
  const { header } = samplePackage();
  return samplePackage({
    documentId: { ...header.documentId, number: `${count}/QĐ-BTTTT` },
    code: { number: String(count), notation: 'QĐ-BTTTT' },
    ...changes,
  });
}
const withText = (count: number, text = SAMPLE_TEXT.replace('77/QĐ', `${count}/QĐ`)) =>
  packageWithText(numbered(count), text);

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

describe('what changes a document', () => {
  const business = (kind: 'recall' | 'replace', number: string): EdxmlPackage['business'] => ({
    ...samplePackage().business,
    kind,
    reason: 'Ban hành nhầm số',
    documentId: { ...samplePackage().header.documentId, number },
  });

  it('a recall waits for a person; agreed, both stand as recalled and 15 goes out', async () => {
    const { packageId } = await receive(await withText(201));
    const recall = { ...samplePackage(), business: business('recall', '201/QĐ-BTTTT') };
    const asked = await receive(recall);
    expect(asked.outcome).toBe('recall_asked');
    const waiting = await view(packageId);
    expect([waiting.state, waiting.acts]).toEqual(['recall_asked', ['answer_recall']]);
    const answered = await answerRecall(
      ...([platform, planner] as const),
      { id: packageId, version: waiting.version, agrees: true, reason: '' },
      null,
    );
    expect([answered.state, codesOf(answered)]).toEqual(['recalled', ['01', '15']]);
    expect(answered.reading?.state).toBe('dropped');
    expect(await view(asked.packageId)).toMatchObject({ state: 'recalled', kind: 'recall' });
    // What was taken back may come again.
    expect((await receive(numbered(201))).outcome).toBe('registered');
  });

  it('a recall that is refused leaves the document where it was', async () => {
    const { packageId } = await receive(numbered(202));
    await acceptPackage(platform, planner, { id: packageId, version: 1 }, null);
    await receive({ ...samplePackage(), business: business('recall', '202/QĐ-BTTTT') });
    const { version } = await view(packageId);
    const answered = await answerRecall(
      ...([platform, planner] as const),
      { id: packageId, version, agrees: false, reason: 'Đã giao việc cho các đơn vị' },
      null,
    );
    expect([answered.state, codesOf(answered)]).toEqual(['accepted', ['01', '03', '16']]);
  });

  it('a recall of what never came is answered 16 at once', async () => {
    const { packageId } = await receive({
      ...samplePackage(),
      business: business('recall', '999/QĐ-X'),
    });
    const shown = await view(packageId);
    expect([shown.state, codesOf(shown)]).toEqual(['recall_refused', ['01', '16']]);
  });

  it('a replacement is a new version beside the one that it replaces', async () => {
    const { packageId } = await receive(numbered(203));
    const sample = await withText(203);
    const received = await receive({ ...sample, business: business('replace', '203/QĐ-BTTTT') });
    expect(received.outcome).toBe('registered');
    const shown = await view(received.packageId);
    expect(shown).toMatchObject({ kind: 'replace', around: [{ id: packageId }] });
    expect(shown.reading).toMatchObject({ state: 'draft' });
    const { packageId: id } = received;
    const refused = await refusePackage(
      ...([
        platform,
        planner,
        { id, version: shown.version, reason: 'Thiếu phụ lục' },
        null,
      ] as const),
    );
    expect([refused.state, codesOf(refused)]).toEqual(['refused', ['01', '16']]);
  });
});

describe('what is odd', () => {
  it('header and text that differ are shown, in the package and beside the reading', async () => {
    const { packageId, readingId } = await receive(await withText(204, SAMPLE_TEXT));
    expect((await view(packageId)).differences).toEqual([
      { field: 'number', header: '204/QĐ-BTTTT', text: '77/QĐ-BTTTT' },
    ]);
    const { warnings } = await readingView(platform, planner, readingId ?? '');
    expect(warnings.join()).toContain('trong gói edXML là “204/QĐ-BTTTT”');
  });

  it('a receiver that nobody here knows, or in the old form, is said', async () => {
    const unknown = await receive(numbered(301, { to: [organ('Z09ABC', 'Cơ quan khác')] }));
    expect(unknown.faults.map(({ place }) => place)).toContain('MessageHeader/To');
    const old = await receive(numbered(302, { to: [organ('000.00.14.H26', 'Sở TTTT')] }));
    expect(old.faults.map(({ vi }) => vi).join()).toContain('mã cũ');
    expect((await view(old.packageId)).unit.id).toBe(world.hanoi.department.id);
  });

  it('a secret document is refused, and nothing of it stays', async () => {
    const text = `TUYỆT MẬT\n${SAMPLE_TEXT}`;
    const before = await packagesView(platform, planner, { limit: 1 });
    const refused = await refusal(withText(304, text).then((each) => receive(each)));
    expect(refused.text.code).toBe('SECRET_REFUSED');
    expect((await packagesView(platform, planner, { limit: 1 })).total).toBe(before.total);
  });

  it('what cannot be read is refused with every fault at once', async () => {
    const bytes = new TextEncoder().encode('<edXML><MessageHeader/></edXML>');
    const refused = await refusal(receiveMessage(platform, planner, bytes, null));
    expect(refused.text.code).toBe('EDXML_UNREADABLE');
    expect(refused.details).toMatchObject({
      faults: [{ place: 'MessageHeader/From/OrganId' }, { place: 'MessageHeader/DocumentId' }],
    });
  });

  it('nobody else sees any of it', async () => {
    for (const actor of [world.actors.departmentHead, world.actors.dongAnhOfficer]) {
      expect((await refusal(packagesView(platform, actor, { limit: 5 }))).text.code).toBe(
        'NOT_ALLOWED',
      );
    }
    const { rows: found } = await packagesView(platform, planner, { limit: 1, way: 'in' });
    const elsewhere = packageView(platform, world.actors.planner, found[0]?.id ?? '');
    expect((await refusal(elsewhere)).text.code).toBe('NOT_FOUND');
    const leader = { ...world.actors.hanoiLeader };
    expect((await refusal(receive(numbered(303), leader))).text.code).toBe('NOT_ALLOWED');
  });
});

it('the list is paged by key in every order, counted, filtered and exported', async () => {
  for (const sort of ['-at', 'at', 'due', '-number'] as const) {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await packagesView(platform, planner, { limit: 3, sort, after });
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
      if (after === undefined) expect(new Set(seen).size).toBe(page.total);
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
  }
  const recalls = await packagesView(platform, planner, { limit: 50, kind: 'recall' });
  expect(recalls.rows.every(({ kind }) => kind === 'recall')).toBe(true);
  const { bytes } = await exportPackages(platform, planner, { format: 'csv' });
  expect(String(bytes)).toContain('101/QĐ-BTTTT');
});

it('a directive issued here goes to other bodies with its file', async () => {
  const { planner: ministry } = world.actors;
  const { planId } = await issueText(
    platform,
    ministry,
    SAMPLE_TEXT.replaceAll('Sở Thông tin và Truyền thông', 'Cục Viễn thông'),
  );
  const number = '77/QĐ-BTTTT';
  const body = {
    planId,
    to: [{ organId: 'H26', name: 'Hà Nội' }],
    dueOn: '2026-12-01',
    priority: 2,
  };
  const sent = await sendDirective(platform, ministry, body, null);
  expect(sent).toMatchObject({ steering: 2, priority: 2, number, receivers: [{ code: 'H26' }] });
  expect(sent.documentId).toBe(
    writeDocumentId({ ...samplePackage().header.documentId, organId: 'G14', number }),
  );
});
