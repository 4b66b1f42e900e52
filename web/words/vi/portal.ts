/** Words of the public side as the offices work on it (công khai): publications. */
export const portal = {
  tab: {
    label: 'Các trang Công khai',
    publications: 'Công bố',
    articles: 'Tin bài',
    feedback: 'Góp ý',
  },
  title: 'Công bố',
  what: 'công bố',
  export: 'Tải danh sách',
  empty: 'Chưa có kế hoạch nào được công bố. Mở một kế hoạch rồi chọn “Công khai”.',
  openPlans: 'Mở kế hoạch',
  cutOffOn: 'chốt {{day}}',
  waiting: { approve: '{{count}} chờ duyệt', due: '{{count}} đến kỳ cập nhật' },
  state: {
    label: 'Trạng thái',
    preparing: 'Đang chuẩn bị',
    proposed: 'Chờ duyệt',
    published: 'Đang công khai',
    due: 'Đến kỳ cập nhật',
    withdrawn: 'Đã rút',
  },
  seen: {
    unpublished: 'Chưa công bố',
    published: 'Đang công khai, bản {{number}}',
    withdrawn: 'Đã rút',
  },
  stage: { preparing: 'đang chuẩn bị bản mới', proposed: 'bản mới chờ duyệt' },
  col: {
    plan: 'Kế hoạch',
    state: 'Trạng thái',
    edition: 'Bản',
    cutOff: 'Chốt số liệu',
    published: 'Công bố ngày',
    due: 'Cập nhật từ',
    address: 'Địa chỉ công khai',
  },
};
