import type { Said } from '../value-contract.ts';
import type { ChangeKind } from './kinds.ts';

/** What of a thing each kind of change is about, as it stands in the table of a decision. */
export const FIELD_WORDS = {
  task_title: { vi: 'Nội dung nhiệm vụ', en: 'Task' },
  task_leads: { vi: 'Đơn vị chủ trì', en: 'Lead' },
  task_coordinators: { vi: 'Đơn vị phối hợp', en: 'Coordinating units' },
  task_deadline: { vi: 'Thời hạn', en: 'Deadline' },
  task_product: { vi: 'Sản phẩm', en: 'Product' },
  add_task: { vi: 'Bổ sung nhiệm vụ', en: 'Task added' },
  merge_task: { vi: 'Gộp nhiệm vụ', en: 'Task merged' },
  withdraw_task: { vi: 'Bỏ nhiệm vụ', en: 'Task withdrawn' },
  target_promise: { vi: 'Mức phải đạt', en: 'Target value' },
  add_target: { vi: 'Bổ sung chỉ tiêu', en: 'Target added' },
  withdraw_target: { vi: 'Bỏ chỉ tiêu', en: 'Target withdrawn' },
  phase: { vi: 'Giai đoạn', en: 'Phase' },
  add_phase: { vi: 'Bổ sung giai đoạn', en: 'Phase added' },
  provision_words: { vi: 'Nội dung', en: 'Words' },
  withdraw_provision: { vi: 'Bỏ nội dung', en: 'Provision withdrawn' },
  money_planned: { vi: 'Kinh phí kế hoạch', en: 'Planned money' },
  add_money: { vi: 'Bổ sung kinh phí', en: 'Money added' },
  withdraw_money: { vi: 'Bỏ dòng kinh phí', en: 'Line of money withdrawn' },
} as const satisfies Record<ChangeKind, Said>;
