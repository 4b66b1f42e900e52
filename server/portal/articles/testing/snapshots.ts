import fc from 'fast-check';
import { PUBLIC_STATUSES, type PublicCounts, PublicSnapshot } from '../../rules/public-snapshot.ts';

/** Published data of plan 601 as a small, whole example. */
export function snapshotOf601(over: Partial<PublicSnapshot> = {}): PublicSnapshot {
  const one = (name: keyof PublicCounts): PublicCounts => ({ ...NOTHING, total: 1, [name]: 1 });
  const bidding = { role: 'coordinate', unit: { name: 'Cục Viễn thông' } };
  const base = { parent: null, units: 1, parties: [] };
  return PublicSnapshot.parse({
    format: 1,
    authority: { slug: 'bo-tttt', name: 'Bộ Thông tin và Truyền thông' },
    plan: {
      ...{ slug: '601-qd-btttt-2022', number: '601/QĐ-BTTTT', issuedOn: '2022-03-31', version: 1 },
      title:
        'Phê duyệt Kế hoạch hành động thực hiện Nghị quyết số 11/NQ-CP của Chính phủ về Chương trình phục hồi và phát triển kinh tế - xã hội',
      owner: { name: 'Vụ Kế hoạch - Tài chính' },
    },
    cutOff: '2022-11-14',
    counts: { ...NOTHING, total: 3, doneOnTime: 1, openWithin: 1, openOverdue: 1 },
    phases: [],
    fields: [
      {
        name: 'Bưu chính',
        declared: 2,
        counts: { ...NOTHING, total: 2, doneOnTime: 1, openOverdue: 1 },
      },
      { name: 'Viễn thông', declared: 1, counts: one('openWithin') },
    ],
    tasks: [
      {
        ...{ ...base, key: 'nv-1', label: 'Nhiệm vụ 1', fieldName: 'Bưu chính' },
        ...{ title: 'Trang bị máy tính bảng cho học sinh', unit: { name: 'Vụ Bưu chính' } },
        ...{ parties: [bidding], status: 'HT_DUNG_HAN', finishedOn: '2022-10-20' },
        ...{ deadline: { words: 'Quý IV/2022', dueOn: '2022-12-31' }, counts: one('doneOnTime') },
      },
      {
        ...{ ...base, key: 'nv-2', label: 'Nhiệm vụ 2', fieldName: 'Viễn thông' },
        ...{ title: 'Hỗ trợ hạ tầng viễn thông', unit: { name: 'Cục Viễn thông' } },
        ...{ product: 'Phương án hỗ trợ', status: 'DTH_TRONG_HAN', counts: one('openWithin') },
        deadline: { words: 'Năm 2023', dueOn: '2023-12-31' },
      },
      {
        ...{ ...base, key: 'nv-3', label: 'Nhiệm vụ 3', fieldName: 'Bưu chính' },
        ...{ title: 'Rà soát danh mục dự án', unit: { name: 'Vụ Bưu chính' } },
        ...{ status: 'DTH_QUA_HAN', counts: one('openOverdue') },
        deadline: { words: 'Tháng 6/2022', dueOn: '2022-06-30' },
      },
    ],
    targets: [
      {
        ...{
          key: 'ct-1',
          name: 'Tỷ lệ hộ có cáp quang',
          measure: '%',
          period: '2023',
          promised: 80,
        },
        ...{ promisedWords: '≥ 80 %', reached: 82.5, reachedIn: '2022-Q3', path: [] },
      },
    ],
    money: [
      {
        source: 'Quỹ dịch vụ viễn thông công ích',
        year: 2022,
        planned: 5e9,
        disbursed: 1_250_000_000,
      },
      { source: 'Quỹ dịch vụ viễn thông công ích', year: 2023, planned: 7e9 },
    ],
    standings: [],
    files: [],
    ...over,
  });
}

export const NOTHING: PublicCounts = {
  ...{ total: 0, doneOnTime: 0, doneLate: 0, openWithin: 0, openNoDeadline: 0 },
  ...{ openOverdue: 0, suspended: 0 },
};

