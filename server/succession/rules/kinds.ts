/** What may happen to units. */
export const STEP_KINDS = ['merge', 'split', 'rename', 'move', 'dissolve', 'transfer'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/**
 * What a unit holds that may go to another, each kind counted by itself:
 * - `task` nhiệm vụ đang mở mà đơn vị giữ, phần việc cũng tính; `class` the line that holds a class together;
 *   `series` việc định kỳ;
 * - `given` việc đang mở do đơn vị giao;
 * - `party` vai phối hợp, theo dõi in open work;
 * - `plan` kế hoạch do đơn vị chủ quản that still has open work;
 * - `proposal` đề nghị điều chỉnh đang mở của đơn vị, `to_decide` đề nghị chờ đơn vị chủ quản kế hoạch;
 * - `obligation` báo cáo phải gửi, `received` báo cáo được nhận, not accepted yet;
 * - `indicator` chỉ tiêu chịu trách nhiệm, `reporter` chỉ tiêu báo cáo, `target` mục tiêu, `share` phần được
 *   phân bổ, `question` yêu cầu giải trình chưa trả lời;
 * - `project` dự án, `thrift` khoản tiết kiệm, `money` dòng kinh phí: it goes with its task or project;
 * - `post` chức vụ with its holder;
 * - `recommendation` kiến nghị kiểm tra chưa xong; `member` thành viên phong trào; `view` góc nhìn dùng chung.
 */
export const HOLDING_KINDS = [
  'task',
  'class',
  'series',
  'given',
  'party',
  'plan',
  'proposal',
  'to_decide',
  'obligation',
  'received',
  'indicator',
  'reporter',
  'target',
  'share',
  'question',
  'project',
  'thrift',
  'money',
  'post',
  'recommendation',
  'member',
  'view',
] as const;
export type HoldingKind = (typeof HOLDING_KINDS)[number];

/** What the rules say of a thing: `none` and `several` wait for a person. */
export const OUTCOMES = ['goes', 'stays', 'ends', 'none', 'several'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const REORGANISATION_STATES = [
  'draft',
  'scheduled',
  'executed',
  'undone',
  'dropped',
] as const;
export type ReorganisationState = (typeof REORGANISATION_STATES)[number];
