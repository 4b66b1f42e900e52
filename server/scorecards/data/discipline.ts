import { Definition, type ReadyMade } from '../contract.ts';

const ratio = { kind: 'ratio' as const };

/** Kỷ luật thực hiện: how reliably a unit does what it was told. Nothing in it is typed by hand. */
export const DISCIPLINE: ReadyMade = {
  key: 'discipline',
  name: { vi: 'Kỷ luật thực hiện nhiệm vụ', en: 'Discipline of execution' },
  about: {
    vi: 'Tính hoàn toàn từ nhiệm vụ: đúng hạn, tiếp nhận, trả lời, báo cáo, cập nhật; trừ điểm việc đang quá hạn. Không ai nhập điểm.',
    en: 'Reckoned from tasks alone: on time, accepted, answered, reported, updated, less what is overdue. Nobody types points.',
  },
  source: {
    vi: 'Đề xuất của phần mềm; tỷ lệ đúng hạn tính trên việc đến hạn như báo cáo theo dõi nhiệm vụ của Chính phủ.',
    en: 'Our own proposal; the on-time share is counted over tasks due, as the Government’s reports on assigned tasks count it.',
  },
  periodKind: 'quarter',
  definition: Definition.parse({
    subjects: { kind: 'level', underUnitId: null, depth: 1 },
    tieBreak: ['dung_han', 'bao_cao', 'tiep_nhan'],
    sharedRanks: true,
    penaltyCap: 10,
    criteria: [
      {
        ...{ key: 'dung_han', name: 'Hoàn thành đúng hạn', share: 40 },
        ...{ source: { kind: 'on_time', minimum: 3 }, formula: ratio },
      },
      {
        ...{ key: 'bao_cao', name: 'Báo cáo đúng hạn', share: 20 },
        ...{ source: { kind: 'reports', minimum: 1 }, formula: ratio },
      },
      {
        ...{ key: 'tiep_nhan', name: 'Tiếp nhận trong 3 ngày', share: 15 },
        ...{ source: { kind: 'accepted', minimum: 3, days: 3 }, formula: ratio },
      },
      {
        ...{ key: 'tra_loi', name: 'Trả lời phối hợp, xử lý việc trả lại đúng hạn', share: 10 },
        ...{ source: { kind: 'answered', minimum: 1, days: 7 }, formula: ratio },
      },
      {
        ...{ key: 'cap_nhat', name: 'Cập nhật trong 30 ngày', share: 15 },
        ...{ source: { kind: 'fresh', minimum: 1, days: 30 }, formula: ratio },
      },
      {
        ...{ key: 'qua_han', name: 'Trừ: mỗi việc đang quá hạn', role: 'penalty', share: 10 },
        ...{ source: { kind: 'overdue' }, formula: { kind: 'each', points: 1 } },
      },
    ],
  }),
};
