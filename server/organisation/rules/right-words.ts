import { ROLE_NAMES } from './people-sheet.ts';
import type { Reach, Right } from './rights.ts';

/** Words in both languages. */
export interface BothWords {
  readonly vi: string;
  readonly en: string;
}
const both = (vi: string, en: string): BothWords => ({ vi, en });

/** Every right in words, to stand after “được” / “may”: the printed grid and every explanation say these. */
export const RIGHT_WORDS: Readonly<Record<Right, BothWords>> = {
  'directive.read': both('xem văn bản', 'read directives'),
  'directive.register': both('vào sổ văn bản', 'register directives'),
  'reading.write': both('đọc và rà soát văn bản', 'read texts and review them'),
  'plan.read': both('xem kế hoạch', 'read plans'),
  'plan.issue': both('ban hành kế hoạch', 'issue plans'),
  'task.read': both('xem nhiệm vụ', 'read tasks'),
  'task.accept': both('tiếp nhận nhiệm vụ', 'accept tasks'),
  'task.hand_back': both('trả lại nhiệm vụ', 'hand tasks back'),
  'task.decide_hand_back': both('quyết định về nhiệm vụ bị trả lại', 'decide on tasks handed back'),
  'task.break_down': both('phân rã nhiệm vụ', 'break tasks down'),
  'task.report': both('cập nhật, báo hoàn thành nhiệm vụ', 'report on tasks'),
  'task.decide_result': both('nghiệm thu kết quả', 'accept or return results'),
  'task.set_anchor': both('đặt mốc tính hạn', 'set the event that a term counts from'),
  'task.arrange': both(
    'đặt trọng số, trọng tâm, phụ thuộc',
    'set weights, key work and dependencies',
  ),
  'task.comment': both('nêu ý kiến về nhiệm vụ', 'comment on tasks'),
  'task.forward': both('chuyển nhiệm vụ', 'forward tasks'),
  'task.delegate': both('giao nhiệm vụ cho chuyên viên', 'give tasks to officers'),
  'task.reply': both('trả lời phối hợp', 'reply as coordinating unit'),
  'task.edit_parties': both('sắp xếp đơn vị, người tham gia', 'arrange who takes part'),
  'task.plan_stages': both('lập các giai đoạn', 'plan stages'),
  'task.clarify': both('làm rõ nhiệm vụ', 'make tasks clear'),
  'task.suspend': both('tạm dừng nhiệm vụ', 'suspend tasks'),
  'task.withdraw': both('thu hồi nhiệm vụ', 'withdraw tasks'),
  'task.merge': both('gộp nhiệm vụ', 'merge tasks'),
  'task.carry_over': both('chuyển nhiệm vụ sang kỳ sau', 'carry tasks over'),
  'task.reopen': both('mở lại nhiệm vụ đã xong', 'reopen finished tasks'),
  'task.set_kinds': both(
    'đặt loại nhiệm vụ và độ dài giai đoạn',
    'set kinds of tasks and their stages',
  ),
  'task.ask_extension': both('xin gia hạn', 'ask for extensions'),
  'task.decide_extension': both('quyết định gia hạn', 'decide on extensions'),
  'task.explain': both('giải trình', 'explain late work'),
  'task.demand_explanation': both('yêu cầu giải trình', 'demand explanations'),
  'task.decide_explanation': both('quyết định về giải trình', 'decide on explanations'),
  'task.urge': both('đôn đốc', 'urge late work'),
  'urging.answer': both('trả lời đôn đốc', 'answer letters of urging'),
  'overdue.settings': both(
    'đặt quy định gia hạn, giải trình, đôn đốc',
    'set the rules of late work',
  ),
  'indicator.read': both('xem chỉ tiêu', 'read indicators'),
  'indicator.define': both('định nghĩa chỉ tiêu, đặt mục tiêu', 'define indicators and targets'),
  'indicator.report': both('nhập số liệu chỉ tiêu', 'enter values of indicators'),
  'indicator.confirm': both('xác nhận số liệu chỉ tiêu', 'confirm values of indicators'),
  'indicator.ask': both('yêu cầu giải trình số liệu', 'ask about values'),
  'indicator.allocate': both('phân bổ chỉ tiêu', 'share targets out'),
  'indicator.link': both('gắn nhiệm vụ với chỉ tiêu', 'link tasks with indicators'),
  'budget.read': both('xem kinh phí', 'read money'),
  'budget.edit': both('lập, sửa dòng kinh phí', 'edit lines of money'),
  'budget.report': both('ghi giải ngân, tiết kiệm', 'report spending and savings'),
  'board.read': both('xem bảng điều hành', 'read the board'),
  'report.read': both('xem nghĩa vụ báo cáo', 'read reporting duties'),
  'report.define': both('đặt chế độ báo cáo', 'define reporting regimes'),
  'report.unlock': both('mở khoá kỳ báo cáo', 'unlock report periods'),
  'submission.read': both('xem báo cáo', 'read reports'),
  'submission.write': both('soạn báo cáo', 'write reports'),
  'submission.sign': both('ký, gửi báo cáo', 'sign and send reports'),
  'submission.decide': both('duyệt hoặc trả lại báo cáo', 'accept or return reports'),
  'unit.read': both('xem sổ đơn vị, chức vụ', 'read units and posts'),
  'unit.edit': both('sửa sổ đơn vị', 'edit units'),
  'agenda.read': both(
    'xem lịch công tác của mình bằng phần mềm lịch',
    'read one’s agenda in a calendar program',
  ),
  'calendar.edit': both('đặt ngày nghỉ, cách tính hạn', 'set days off and how deadlines are read'),
  'calendar.edit_all': both('đặt ngày nghỉ cho mọi cơ quan', 'set days off for every body'),
  'paper.read': both('xem mẫu văn bản', 'read paper templates'),
  'paper.design': both('đặt mẫu văn bản', 'design paper templates'),
  'journal.read': both('xem nhật ký', 'read the journal'),
  'campaign.read': both('xem phong trào thi đua', 'read movements'),
  'nominee.read': both('xem hồ sơ khen thưởng', 'read nominations'),
  'campaign.define': both('lập phong trào thi đua', 'define movements'),
  'campaign.council': both('tổ chức hội đồng thi đua', 'hold the council'),
  'campaign.register': both('đăng ký thi đua', 'register for movements'),
  'nominee.propose': both('đề nghị khen thưởng', 'propose awards'),
  'campaign.appraise': both('thẩm định thi đua', 'appraise movements'),
  'nominee.suspend': both('tạm dừng xét khen thưởng', 'suspend awards'),
  'campaign.decide': both('quyết định khen thưởng', 'decide on awards'),
  'scorecard.read': both('xem bộ chỉ số, xếp hạng', 'read scorecards and rankings'),
  'scorecard.define': both('lập bộ chỉ số', 'define scorecards'),
  'scorecard.enter': both('nhập số liệu chấm điểm', 'enter values of scorecards'),
  'scorecard.self_score': both('tự chấm điểm', 'score one’s own unit'),
  'scorecard.appraise': both('thẩm định điểm', 'appraise scores'),
  'scorecard.publish': both('công bố xếp hạng', 'publish rankings'),
  'inspection.read': both('xem kiểm tra, kiến nghị', 'read inspections'),
  'inspection.plan': both('lên kế hoạch kiểm tra', 'plan inspections'),
  'inspection.write': both('ghi phát hiện, kiến nghị', 'record findings'),
  'inspection.conclude': both('kết luận kiểm tra', 'conclude inspections'),
  'inspection.answer': both('trả lời kiến nghị', 'answer recommendations'),
  'meeting.read': both('xem cuộc họp', 'read meetings'),
  'meeting.plan': both('lên cuộc họp, ghi biên bản', 'plan meetings and write minutes'),
  'meeting.conclude': both('kết luận cuộc họp', 'conclude meetings'),
  'check.read': both('xem kiểm tra số liệu', 'read checks of the data'),
  'check.settle': both('xử lý kiểm tra số liệu', 'settle checks of the data'),
  'reminder.read': both('xem quy tắc nhắc', 'read the rules of reminders'),
  'reminder.define': both('đặt quy tắc nhắc', 'set the rules of reminders'),
  'mail.manage': both('quản lý thư gửi đi', 'manage outgoing mail'),
  'person.edit': both('bổ nhiệm, quản lý người và chức vụ', 'appoint people and manage posts'),
  'account.manage': both('quản lý tài khoản', 'manage accounts'),
  'delegation.give': both('ủy quyền', 'lend powers'),
  'token.manage': both('quản lý khoá API', 'manage API keys'),
  'access.read': both('xem nhật ký truy cập', 'read the access log'),
  'amendment.read': both('xem đề nghị điều chỉnh', 'read amendments'),
  'amendment.propose': both('đề nghị điều chỉnh kế hoạch', 'propose amendments'),
  'amendment.appraise': both('thẩm định điều chỉnh', 'appraise amendments'),
  'amendment.decide': both('quyết định điều chỉnh', 'decide on amendments'),
  'amendment.bind': both('gắn quyết định điều chỉnh', 'bind amendments to a directive'),
  'succession.read': both('xem phương án sắp xếp tổ chức', 'read plans of reorganisation'),
  'succession.plan': both('lập phương án sáp nhập, chia tách', 'plan mergers and splits'),
  'succession.execute': both('thực hiện sắp xếp tổ chức', 'carry reorganisations out'),
  'succession.across': both(
    'chuyển việc sang cơ quan khác khi sắp xếp tổ chức',
    'hand work over to another body in a reorganisation',
  ),
  'publication.read': both('xem việc công khai', 'read publications'),
  'publication.prepare': both('chuẩn bị công bố', 'prepare publications'),
  'publication.approve': both('duyệt, rút công bố', 'approve and withdraw publications'),
  'feedback.read': both('xem góp ý, phản ánh', 'read feedback'),
  'feedback.answer': both('giao, soạn trả lời góp ý', 'assign feedback and write answers'),
  'feedback.approve': both('duyệt, đăng trả lời góp ý', 'approve and publish answers to feedback'),
  'exchange.read': both('xem trao đổi với hệ thống khác', 'read exchange with other systems'),
  'exchange.manage': both('quản lý đối tác trao đổi', 'manage exchange partners'),
  'webhook.manage': both('đặt webhook cho phần mềm khác', 'set up webhooks for other software'),
  'edxml.read': both('xem gói tin edXML', 'read edXML packages'),
  'tracker.read': both('xem biểu của cấp trên', 'read trackers of superior bodies'),
  'tracker.import': both(
    'đối chiếu, nối, điền biểu của cấp trên',
    'compare, link and fill in trackers of superior bodies',
  ),
  'edxml.send': both('nhận, trả lời, gửi gói tin edXML', 'take in, answer and send edXML packages'),
  'keeping.read': both('xem sao lưu', 'read backups'),
};

