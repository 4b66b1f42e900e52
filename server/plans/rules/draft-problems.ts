import { fillSentence } from '../../platform/rules/fill-sentence.ts';
import type { DraftProblem } from '../contract.ts';

/** Everything that a check of a draft can say. `blocks` must be solved before issue; the rest is shown. */
const PROBLEMS = {
  NO_ISSUER: {
    blocks: true,
    vi: 'Chưa có cơ quan ban hành. Chọn một cơ quan trong sổ đơn vị.',
    en: 'No issuing body yet. Choose one from the register.',
  },
  ISSUER_NOT_MATCHED: {
    blocks: true,
    vi: "'{name}' chưa có trong sổ đơn vị. Chọn đơn vị có sẵn hoặc thêm mới.",
    en: "'{name}' is not in the register. Choose a unit or add it.",
  },
  NO_NUMBER: {
    blocks: true,
    vi: 'Chưa có số, ký hiệu. Nhập số, hoặc đánh dấu văn bản không số.',
    en: 'No number yet. Enter it, or mark the document as unnumbered.',
  },
  NO_LEAD: {
    blocks: true,
    vi: 'Nhiệm vụ {task} chưa có chủ trì. Chọn một đơn vị.',
    en: 'Task {task} has no lead. Choose a unit.',
  },
  LEAD_NOT_MATCHED: {
    blocks: true,
    vi: "Nhiệm vụ {task}: chủ trì '{name}' chưa có trong sổ đơn vị. Chọn đơn vị có sẵn hoặc thêm mới.",
    en: "Task {task}: lead '{name}' is not in the register. Choose a unit or add it.",
  },
  CLASS_EMPTY: {
    blocks: true,
    vi: "Nhiệm vụ {task}: chưa biết '{name}' gồm những cơ quan nào. Chọn các cơ quan.",
    en: "Task {task}: it is not known which bodies '{name}' stands for. Choose them.",
  },
  TWO_MATCH: {
    blocks: true,
    vi: "'{name}' khớp {count} đơn vị. Chọn một.",
    en: "'{name}' fits {count} units. Choose one.",
  },
  EARLY_DEADLINE: {
    blocks: true,
    vi: 'Hạn {due} trước ngày ban hành {issued}. Sửa hạn hoặc ghi lý do.',
    en: 'Due {due}, before the day of issue {issued}. Correct it or give the reason.',
  },
  NO_WORK: {
    blocks: true,
    vi: 'Nhiệm vụ {task} chưa ghi việc phải làm. Nhập nội dung hoặc bỏ mục này.',
    en: 'Task {task} does not say what to do. Enter it or leave the item out.',
  },
  NO_DEADLINE: {
    blocks: false,
    vi: 'Nhiệm vụ {task} chưa nêu hạn.',
    en: 'Task {task} has no deadline.',
  },
  COORDINATOR_NOT_MATCHED: {
    blocks: false,
    vi: "Nhiệm vụ {task}: phối hợp '{name}' chưa có trong sổ đơn vị; tên vẫn giữ trong lời văn.",
    en: "Task {task}: coordinating '{name}' is not in the register; the words still name it.",
  },
  DECLARED_BY_FIELD: {
    blocks: false,
    vi: 'Văn bản nêu {sum} nhiệm vụ trong {with} lĩnh vực, {without} lĩnh vực không nêu số; đọc được {found}.',
    en: 'The text declares {sum} tasks in {with} fields, {without} fields give no number; {found} were read.',
  },
  DECLARED_SUM: {
    blocks: false,
    vi: 'Văn bản nêu {sum} nhiệm vụ trong {with} lĩnh vực; đọc được {found}.',
    en: 'The text declares {sum} tasks in {with} fields; {found} were read.',
  },
  COUNT_DIFFERS: {
    blocks: false,
    vi: 'Văn bản nêu {declared} nhiệm vụ, đọc được {found}.',
    en: 'The text declares {declared} tasks, {found} were read.',
  },
  FIELD_COUNT_DIFFERS: {
    blocks: false,
    vi: 'Lĩnh vực {field}: văn bản nêu {declared}, đọc được {found}.',
    en: 'Field {field}: {declared} declared, {found} read.',
  },
  FIELDS_DIFFER: {
    blocks: false,
    vi: 'Văn bản nêu {declared} lĩnh vực, đọc được {found}.',
    en: 'The text announces {declared} fields, {found} were read.',
  },
  GUESSED: {
    blocks: false,
    vi: 'Mục này mới đoán, chưa ai xem. Đối chiếu với nguồn.',
    en: 'A guess that nobody has looked at. Compare it with the source.',
  },
  NOT_UNDERSTOOD: {
    blocks: false,
    vi: 'Có đoạn chưa hiểu. Thêm thành mục, hoặc đánh dấu đã xem.',
    en: 'A passage was not understood. Make it an item, or mark it as seen.',
  },
  POINTS_MISSING: {
    blocks: false,
    vi: 'Nhiệm vụ {task} mới rõ {clear}/6, thiếu: {missing}.',
    en: 'Task {task} is clear in {clear} of 6 points; missing: {missingEn}.',
  },
} as const satisfies Record<string, { blocks: boolean; vi: string; en: string }>;

export type DraftProblemCode = keyof typeof PROBLEMS;

/** States one problem, at an item (`key`) and a field of it. */
export function problem(
  code: DraftProblemCode,
  at: { readonly key?: string; readonly field?: string } = {},
  facts: Readonly<Record<string, string | number>> = {},
): DraftProblem {
  const { blocks, vi, en } = PROBLEMS[code];
  return {
    code,
    blocks,
    key: at.key ?? null,
    field: at.field ?? null,
    vi: fillSentence(vi, facts),
    en: fillSentence(en, facts),
  };
}
