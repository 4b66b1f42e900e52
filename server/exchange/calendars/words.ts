interface AgendaWords {
  readonly name: (post: string, unit: string) => string;
  readonly due: string;
  readonly lead: string;
  readonly deadline: string;
  readonly meeting: string;
  readonly items: (count: number) => string;
  readonly report: string;
  readonly to: string;
  readonly before: string;
}

/** The words of a calendar. */
export const AGENDA_WORDS: Readonly<Record<'vi' | 'en', AgendaWords>> = {
  vi: {
    name: (post, unit) => `Chỉ Đạo: ${post}, ${unit}`,
    due: 'Hạn',
    lead: 'Chủ trì',
    deadline: 'Thời hạn',
    meeting: 'Họp',
    items: (count) => `${count} nội dung`,
    report: 'Báo cáo',
    to: 'Gửi',
    before: 'Trước',
  },
  en: {
    name: (post, unit) => `Chỉ Đạo: ${post}, ${unit}`,
    due: 'Due',
    lead: 'Lead',
    deadline: 'Deadline',
    meeting: 'Meeting',
    items: (count) => (count === 1 ? '1 item' : `${count} items`),
    report: 'Report',
    to: 'To',
    before: 'Before',
  },
};
