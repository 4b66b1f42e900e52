// long: every sentence of one capability, to be read beside the other language
/** Report regimes and who owes which report. */
export const reporting = {
  tab: {
    label: 'Các trang của Báo cáo',
    obligations: 'Nghĩa vụ',
    submissions: 'Báo cáo',
    regimes: 'Chế độ',
  },
};
