import { describe, expect, it } from 'vitest';
import type { Reading, ReadTask, Span } from '../../../reader/reading.ts';
import { draftFromReading } from './draft-from-reading.ts';

const text =
  'KẾ HOẠCH 45/KH-STC ngày 02/5/2024. Giao Phòng Ngân sách lập danh mục, xong trước 30/9. Báo cáo Sở.';
const why = { rule: 'R', confidence: 0.9 };
const spanOf = (words: string): Span => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, text: words };
};

const task: ReadTask = {
  ...why,
  id: 'T1',
  label: '1.',
  span: spanOf('Giao Phòng Ngân sách lập danh mục, xong trước 30/9'),
  title: 'Lập danh mục',
  lead: [{ ...why, name: 'Phòng Ngân sách', span: spanOf('Phòng Ngân sách') }],
  coord: [{ ...why, name: 'các đơn vị', span: null, group: true }],
  deadlines: [
    { ...why, norm: 'R/M', text: 'hằng tháng', span: spanOf('30/9') },
    { ...why, norm: '2024-09-30', text: 'trước 30/9', span: spanOf('trước 30/9') },
  ],
  deliverable: { ...why, text: 'danh mục', span: spanOf('danh mục') },
  field: 'Ngân sách',
  path: ['I', '1'],
};

function aReading(change: Partial<Reading> = {}): Reading {
  const document = (id: string, number: string | null) => ({
    ...why,
    id,
    type: 'KH' as const,
    number,
    date: '2024-05-02',
    issuer: 'Sở Tài chính',
    signer: null,
    title: null,
    mentions: number === null ? [] : [spanOf(number)],
  });
  return {
    kind: 'formal',
    textLength: text.length,
    main: 'D1',
    documents: [
      document('D1', '45/KH-STC'),
      document('D2', '22/CTr-UBND'),
      document('D3', '01/NQ-CP'),
      document('D4', null),
    ],
    relations: [
      { ...why, from: 'D1', type: 'implements', to: 'D2' },
      { ...why, from: 'D1', type: 'cites', to: 'D2' },
      { ...why, from: 'D2', type: 'implements', to: 'D3' },
    ],
    fields: [{ ...why, name: 'Ngân sách', taskCount: 4, found: 1, span: spanOf('Ngân sách') }],
    declared: { tasks: 4, fields: 1, tasksSpan: null, fieldsSpan: null },
    tasks: [task],
    indicators: [],
    phases: [],
    budget: [],
    reports: [],
    mottos: [],
    organisations: [],
    clauses: [],
    boilerplate: [],
    notUnderstood: [{ span: spanOf('Báo cáo Sở'), reason: 'verb-without-unit' }],
    secrecy: null,
    ...change,
  };
}

describe('a draft made from a reading', () => {
  const draft = draftFromReading(aReading());

  it('has the identity with the place of each value', () => {
    expect(draft.identity).toMatchObject({
      number: '45/KH-STC',
      issuedOn: '2024-05-02',
      issuer: { written: 'Sở Tài chính', unitId: null },
      spans: { number: { start: text.indexOf('45/KH') } },
    });
  });

  it('does not make up a day of issue from a month', () => {
    const reading = aReading();
    const [main, ...rest] = reading.documents;
    if (!main) throw new Error('the fixture has a main document');
    const documents = [{ ...main, date: '2024-05' }, ...rest];
    expect(draftFromReading(aReading({ documents })).identity.issuedOn).toBeNull();
  });

  it('keeps the chain: the plan implements the programme, the programme the resolution', () => {
    expect(
      draft.citations.map(({ key, kind, number, fromKey }) => [key, kind, number, fromKey]),
    ).toEqual([
      ['c1', 'implements', '22/CTr-UBND', null],
      ['c2', 'implements', '01/NQ-CP', 'c1'],
      ['c3', 'cites', null, null],
    ]);
  });

  it('quotes the ordering words exactly, whatever the title says', () => {
    const [only] = draft.tasks;
    expect(only).toMatchObject({
      key: 't1',
      title: 'Lập danh mục',
      fieldKey: 'f1',
      path: ['I', '1'],
      product: { text: 'danh mục' },
      state: 'unseen',
    });
    expect(text.slice(only?.span?.start, only?.span?.end)).toBe(only?.quote);
  });

  it('takes the deadline that has a last day, with the words that state it', () => {
    expect(draft.tasks[0]?.deadline).toMatchObject({
      kind: 'BEFORE',
      dueOn: '2024-09-30',
      precision: 'day',
      span: { start: text.indexOf('trước 30/9') },
    });
  });

  it('reads the words of a deadline by the year of the document where its code says nothing', () => {
    const deadlines = [{ ...why, norm: '?', text: '15/10', span: spanOf('30/9') }];
    const read = draftFromReading(aReading({ tasks: [{ ...task, deadlines }] }));
    expect(read.tasks[0]?.deadline).toMatchObject({ kind: 'FIXED', dueOn: '2024-10-15' });
  });

  it('gives work without a named lead to the issuer', () => {
    const lead = [{ ...why, name: '', span: null, implied: true }];
    const read = draftFromReading(aReading({ tasks: [{ ...task, lead }] }));
    expect(read.tasks[0]?.lead).toMatchObject([{ written: 'Sở Tài chính', implied: true }]);
  });

  it('understands the issuer where the reader names nobody at all', () => {
    const read = draftFromReading(aReading({ tasks: [{ ...task, lead: [] }] }));
    expect(read.tasks[0]?.lead).toMatchObject([
      { written: 'Sở Tài chính', implied: true, span: null },
    ]);
    expect(read.tasks[0]?.coord).toMatchObject([{ written: 'các đơn vị' }]);
  });

  it('lets the body lead that the issuer is told to join', () => {
    const span = { ...task.span, text: 'Phối hợp Công an tỉnh kiểm tra giá' };
    const coord = [{ ...why, name: 'Công an tỉnh', span: null }];
    const read = draftFromReading(aReading({ tasks: [{ ...task, span, lead: [], coord }] }));
    expect(read.tasks[0]?.lead).toMatchObject([{ written: 'Công an tỉnh' }]);
    expect(read.tasks[0]?.coord).toMatchObject([{ written: 'Sở Tài chính', implied: true }]);
  });

  it('keeps a heading that is understood as the lead', () => {
    const lead = [{ ...why, name: 'Phòng Giá', span: null, implied: true }];
    const read = draftFromReading(aReading({ tasks: [{ ...task, lead }] }));
    expect(read.tasks[0]?.lead).toMatchObject([{ written: 'Phòng Giá', implied: true }]);
  });

  it('lists what was not understood', () => {
    expect(draft.notUnderstood).toEqual([
      {
        key: 'x1',
        span: { start: text.indexOf('Báo cáo Sở'), end: text.indexOf('Báo cáo Sở') + 10 },
        reason: 'verb-without-unit',
        settled: false,
      },
    ]);
  });

  it('of an empty text is an empty draft that says so honestly', () => {
    const empty = draftFromReading(
      aReading({
        main: null,
        documents: [],
        relations: [],
        fields: [],
        tasks: [],
        notUnderstood: [],
      }),
    );
    expect(empty).toMatchObject({ identity: { number: null, issuer: null }, tasks: [] });
  });
});
