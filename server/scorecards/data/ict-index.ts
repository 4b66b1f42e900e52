import { Definition, type ReadyMade } from '../contract.ts';

const upTo = (full: number) => ({ kind: 'linear' as const, none: 0, full });
const percent = { kind: 'entered' as const, unitOfMeasure: '%' };

/**
 * An ICT Index of a province or city over its units, in the manner of the one that Hà Nội's department was
 * told to build in 2013: infrastructure, people, applications, organisation. The four parts follow the
 * usual build of such indexes in Viet Nam; the criteria, points and bounds under them are our proposal.
 */
export const ICT_INDEX: ReadyMade = {
  key: 'ict-index',
  name: {
    vi: 'Chỉ số sẵn sàng ứng dụng công nghệ thông tin (ICT Index)',
    en: 'ICT readiness index (ICT Index)',
  },
  about: {
    vi: 'Xếp hạng đơn vị theo hạ tầng, nhân lực, ứng dụng và tổ chức. Số liệu điều tra do đơn vị tổng hợp nhập kèm minh chứng; việc đúng hạn lấy thẳng từ nhiệm vụ.',
    en: 'Ranks units by infrastructure, people, applications and organisation. Survey figures are entered with evidence; tasks on time come from the tasks themselves.',
  },
  source: {
    vi: 'Theo nhiệm vụ “Xây dựng bộ chỉ số ICT Index của Hà Nội”, Kế hoạch 150/KH-STTTT ngày 07/02/2013, mục II.5. Tiêu chí và mức điểm là đề xuất của phần mềm.',
    en: 'After the task “build the ICT Index of Hà Nội”, Plan 150/KH-STTTT of 07/02/2013, item II.5. Criteria and points are our own proposal.',
  },
  periodKind: 'year',
  definition: Definition.parse({
    subjects: { kind: 'kind', underUnitId: null, unitKind: 'commune' },
    tieBreak: ['ung_dung', 'ha_tang', 'nhan_luc'],
    tooFew: 'spread',
    criteria: [
      {
        ...{ key: 'an_toan', role: 'gate', share: 0 },
        name: 'Không để xảy ra sự cố mất an toàn thông tin nghiêm trọng',
        ...{ source: { kind: 'yes_no' }, formula: { kind: 'reached', least: 1 } },
        note: 'Xác nhận của cơ quan chuyên trách an toàn thông tin.',
      },
      { key: 'ha_tang', name: 'Hạ tầng kỹ thuật', share: 0 },
      {
        ...{ key: 'may_tinh', parentKey: 'ha_tang', share: 10 },
        name: 'Máy tính trên mỗi cán bộ, công chức',
        ...{ source: { kind: 'entered', unitOfMeasure: 'máy/người' }, formula: upTo(1) },
      },
      {
        ...{ key: 'mang', parentKey: 'ha_tang', share: 10 },
        name: 'Tỷ lệ bộ phận nối mạng truyền số liệu chuyên dùng',
        ...{ source: percent, formula: upTo(100) },
      },
      {
        ...{ key: 'cap_do', parentKey: 'ha_tang', share: 10 },
        name: 'Tỷ lệ hệ thống thông tin được phê duyệt cấp độ an toàn',
        ...{ source: percent, formula: upTo(100) },
      },
      { key: 'nhan_luc', name: 'Hạ tầng nhân lực', share: 0 },
      {
        ...{ key: 'chuyen_trach', parentKey: 'nhan_luc', share: 8 },
        name: 'Tỷ lệ cán bộ chuyên trách công nghệ thông tin',
        ...{ source: percent, formula: upTo(2) },
      },
      {
        ...{ key: 'ky_nang', parentKey: 'nhan_luc', share: 12 },
        name: 'Tỷ lệ cán bộ đạt chuẩn kỹ năng số',
        ...{ source: percent, formula: upTo(100) },
      },
      { key: 'ung_dung', name: 'Ứng dụng công nghệ thông tin', share: 0 },
      {
        ...{ key: 'van_ban', parentKey: 'ung_dung', share: 10 },
        name: 'Tỷ lệ văn bản xử lý trên môi trường điện tử',
        ...{ source: percent, formula: upTo(100) },
      },
      {
        ...{ key: 'dich_vu', parentKey: 'ung_dung', share: 15 },
        name: 'Tỷ lệ hồ sơ dịch vụ công nộp trực tuyến',
        ...{
          source: percent,
          formula: {
            kind: 'bands',
            bands: [
              { from: 20, points: 5 },
              { from: 50, points: 10 },
              { from: 80, points: 15 },
            ],
          },
        },
      },
      {
        ...{ key: 'hai_long', parentKey: 'ung_dung', share: 10 },
        name: 'Người dân hài lòng (100 phiếu khảo sát × 0,1)',
        ...{ source: { kind: 'survey', answers: 100 }, formula: { kind: 'each', points: 0.1 } },
      },
      { key: 'to_chuc', name: 'Tổ chức, chính sách', share: 0 },
      {
        ...{ key: 'ke_hoach', parentKey: 'to_chuc', share: 5 },
        name: 'Ban hành kế hoạch ứng dụng công nghệ thông tin năm',
        ...{ source: { kind: 'yes_no' }, formula: { kind: 'reached', least: 1 } },
      },
      {
        ...{ key: 'dung_han', parentKey: 'to_chuc', share: 10 },
        name: 'Nhiệm vụ đến hạn được hoàn thành đúng hạn',
        ...{ source: { kind: 'on_time', minimum: 1 }, formula: { kind: 'ratio' } },
      },
    ],
  }),
};
