/** Backups of the installation. */
export const keeping = {
  title: 'Sao lưu',
  none: 'Chưa có bản sao lưu nào. Trên máy chủ chạy: chidao backup --to THƯ_MỤC --keep 14, rồi đặt lịch hằng đêm.',
  old: 'Bản gần nhất đã quá một ngày rưỡi. Kiểm tra lịch sao lưu trên máy chủ.',
  fine: 'Bản gần nhất: {{at}}, đã đọc lại đủ.',
  restored: 'Hệ thống này được khôi phục lúc {{at}} từ bản của {{takenAt}}.',
  list: 'Các lần sao lưu gần đây',
  made: 'Đã đọc lại đủ',
  failed: 'Chưa sao lưu được',
  rows: '{{count}} dòng',
  files: '{{count}} tệp',
  damaged: '{{count}} tệp đã mất hoặc hỏng từ trước: chạy chidao doctor trên máy chủ',
  seconds: '{{count}} giây',
};
