import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readingView } from '../../plans/reading-view.ts';
import { issueText } from '../../plans/testing/issue-text.ts';
import { acceptPackage, answerRecall, refusePackage } from './decide-package.ts';
import { packageView } from './package-view.ts';
import { exportPackages, packagesView } from './packages-view.ts';
import { receiveMessage } from './receive-message.ts';
import { writeDocumentId } from './rules/document-id.ts';
import type { EdxmlPackage } from './rules/edxml-package.ts';
import { sendDirective } from './send-directive.ts';
import { codesOf, type Desk, numbered, openDesk, refusal, withText } from './testing/open-desk.ts';
import { organ, SAMPLE_TEXT, samplePackage } from './testing/sample-package.ts';

let desk: Desk;
let platform: Desk['platform'];
let world: Desk['world'];
let planner: Desk['planner'];

beforeAll(async () => {
  desk = await openDesk();
  ({ platform, world, planner } = desk);
});
afterAll(() => platform.close());

const receive: Desk['receive'] = (sample, by) => desk.receive(sample, by);
const view: Desk['view'] = (id) => desk.view(id);

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
  expect(String(bytes)).toContain('201/QĐ-BTTTT');
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
