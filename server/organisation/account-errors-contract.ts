import { errorTable } from '../platform/contract.ts';

/** What accounts refuse: passwords, one-time codes, links, sessions. */
export const accountErrors = errorTable({
  ADDRESS_LOCKED: {
    status: 429,
    vi: 'Từ mạng này đã nhập sai quá nhiều lần. Chờ đến {until} rồi thử lại, hoặc đăng nhập từ mạng khác.',
    en: 'Too many wrong tries from this network. Wait until {until} and try again, or sign in from another network.',
  },
  PASSWORD_SHORT: {
    status: 422,
    vi: 'Mật khẩu cần ít nhất {least} ký tự. Dùng một câu dài dễ nhớ.',
    en: 'A password needs at least {least} characters. Use a long sentence that is easy to remember.',
  },
  PASSWORD_COMMON: {
    status: 422,
    vi: 'Mật khẩu này có trong danh sách hay bị thử trước tiên. Chọn một câu khác của riêng mình.',
    en: 'This password is among those that are tried first. Choose another sentence of your own.',
  },
  PASSWORD_SIMPLE: {
    status: 422,
    vi: 'Mật khẩu chỉ là một dãy hoặc một đoạn lặp lại. Chọn một câu có nhiều chữ khác nhau.',
    en: 'The password is only a sequence or one piece repeated. Choose a sentence of different words.',
  },
  PASSWORD_NAME: {
    status: 422,
    vi: 'Mật khẩu chứa tên đăng nhập hoặc tên cơ quan, rất dễ đoán. Bỏ phần đó rồi nhập lại.',
    en: 'The password contains the user name or the name of the body, which is easy to guess. Leave that out.',
  },
  OLD_PASSWORD_WRONG: {
    status: 422,
    vi: 'Mật khẩu đang dùng chưa đúng. Còn {left} lần thử.',
    en: 'The present password is wrong. {left} tries left.',
  },
  PASSWORD_LINK_OVER: {
    status: 410,
    vi: 'Liên kết đã dùng hoặc hết hạn. Bấm Quên mật khẩu để nhận liên kết mới, hoặc báo quản trị.',
    en: 'The link has been used or has expired. Press Forgot password for a new one, or ask the administrator.',
  },
  TICKET_OVER: {
    status: 410,
    vi: 'Đã quá 10 phút từ lúc nhập mật khẩu. Nhập lại mật khẩu rồi đến mã.',
    en: 'More than 10 minutes have passed since the password. Enter the password again, then the code.',
  },
  ONE_TIME_CODE_WRONG: {
    status: 422,
    vi: 'Mã chưa đúng hoặc đã dùng. Còn {left} lần thử. Chờ ứng dụng hiện mã mới rồi nhập.',
    en: 'The code is wrong or has been used. {left} tries left. Wait for the next code of the app and type it.',
  },
  ENROLMENT_CODE_WRONG: {
    status: 422,
    vi: 'Mã chưa khớp. Xem giờ của điện thoại có đúng không, rồi nhập mã đang hiện trong ứng dụng.',
    en: 'The code does not match. See whether the clock of the phone is right, then type the code that the app shows now.',
  },
  ENROLMENT_OVER: {
    status: 409,
    vi: 'Lần cài đặt này không còn hiệu lực. Bấm Bật mã 6 số để lấy mã QR mới.',
    en: 'This set-up holds no longer. Press Turn codes on for a new QR code.',
  },
  CODES_ALREADY_ON: {
    status: 409,
    vi: 'Mã 6 số đã bật. Muốn chuyển sang điện thoại khác thì tắt trước rồi bật lại.',
    en: 'One-time codes are on already. To move to another phone, turn them off first.',
  },
  CODES_REQUIRED: {
    status: 409,
    vi: 'Chức vụ đang giữ phải dùng mã 6 số nên không tắt được. Cần đổi điện thoại thì nhờ quản trị gỡ mã.',
    en: 'The post held needs one-time codes, so they cannot be turned off. To change phones, ask the administrator to take them off.',
  },
  CODES_UNREADABLE: {
    status: 503,
    vi: 'Máy chủ không mở được mã 6 số vì tệp khoá (journal.key) đã khác. Báo quản trị đưa lại tệp khoá, hoặc gỡ mã của tài khoản.',
    en: 'The server cannot open one-time codes because its key file (journal.key) is another one. Ask the administrator to bring it back, or to take the codes off the account.',
  },
  NO_PASSWORD_YET: {
    status: 409,
    vi: 'Tài khoản này chưa có mật khẩu. Nhận liên kết đặt mật khẩu ở trang Quên mật khẩu hoặc từ quản trị trước.',
    en: 'This account has no password yet. Get a link to set one from Forgot password or from the administrator first.',
  },
  DEMONSTRATION_ACCOUNT: {
    status: 409,
    vi: 'Người của bản trình diễn vào bằng một lần bấm, không có mật khẩu và mã. Thử với tài khoản thật.',
    en: 'People of the demonstration enter by one press and have neither password nor codes. Try with a real account.',
  },
  USERNAME_TAKEN: {
    status: 409,
    vi: 'Tên đăng nhập {username} đã có người dùng. Chọn tên khác.',
    en: 'The user name {username} is taken. Choose another.',
  },
  ACCOUNT_EXISTS: {
    status: 409,
    vi: 'Người này đã có tài khoản {username}. Gửi liên kết đặt lại mật khẩu thay vì mời.',
    en: 'This person has the account {username} already. Send a reset link instead of an invitation.',
  },
  ACCOUNT_ELSEWHERE: {
    status: 409,
    vi: 'Người này còn giữ chức vụ ở cơ quan khác, nên không đổi cách đăng nhập từ đây được. Để chính người đó bấm Quên mật khẩu.',
    en: 'This person also holds a post in another body, so how they sign in cannot be changed from here. Let them press Forgot password themselves.',
  },
  SESSION_OVER: {
    status: 409,
    vi: 'Phiên này đã kết thúc. Tải lại trang để xem các phiên đang mở.',
    en: 'This session has ended already. Load the page again to see the open ones.',
  },
});
