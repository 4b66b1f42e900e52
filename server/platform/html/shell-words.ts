import type { Language } from './language.ts';

/** Words around every public page. */
export const SHELL_WORDS = {
  vi: {
    site: 'Công khai kết quả',
    skip: 'Đến nội dung chính',
    tools: 'Cách hiển thị',
    size: 'Cỡ chữ',
    smaller: 'Chữ nhỏ',
    normal: 'Chữ vừa',
    larger: 'Chữ lớn',
    largest: 'Chữ rất lớn',
    contrast: 'Tương phản cao',
    other: 'English',
    crumbs: 'Đường dẫn',
    address: 'Địa chỉ trang',
    cutOff: 'Số liệu chốt đến hết ngày',
    footer: 'Về trang này',
    plain: 'Trang đọc được không cần đăng nhập, không cần chạy mã lệnh, không theo dõi người đọc.',
  },
  en: {
    site: 'Published results',
    skip: 'Skip to the main content',
    tools: 'Display',
    size: 'Text size',
    smaller: 'Small text',
    normal: 'Normal text',
    larger: 'Large text',
    largest: 'Very large text',
    contrast: 'High contrast',
    other: 'Tiếng Việt',
    crumbs: 'Breadcrumb',
    address: 'Address of this page',
    cutOff: 'Figures as of the end of',
    footer: 'About this page',
    plain: 'This page needs no sign-in and no script, and does not follow its readers.',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;
