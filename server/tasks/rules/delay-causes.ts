/** Why work is late (nguyên nhân chậm): objective causes lie outside the power of the unit. */
export interface DelayCause {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  readonly objective: boolean;
}

/** The list where an authority has none of its own. */
export const DELAY_CAUSES: readonly DelayCause[] = [
  cause('waits_coordination', true, 'Chờ ý kiến đơn vị phối hợp', 'Waits for a coordinating unit'),
  cause('waits_superior', true, 'Chờ ý kiến cấp trên', 'Waits for a superior'),
  cause(
    'rules_changed',
    true,
    'Quy định thay đổi hoặc chưa ban hành',
    'Rules changed or not issued',
  ),
  cause('money_late', true, 'Kinh phí chậm hoặc chưa bố trí', 'Money late or not allotted'),
  cause('procurement', true, 'Vướng thủ tục đấu thầu, mua sắm', 'Procurement procedure'),
  cause('disaster', true, 'Thiên tai, dịch bệnh', 'Disaster or epidemic'),
  cause('reorganised', true, 'Sắp xếp lại tổ chức, bộ máy', 'Reorganisation of bodies'),
  cause('scope_grew', true, 'Phát sinh nội dung mới', 'New content was added'),
  cause('too_few_people', false, 'Thiếu người, quá tải', 'Too few people'),
  cause('prepared_late', false, 'Đơn vị triển khai chậm', 'The unit began late'),
  cause('quality', false, 'Phải làm lại vì chưa đạt yêu cầu', 'Had to be redone'),
  cause('reported_late', false, 'Đã làm xong nhưng báo cáo chậm', 'Done, but reported late'),
  cause('other', false, 'Nguyên nhân khác', 'Another cause'),
];

function cause(key: string, objective: boolean, vi: string, en: string): DelayCause {
  return { key, vi, en, objective };
}
