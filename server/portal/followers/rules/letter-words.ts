/** Words of letters to followers. */
export const LETTER_WORDS = {
  vi: {
    confirmSubject: 'Xác nhận theo dõi {what}',
    confirmWhy: 'Có người ghi địa chỉ này để theo dõi {what} tại trang công khai của {body}.',
    confirmLink: 'Xác nhận theo dõi',
    confirmAfter:
      'Sau khi xác nhận: mỗi khi có số liệu mới, đính chính hoặc tin bài thì có một thư, nhiều nhất mỗi ngày một thư; thư nào cũng có liên kết thôi theo dõi.',
    confirmElse:
      'Liên kết có hiệu lực 48 giờ. Nếu không phải mình ghi thì bỏ qua thư này: không có thư nào nữa, và địa chỉ được xoá.',
    alreadySubject: 'Đang theo dõi {what}',
    already:
      'Địa chỉ này đang theo dõi {what} tại trang công khai của {body}. Không cần xác nhận lại.',
    newsSubject: '{body}: {count} mục mới',
    first: 'Công bố lần đầu',
    update: 'Số liệu mới',
    correction: 'Đính chính',
    article: 'Tin bài',
    cutOff: 'số liệu chốt đến hết ngày {day}',
    manage: 'Xem và đổi những mục theo dõi',
    leave: 'Thôi theo dõi tất cả',
    all: 'tất cả kế hoạch và tin bài của {body}',
  },
  en: {
    confirmSubject: 'Confirm following {what}',
    confirmWhy: 'Somebody gave this address to follow {what} on the public page of {body}.',
    confirmLink: 'Confirm',
    confirmAfter:
      'After that a letter comes when figures, corrections or articles are published, at most one a day; each has a link that ends them.',
    confirmElse:
      'The link works for 48 hours. If it was somebody else, ignore this letter: no other will come, and the address is erased.',
    alreadySubject: 'Following {what}',
    already:
      'This address already follows {what} on the public page of {body}. Nothing needs to be confirmed.',
    newsSubject: '{body}: {count} new',
    first: 'Published',
    update: 'New figures',
    correction: 'Correction',
    article: 'Article',
    cutOff: 'figures as of the end of {day}',
    manage: 'See and change what is followed',
    leave: 'Stop all letters',
    all: 'all plans and articles of {body}',
  },
} as const;
