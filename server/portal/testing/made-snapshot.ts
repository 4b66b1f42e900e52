import {
  type PublicCounts,
  PublicSnapshot,
  type PublicStatus,
  type PublicTask,
} from '../rules/public-snapshot.ts';

const NOTHING: PublicCounts = {
  ...{ total: 0, doneOnTime: 0, doneLate: 0, openWithin: 0 },
  ...{ openNoDeadline: 0, openOverdue: 0, suspended: 0 },
};

const COUNTED = {
  HT_DUNG_HAN: 'doneOnTime',
  HT_QUA_HAN: 'doneLate',
  DTH_TRONG_HAN: 'openWithin',
  DTH_KHONG_HAN: 'openNoDeadline',
  DTH_QUA_HAN: 'openOverdue',
  TAM_DUNG: 'suspended',
} as const;

function countsOf(statuses: readonly (PublicStatus | undefined)[]): PublicCounts {
  const counts = { ...NOTHING };
  for (const status of statuses) {
    counts.total += 1;
    if (status !== undefined && status !== 'CHUYEN_KY') counts[COUNTED[status]] += 1;
  }
  return counts;
}

const SIX = [
  ['Trang bị máy tính bảng', 'HT_DUNG_HAN', 'Cục Viễn thông', 'Quý IV/2022', '2022-12-31'],
  ['Phủ sóng di động vùng lõm', 'HT_DUNG_HAN', 'Cục Viễn thông', 'Tháng 6/2023', '2023-06-30'],
  ['Hỗ trợ người học', 'HT_QUA_HAN', 'Vụ Bưu chính', '30/9/2022', '2022-09-30'],
  ['Nền tảng dạy học trực tuyến', 'HT_DUNG_HAN', 'Vụ Bưu chính', 'Năm 2023', '2023-12-31'],
  [
    'Bảo đảm an toàn thông tin',
    'DTH_TRONG_HAN',
    'Cục An toàn thông tin',
    'Quý I/2027',
    '2027-03-31',
  ],
  ['Tổng kết chương trình', 'DTH_QUA_HAN', 'Văn phòng Bộ', 'Quý III/2026', '2026-09-30'],
] as const satisfies readonly (readonly [string, PublicStatus, string, string, string])[];

/** A published plan of six tasks, as the page of a ministry would show it: four done, three on time, one overdue. */
export function sixTasks(change: Partial<PublicSnapshot> = {}): PublicSnapshot {
  const tasks = SIX.map(
    ([title, status, unit, words, dueOn], at): PublicTask => ({
      ...{ key: `nv-${at + 1}`, parent: null, label: String(at + 1), title, status, units: 1 },
      ...{ unit: { name: unit }, counts: countsOf([status]), deadline: { words, dueOn } },
      quote: `${at + 1}. ${title}: ${unit} chủ trì, phối hợp với các đơn vị liên quan; hoàn thành ${words}.`,
      product: `${at + 2} sản phẩm`,
      fieldName: at < 3 ? 'Viễn thông' : 'Chuyển đổi số',
      parties: [{ role: 'coordinate', unit: { name: 'Vụ Kế hoạch – Tài chính' } }],
      ...(status === 'HT_QUA_HAN' && { finishedOn: '2022-10-14' }),
    }),
  );
  const fieldOf = (name: string) => ({
    ...{ name, declared: null },
    counts: countsOf(
      tasks.filter(({ fieldName }) => fieldName === name).map((each) => each.status),
    ),
  });
  return PublicSnapshot.parse({
    format: 1,
    authority: { slug: 'bo-tttt', name: 'Bộ Thông tin và Truyền thông' },
    plan: {
      ...{ slug: '601-qd-btttt-2022', number: '601/QĐ-BTTTT', version: 1, declaredTasks: 6 },
      title: 'Kế hoạch triển khai Chương trình phục hồi và phát triển kinh tế – xã hội',
      ...{ issuedOn: '2022-04-01', owner: { name: 'Bộ Thông tin và Truyền thông' } },
    },
    cutOff: '2026-11-14',
    counts: countsOf(tasks.map(({ status }) => status)),
    phases: [{ name: 'Giai đoạn 2022–2023', from: '2022-01-01', to: '2023-12-31' }],
    fields: ['Viễn thông', 'Chuyển đổi số'].map(fieldOf),
    tasks,
    targets: [
      {
        ...{ key: 'ct-1', name: 'Tỷ lệ thôn, bản có sóng di động', measure: '%', period: '2023' },
        ...{ promised: 100, promisedWords: '≥ 100 %', reached: 98.7, reachedIn: '2023' },
        path: [
          { period: '2021', promised: 80, reached: 82.5 },
          { period: '2022', promised: 90, reached: 91.25 },
          { period: '2023', promised: 100, reached: 98.7 },
        ],
      },
      { key: 'ct-2', name: 'Xếp hạng an toàn thông tin', path: [], promisedWords: 'Top 40' },
    ],
    money: [
      { source: 'Quỹ dịch vụ viễn thông công ích', year: 2022, planned: 500e9, disbursed: 410.5e9 },
      { source: 'Quỹ dịch vụ viễn thông công ích', year: 2023, planned: 300e9, disbursed: 250e9 },
    ],
    standings: [
      {
        key: 'xh-1',
        title: 'Chấp hành chế độ báo cáo',
        rows: [{ unit: { name: 'Cục Viễn thông' }, rank: 1, points: 96.5, period: '2023' }],
      },
    ],
    files: [],
    ...change,
  });
}

/** A plan as long as the longest directive known: 193 tasks in 9 fields, with long words and twenty targets. */
export function manyTasks(count = 193): PublicSnapshot {
  const base = sixTasks();
  const statuses = ['HT_DUNG_HAN', 'DTH_TRONG_HAN', 'DTH_QUA_HAN', 'HT_QUA_HAN'] as const;
  const tasks = Array.from({ length: count }, (_, at): PublicTask => {
    const status = statuses[at % statuses.length] ?? 'HT_DUNG_HAN';
    const unit = `Đơn vị số ${(at % 24) + 1} thuộc Bộ Thông tin và Truyền thông`;
    const title = `Xây dựng, trình ban hành và tổ chức thực hiện nội dung số ${at + 1} về hạ tầng số`;
    return {
      ...{ key: `nv-${at + 1}`, parent: null, label: `${(at % 9) + 1}.${at + 1}`, title, status },
      ...{ units: 1, unit: { name: unit }, counts: countsOf([status]), parties: [] },
      deadline: { words: 'Quý IV/2021', dueOn: '2021-12-31' },
      fieldName: `Lĩnh vực ${(at % 9) + 1}: quản lý nhà nước về thông tin`,
      product: 'Văn bản trình cấp có thẩm quyền',
      quote: `${title}. `.repeat(3 + (at % 7)),
    };
  });
  const [target] = base.targets;
  return PublicSnapshot.parse({
    ...base,
    tasks,
    counts: countsOf(tasks.map(({ status }) => status)),
    targets: Array.from({ length: 20 }, (_, at) => ({ ...target, key: `ct-${at + 1}` })),
  });
}
