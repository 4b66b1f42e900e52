import type { BothWords } from '../../../organisation/rules/right-words.ts';

const both = (vi: string, en: string): BothWords => ({ vi, en });

/** What each capability is about: the groups of the API. */
export const CAPABILITY_WORDS: Readonly<Record<string, BothWords>> = {
  organisation: both(
    'Cơ quan, đơn vị, người, chức vụ, đăng nhập, nhật ký, lịch làm việc',
    'Units, people, posts, signing in, the journal, the working calendar',
  ),
  directives: both('Văn bản', 'Directives: the register of documents'),
  plans: both('Kế hoạch: đọc, rà soát, ban hành', 'Plans: read, reviewed, issued'),
  tasks: both('Nhiệm vụ', 'Tasks: what was ordered, by whom, by when, and how it goes'),
  indicators: both('Chỉ tiêu và mục tiêu', 'Indicators and targets'),
  budget: both('Kinh phí', 'Money by task or project, year and source'),
  amendments: both('Điều chỉnh kế hoạch', 'Amendments to issued plans'),
  reporting: both('Báo cáo', 'Reports: who owes which, and what they say'),
  supervision: both(
    'Đôn đốc, kiểm tra, họp, rà soát dữ liệu',
    'Urging, inspections, meetings, checks of the data',
  ),
  scorecards: both('Bộ chỉ số và xếp hạng', 'Scorecards and rankings'),
  emulation: both('Thi đua, khen thưởng', 'Movements and awards'),
  papers: both('Văn bản hành chính theo mẫu', 'Official papers and their templates'),
  succession: both('Sắp xếp đơn vị', 'Reorganisations of units'),
  exchange: both('Trao đổi với hệ thống khác', 'Exchange with other systems'),
  portal: both('Công khai', 'What is published'),
  keeping: both('Sao lưu', 'Backups'),
};

/** The words of a capability; its own name where none were written. */
export function capabilityWords(capability: string): BothWords {
  return CAPABILITY_WORDS[capability] ?? both(capability, capability);
}
