import type { Draft, DraftTask } from '../../../server/plans/contract.ts';
import { writtenUnit } from '../draft-shape.ts';

/** A made-up order of two sentences, short enough to count offsets by eye. */
export const SOURCE = [
  'Menu trang chủ',
  'QUYẾT ĐỊNH Số 12/QĐ-UBND',
  '1. Lập danh mục thiết bị; phối hợp với Sở Tài chính, xong trước 30/6/2024.',
  '2. Trang bị máy cho các xã.',
  'Kỷ cương là chính',
].join('\n');

const at = (words: string) => {
  const start = SOURCE.indexOf(words);
  return { start, end: start + words.length };
};
export const PLACE = {
  first: at('1. Lập danh mục thiết bị; phối hợp với Sở Tài chính, xong trước 30/6/2024.'),
  finance: at('Sở Tài chính'),
  due: at('trước 30/6/2024'),
  second: at('2. Trang bị máy cho các xã.'),
  motto: at('Kỷ cương là chính'),
  menu: at('Menu trang chủ'),
  cut: SOURCE.indexOf('phối hợp với'),
} as const;

function sampleTask(key: string, more: Partial<DraftTask> = {}): DraftTask {
  return {
    key,
    label: null,
    title: 'Lập danh mục thiết bị',
    quote: '',
    path: [],
    fieldKey: null,
    lead: [
      { ...writtenUnit('UBND tỉnh', null), implied: true, unitId: '1', unitName: 'UBND tỉnh' },
    ],
    coord: [],
    deadline: null,
    product: null,
    earlyReason: null,
    state: 'unseen',
    span: null,
    confidence: 0.9,
    rule: null,
    ...more,
  };
}

export function sampleDraft(): Draft {
  const first = sampleTask('t1', {
    label: '1.',
    span: PLACE.first,
    quote: SOURCE.slice(PLACE.first.start, PLACE.first.end),
    coord: [writtenUnit('Sở Tài chính', PLACE.finance)],
    deadline: {
      raw: 'trước 30/6/2024',
      kind: 'BEFORE',
      precision: 'day',
      norm: '2024-06-30',
      startsOn: null,
      dueOn: '2024-06-30',
      span: PLACE.due,
    },
  });
  const second = sampleTask('t2', {
    label: '2.',
    title: 'Trang bị máy cho các xã',
    span: PLACE.second,
    quote: SOURCE.slice(PLACE.second.start, PLACE.second.end),
    confidence: 0.4,
  });
  return {
    identity: {
      type: 'QĐ',
      number: '12/QĐ-UBND',
      issuedOn: '2024-01-05',
      issuer: { ...writtenUnit('UBND tỉnh', null), unitId: '1', unitName: 'UBND tỉnh' },
      signer: null,
      title: 'Về thiết bị',
      spans: {},
    },
    citations: [],
    declared: { tasks: 2, fields: null },
    fields: [],
    tasks: [first, second],
    targets: [],
    money: [],
    phases: [],
    duties: [],
    mottos: [],
    notUnderstood: [{ key: 'x1', span: PLACE.motto, reason: 'unread-paragraph', settled: false }],
  };
}
