import { type Html, html, raw } from '../../platform/html/html.ts';
import type { Language } from '../../platform/html/language.ts';
import type { PublicStatus } from '../rules/public-snapshot.ts';

/** The words of each status on its cut-off day. */
export const STATUS_WORDS = {
  vi: {
    HT_DUNG_HAN: 'Đúng hạn',
    HT_QUA_HAN: 'Xong, quá hạn',
    DTH_TRONG_HAN: 'Trong hạn',
    DTH_KHONG_HAN: 'Không thời hạn',
    DTH_QUA_HAN: 'Quá hạn',
    CHUYEN_KY: 'Chuyển kỳ',
    TAM_DUNG: 'Tạm dừng',
    daysLate: 'Quá hạn {days} ngày',
  },
  en: {
    HT_DUNG_HAN: 'Done on time',
    HT_QUA_HAN: 'Done late',
    DTH_TRONG_HAN: 'Within the deadline',
    DTH_KHONG_HAN: 'No deadline',
    DTH_QUA_HAN: 'Overdue',
    CHUYEN_KY: 'Carried over',
    TAM_DUNG: 'Suspended',
    daysLate: 'Overdue by {days} days',
  },
} as const satisfies Readonly<
  Record<Language, Readonly<Record<PublicStatus | 'daysLate', string>>>
>;

/** How a status looks, and the name that stands in addresses for it. */
export const STATUS_LOOKS = {
  HT_DUNG_HAN: { look: 'on-time', slug: 'dung-han' },
  HT_QUA_HAN: { look: 'done-late', slug: 'xong-qua-han' },
  DTH_TRONG_HAN: { look: 'within', slug: 'trong-han' },
  DTH_KHONG_HAN: { look: 'undated', slug: 'khong-han' },
  DTH_QUA_HAN: { look: 'overdue', slug: 'qua-han' },
  CHUYEN_KY: { look: 'overdue', slug: 'chuyen-ky' },
  TAM_DUNG: { look: 'stopped', slug: 'tam-dung' },
} as const satisfies Readonly<Record<PublicStatus, { look: string; slug: string }>>;

/** Shapes of Tabler Icons (MIT), drawn once on a page and used by name. */
const SHAPES: Readonly<Record<PublicStatus, string>> = {
  HT_DUNG_HAN:
    '<circle cx="12" cy="12" r="9" fill="currentColor" stroke="none"/><path d="M8 12l3 3 5-6" stroke="var(--on-time-bg)"/>',
  HT_QUA_HAN: '<path d="M20.9 13a9 9 0 1 0-9.4 8M12 7v5l3 3M15 19l2 2 4-4"/>',
  DTH_TRONG_HAN:
    '<circle cx="12" cy="12" r="9"/><path d="M12 3v18M12 14l7-7M12 19l8.5-8.5M12 9l4.5-4.5"/>',
  DTH_KHONG_HAN: '<circle cx="12" cy="12" r="9" stroke-dasharray="4 3"/>',
  DTH_QUA_HAN:
    '<path d="M12 3L22 21H2z" fill="currentColor"/><path d="M12 10v4M12 17.5v.1" stroke="var(--late)"/>',
  CHUYEN_KY: '<path d="M15 14l4-4-4-4M19 10H8a4 4 0 1 0 0 8h1"/>',
  TAM_DUNG: '<path d="M8 5v14M16 5v14" stroke-width="4"/>',
};

/** The drawings that the chips of a page use; hidden, once, before the first of them. */
export function statusDrawings(): Html {
  const symbols = Object.entries(SHAPES)
    .map(([status, shape]) => `<symbol id="${status}" viewBox="0 0 24 24">${shape}</symbol>`)
    .join('');
  return raw(`<svg class="unseen" aria-hidden="true" width="0" height="0">${symbols}</svg>`);
}

/** A status as icon and word; only what is late is solid. */
export function statusChip(status: PublicStatus, word: string): Html {
  const { look } = STATUS_LOOKS[status];
  return html`<span class="chip ${look}"><svg aria-hidden="true"><use href="#${status}"/></svg>${word}</span>`;
}