/** How far a right reaches, in words after the right. */
export const REACH_WORDS: Readonly<Record<Reach, BothWords>> = {
  own: both('của chính đơn vị', 'of the own unit'),
  below: both('của đơn vị và cấp dưới', 'of the unit and those below'),
  assigner: both('do đơn vị giao', 'given by the unit'),
  party: both('mà đơn vị hoặc cấp dưới tham gia', 'in which the unit or one below takes part'),
  coordinator: both('mà đơn vị phối hợp', 'that the unit coordinates'),
  authority: both('của cả cơ quan', 'of the whole body'),
};

/** The things of the grid, by the first part of a right's name. */
export const THING_WORDS: Readonly<Record<ThingName, BothWords>> = {
  directive: both('Văn bản', 'Directives'),
  reading: both('Đọc văn bản', 'Reading'),
  plan: both('Kế hoạch', 'Plans'),
  task: both('Nhiệm vụ', 'Tasks'),
  urging: both('Đôn đốc', 'Urging'),
  overdue: both('Việc trễ hạn', 'Late work'),
  indicator: both('Chỉ tiêu', 'Indicators'),
  budget: both('Kinh phí', 'Money'),
  board: both('Bảng điều hành', 'Board'),
  report: both('Nghĩa vụ báo cáo', 'Reporting duties'),
  submission: both('Báo cáo', 'Reports'),
  unit: both('Tổ chức', 'Organisation'),
  agenda: both('Lịch công tác', 'Agenda'),
  calendar: both('Lịch nghỉ', 'Days off'),
  paper: both('Mẫu văn bản', 'Paper templates'),
  journal: both('Nhật ký', 'Journal'),
  campaign: both('Phong trào thi đua', 'Movements'),
  nominee: both('Khen thưởng', 'Awards'),
  scorecard: both('Xếp hạng', 'Rankings'),
  inspection: both('Kiểm tra', 'Inspections'),
  meeting: both('Cuộc họp', 'Meetings'),
  check: both('Kiểm tra số liệu', 'Checks of the data'),
  reminder: both('Nhắc việc', 'Reminders'),
  mail: both('Thư gửi đi', 'Mail'),
  person: both('Người và chức vụ', 'People and posts'),
  account: both('Tài khoản', 'Accounts'),
  delegation: both('Ủy quyền', 'Delegation'),
  token: both('Khoá API', 'API keys'),
  access: both('Nhật ký truy cập', 'Access log'),
  amendment: both('Điều chỉnh kế hoạch', 'Amendments'),
  succession: both('Sắp xếp tổ chức', 'Reorganisation'),
  publication: both('Công khai', 'Publication'),
  feedback: both('Góp ý, phản ánh', 'Feedback'),
  exchange: both('Trao đổi với hệ thống khác', 'Exchange with other systems'),
  webhook: both('Webhook', 'Webhooks'),
  edxml: both('Gói tin edXML', 'edXML packages'),
  tracker: both('Biểu của cấp trên', 'Trackers of superior bodies'),
  keeping: both('Sao lưu', 'Backups'),
};
type ThingName = Right extends `${infer Thing}.${string}` ? Thing : never;

/** Rights by the thing that they work on, in the order of the grid. */
export function rightsByThing(rights: readonly Right[]): [thing: string, rights: Right[]][] {
  const groups = new Map<string, Right[]>();
  for (const right of rights) {
    const thing = right.split('.')[0] ?? '';
    groups.set(thing, [...(groups.get(thing) ?? []), right]);
  }
  return [...groups];
}

/** The group of the grid in which a right stands. */
export function thingOf(right: Right): BothWords {
  const name = right.split('.')[0];
  const found = Object.entries(THING_WORDS).find(([thing]) => thing === name);
  if (!found) throw new Error(`No words for ${right}`);
  return found[1];
}

/** The roles in words. */
export const ROLE_WORDS = ROLE_NAMES;
