import type { Language } from '../../platform/html/language.ts';

/** Words of the pages that stand where there is nothing to show. */
export const PLAIN_WORDS = {
  vi: {
    missing: 'Không có trang tại địa chỉ này',
    missingWhy:
      'Có thể địa chỉ bị gõ thiếu, hoặc kế hoạch chưa công bố. Kế hoạch đã công bố giữ địa chỉ mãi mãi.',
    missingNext: 'Kiểm tra lại địa chỉ, hoặc tìm trong danh sách các kế hoạch đã công bố.',
    all: 'Các cơ quan đã công bố',
    busy: 'Đang có nhiều người đọc cùng lúc',
    busyNext: 'Trang sẽ đọc được sau vài giây: tải lại trang này.',
    broken: 'Chưa mở được trang này',
    brokenNext: 'Máy chủ đang gặp trục trặc và đã ghi lại. Tải lại trang sau ít phút.',
  },
  en: {
    missing: 'There is no page at this address',
    missingWhy:
      'The address may be incomplete, or the plan is not published. A published plan keeps its address for ever.',
    missingNext: 'Check the address, or look in the list of published plans.',
    all: 'Bodies that publish',
    busy: 'Many people are reading at this moment',
    busyNext: 'The page can be read in a few seconds: load it again.',
    broken: 'This page could not be opened',
    brokenNext:
      'Something is wrong on our side and has been noted. Load the page again in a few minutes.',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;
