import type { Language } from '../../platform/html/language.ts';

/** One subject of the statement: a heading and what is done, in sentences. */
interface Subject {
  readonly title: string;
  readonly says: readonly string[];
}

interface PrivacyWords {
  readonly title: string;
  readonly intro: string;
  readonly subjects: readonly Subject[];
  readonly back: string;
}

/** What is kept of readers, writers and followers. Whoever changes what is kept changes these sentences. */
export const PRIVACY_WORDS: Readonly<Record<Language, PrivacyWords>> = {
  vi: {
    title: 'Quyền riêng tư',
    intro: 'Trang công khai giữ gì về người đọc, người góp ý và người theo dõi, và giữ bao lâu.',
    back: 'Các cơ quan công khai kết quả',
    subjects: [
      {
        title: 'Người đọc',
        says: [
          'Đọc trang không cần đăng nhập. Trang không đặt cookie, không tải gì từ nơi khác, không gửi gì cho bên thứ ba.',
          'Mỗi trang có số lượt xem: mỗi người được đếm nhiều nhất một lần một ngày cho một trang; chương trình tự động không được đếm.',
          'Để không đếm hai lần, máy chủ tính một mã từ địa chỉ mạng và tên trình duyệt với một khoá ngẫu nhiên đổi mỗi ngày. Địa chỉ mạng và tên trình duyệt không được lưu cùng số lượt xem. Hết ngày, khoá và mọi mã bị xoá, chỉ còn con số.',
          'Mã của một người ở hai trang, hoặc ở hai ngày, khác nhau nên không ghép lại được thành việc ai đã đọc gì.',
          'Nhiều người dùng chung một mạng và một loại trình duyệt được đếm là một; con số vì thế có thể ít hơn số người thật.',
        ],
      },
      {
        title: 'Người góp ý',
        says: [
          'Góp ý không cần tài khoản. Tên, thư điện tử, điện thoại chỉ có khi người gửi tự ghi.',
          'Những thông tin ấy được mã hoá khi lưu, chỉ đơn vị trả lời xem được, mỗi lần xem đều được ghi lại, và bị xoá sau khi trả lời theo số ngày ghi trên biểu mẫu.',
          'Người gửi xem trạng thái và rút góp ý bằng mã nhận được khi gửi.',
          'Câu hỏi chỉ được đăng khi người gửi đồng ý, và không kèm thông tin của người gửi.',
        ],
      },
      {
        title: 'Người theo dõi qua thư điện tử',
        says: [
          'Thư chỉ được gửi sau khi chủ địa chỉ xác nhận. Địa chỉ được mã hoá khi lưu và chỉ dùng cho các thư này.',
          'Mỗi thư có đường dẫn để thôi nhận; thôi nhận thì địa chỉ bị xoá ngay. Địa chỉ chưa xác nhận cũng bị xoá.',
        ],
      },
    ],
  },
  en: {
    title: 'Privacy',
    intro:
      'What these public pages keep of readers, of those who write and of those who follow, and for how long.',
    back: 'Bodies that publish their results',
    subjects: [
      {
        title: 'Readers',
        says: [
          'Reading needs no sign-in. The pages set no cookie, load nothing from elsewhere and send nothing to anybody else.',
          'Each page has a number of views: a person is counted at most once a day for a page; automatic programs are not counted.',
          'So that nobody is counted twice, the server makes a code from the network address and the name of the browser with a random key that changes every day. Neither address nor name is stored with the counts. When the day ends, the key and all codes are removed; only the number stays.',
          'The codes of one person on two pages, or on two days, differ, and cannot be put together into what somebody read.',
          'People who share a network and a kind of browser are counted as one, so the number may be lower than the people.',
        ],
      },
      {
        title: 'Those who write',
        says: [
          'Feedback needs no account. Name, e-mail address and telephone are there only where the writer gave them.',
          'They are sealed while kept, seen only by the unit that answers, each look is recorded, and they are erased after the answer, so many days later as the form says.',
          'Writers see how it stands, and take it back, by the code that they were given.',
          'A question is published only where its writer agreed, and without anything of the writer.',
        ],
      },
      {
        title: 'Those who follow by e-mail',
        says: [
          'Letters are sent only after the owner of the address has confirmed. The address is sealed while kept and used for these letters only.',
          'Each letter has a link that ends them; the address is then erased at once. An address that was never confirmed is erased too.',
        ],
      },
    ],
  },
};