/** Words as documents have them, with the traps of copied texts: marks, spaces, brackets, very long names. */
const words = fc
  .array(
    fc.constantFrom(
      ...['Xây dựng', 'Nghị quyết số 11/NQ-CP', 'hạ  tầng', '( )', 'số', '“”', 'Đề án;', '😀'],
      ...['phát triển.', '20 %', '(lần 2)', 'kinh tế - xã hội', '[]', 'ở xã, phường', 'Ặ', '𝒜'],
    ),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) => list.join(' '));
const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined });
const name = words.map((text) => ({ name: `Cục ${text}` }));
const day = fc
  .date({ min: new Date('2013-01-01'), max: new Date('2031-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const small = fc.integer({ min: 0, max: 40 });
const amount = fc.oneof(
  fc.integer({ min: 0, max: 1e12 }),
  fc.integer({ min: 0, max: 900 }).map((millions) => millions * 1e7),
);
const counts = fc
  .tuple(small, small, small, small, small, small)
  .map(([doneOnTime, doneLate, openWithin, openNoDeadline, openOverdue, suspended]) => ({
    ...{ doneOnTime, doneLate, openWithin, openNoDeadline, openOverdue, suspended },
    total: doneOnTime + doneLate + openWithin + openNoDeadline + openOverdue + suspended,
  }));
const period = fc.constantFrom('2025', '2021-Q4', '2022-H1', '2022-11', 'giai đoạn 2021 - 2025');

/** Any published data, from nothing to a lot. */
export const anySnapshot: fc.Arbitrary<PublicSnapshot> = fc
  .record({
    authority: words.map((text) => ({ slug: 'bo', name: `Bộ ${text}` })),
    plan: fc.record({
      ...{ slug: fc.constant('ke-hoach'), title: maybe(words), issuedOn: maybe(day) },
      number: maybe(fc.constantFrom('601/QĐ-BTTTT', '150/KH-STTTT', '12/ABC', 'không số 7')),
      ...{ effectiveOn: maybe(day), owner: maybe(name), version: fc.constant(1) },
    }),
    cutOff: day,
    counts: fc.oneof(
      counts,
      counts.map(({ total }) => ({ ...NOTHING, total })),
    ),
    phases: fc.array(fc.record({ name: maybe(words), from: maybe(day), to: maybe(day) }), {
      maxLength: 3,
    }),
    fields: fc.uniqueArray(fc.record({ name: words, declared: fc.option(small), counts }), {
      maxLength: 4,
      selector: (field) => field.name,
    }),
    tasks: fc.array(
      fc.record({
        ...{ label: maybe(fc.constantFrom('Nhiệm vụ 3', '1', 'a)', '1.1.')), title: maybe(words) },
        ...{ quote: maybe(words), product: maybe(words), unit: maybe(name), units: small, counts },
        ...{
          fieldAt: small,
          isChild: fc.boolean(),
          status: maybe(fc.constantFrom(...PUBLIC_STATUSES)),
        },
        ...{ finishedOn: maybe(day), isFocus: maybe(fc.boolean()), parties: fc.constant([]) },
        deadline: maybe(fc.record({ words: fc.oneof(words, period), dueOn: fc.option(day) })),
      }),
      { maxLength: 15 },
    ),
    targets: fc.array(
      fc.record({
        ...{ name: maybe(words), quote: maybe(words), measure: maybe(fc.constantFrom('%', 'xã')) },
        ...{ period: maybe(period), promised: maybe(amount), reached: maybe(amount) },
        promisedWords: maybe(fc.constantFrom('≥ 7 %', 'Top 40', '< 5', '= 100 %')),
        ...{ reachedIn: maybe(period), path: fc.constant([]) },
      }),
      { maxLength: 15 },
    ),
    money: fc.array(
      fc.record({
        ...{ source: maybe(words), year: maybe(fc.integer({ min: 2020, max: 2025 })) },
        ...{ planned: maybe(amount), disbursed: maybe(amount) },
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ tasks, targets, fields, ...rest }) =>
    PublicSnapshot.parse({
      ...{ ...rest, fields, format: 1, standings: [], files: [] },
      targets: targets.map((target, at) => ({ ...target, key: `ct-${at + 1}` })),
      tasks: tasks.map(({ fieldAt, isChild, ...task }, at) => ({
        ...{ ...task, key: `nv-${at + 1}`, parent: isChild && at > 0 ? 'nv-1' : null },
        fieldName: fields[fieldAt]?.name,
      })),
    }),
  );
