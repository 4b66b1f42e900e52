import type { ExplanationDraft, ExplanationVerdict } from '../server/tasks/contract.ts';

/** Causes with what a unit of the demonstration says of them. */
const EXPLAINED = [
  ['waits_coordination', 'Đơn vị phối hợp gửi ý kiến chậm so với thời hạn đề nghị.'],
  ['waits_superior', 'Hồ sơ trình lần thứ nhất phải bổ sung theo ý kiến của lãnh đạo.'],
  ['too_few_people', 'Nhân sự phụ trách được điều động sang nhiệm vụ đột xuất trong tháng.'],
  ['procurement', 'Phải điều chỉnh dự toán và lựa chọn lại nhà thầu theo quy định mới.'],
  ['prepared_late', 'Đơn vị triển khai chậm ở bước khảo sát, đã rút kinh nghiệm trong đơn vị.'],
  ['money_late', 'Kinh phí thực hiện được giao sau thời điểm phải bắt đầu triển khai.'],
  ['scope_grew', 'Phạm vi rà soát mở rộng thêm theo yêu cầu của cơ quan phối hợp.'],
] as const;

/** Why a task of the demonstration is late, by its id alone, so that all other lives stay as they are. */
export function whyLate(taskId: string): ExplanationDraft {
  const place = Number(BigInt(taskId) % BigInt(EXPLAINED.length));
  const [cause, words] = EXPLAINED[place] ?? EXPLAINED[0];
  return { cause, words, newDueOn: null };
}

/** What is decided about the explanation of a late task: one in five is excused. */
export function verdictOn(taskId: string): ExplanationVerdict {
  return BigInt(taskId) % 5n === 0n
    ? {
        decision: 'excused',
        words: 'Nguyên nhân ngoài phạm vi của đơn vị, đã có văn bản kèm theo.',
      }
    : { decision: 'accepted', words: null };
}
