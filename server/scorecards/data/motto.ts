import { Definition, type ReadyMade } from '../contract.ts';

const ratio = { kind: 'ratio' as const };

/** The four words of the Ministry's motto for 2021–2025, each measured by what the program knows. */
export const MOTTO: ReadyMade = {
  key: 'motto',
  name: {
    vi: 'Làm gương – Kỷ cương – Trọng tâm – Bứt phá',
    en: 'Example – Discipline – Focus – Breakthrough',
  },
  about: {
    vi: 'Bốn chữ của phương châm hành động, mỗi chữ một nhánh: việc người đứng đầu trực tiếp chịu trách nhiệm; đúng hạn, báo cáo, trả lời; việc trọng tâm và việc đang giữ việc khác; kết quả vượt kế hoạch.',
    en: 'The four words of the motto, a branch each: what the head answers for in person; on time, reported, answered; key tasks and those that hold others up; results beyond plan.',
  },
  source: {
    vi: 'Phương châm nêu tại mục I Chương trình hành động kèm theo Quyết định 1723/QĐ-BTTTT ngày 29/10/2021. Văn bản không nêu thước đo: tiêu chí và mức điểm là đề xuất của phần mềm.',
    en: 'The motto stands in part I of the programme approved by Decision 1723/QĐ-BTTTT of 29/10/2021. The text gives no measure: criteria and points are our own proposal.',
  },
  periodKind: 'year',
  definition: Definition.parse({
    subjects: { kind: 'level', underUnitId: null, depth: 1 },
    tieBreak: ['trong_tam', 'ky_cuong', 'lam_guong'],
    sharedRanks: true,
    criteria: [
      { key: 'lam_guong', name: 'Làm gương', share: 0 },
      {
        ...{ key: 'nguoi_dung_dau', parentKey: 'lam_guong', share: 20 },
        name: 'Việc người đứng đầu trực tiếp chịu trách nhiệm, xong đúng hạn',
        ...{ source: { kind: 'by_head', minimum: 1 }, formula: ratio },
      },
      { key: 'ky_cuong', name: 'Kỷ cương', share: 0 },
      {
        ...{ key: 'dung_han', parentKey: 'ky_cuong', share: 20, name: 'Hoàn thành đúng hạn' },
        ...{ source: { kind: 'on_time', minimum: 3 }, formula: ratio },
      },
      {
        ...{ key: 'bao_cao', parentKey: 'ky_cuong', share: 10, name: 'Báo cáo đúng hạn' },
        ...{ source: { kind: 'reports', minimum: 1 }, formula: ratio },
      },
      {
        ...{ key: 'tra_loi', parentKey: 'ky_cuong', share: 10 },
        name: 'Trả lời phối hợp, xử lý việc trả lại đúng hạn',
        ...{ source: { kind: 'answered', minimum: 1, days: 7 }, formula: ratio },
      },
      { key: 'trong_tam', name: 'Trọng tâm', share: 0 },
      {
        ...{ key: 'viec_then_chot', parentKey: 'trong_tam', share: 25 },
        name: 'Việc trọng tâm và việc mà việc khác phải chờ, xong đúng hạn',
        ...{ source: { kind: 'key_tasks', minimum: 1, of: 'either' }, formula: ratio },
      },
      { key: 'but_pha', name: 'Bứt phá', share: 0 },
      {
        ...{ key: 'som_han', parentKey: 'but_pha', share: 8 },
        name: 'Việc xong trước hạn từ 5 ngày',
        ...{ source: { kind: 'early', minimum: 3, days: 5 }, formula: ratio },
      },
      {
        ...{ key: 'vuot_chi_tieu', parentKey: 'but_pha', share: 7 },
        name: 'Chỉ tiêu đạt vượt từ 5 % trở lên',
        ...{ source: { kind: 'targets', minimum: 1, beyond: 5 }, formula: ratio },
      },
    ],
  }),
};
