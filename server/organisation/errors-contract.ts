import { errorTable } from '../platform/contract.ts';

/** What `organisation` refuses, and what to do then. */
export const organisationErrors = errorTable({
  WRONG_PASSWORD: {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Còn {left} lần thử.',
    en: 'User name or password is wrong. {left} tries left.',
  },
  ACCOUNT_LOCKED: {
    status: 429,
    vi: 'Tài khoản tạm khoá đến {until} vì nhập sai nhiều lần. Chờ đến lúc đó rồi thử lại.',
    en: 'The account is locked until {until} after too many wrong tries. Wait until then and try again.',
  },
  LINK_USED: {
    status: 401,
    vi: 'Liên kết đăng nhập đã dùng hoặc hết hạn. Lấy liên kết mới bằng lệnh: npm run --silent chidao -- link',
    en: 'The sign-in link has been used or has expired. Get a new one: npm run --silent chidao -- link',
  },
  NO_POST: {
    status: 403,
    vi: 'Tài khoản này hiện không giữ chức vụ nào. Báo quản trị bổ nhiệm chức vụ.',
    en: 'This account holds no post today. Ask the administrator for an appointment.',
  },
  ALREADY_SET_UP: {
    status: 409,
    vi: 'Hệ thống đã được thiết lập. Đăng nhập bằng tài khoản quản trị.',
    en: 'This installation is already set up. Sign in as its administrator.',
  },
  UNIT_NAME_EXISTS: {
    status: 409,
    vi: 'Đã có đơn vị cùng tên dưới cùng cơ quan. Chọn đơn vị có sẵn, hoặc ghi rõ tên khác.',
    en: 'A unit of that name exists under the same parent. Choose it, or give a different name.',
  },
  UNIT_CODE_EXISTS: {
    status: 409,
    vi: 'Mã {code} đã thuộc {name}. Kiểm tra mã rồi nhập lại.',
    en: 'Code {code} belongs to {name}. Check the code and enter it again.',
  },
  UNIT_CODE_WRONG: {
    status: 400,
    vi: "Mã '{code}' không theo mẫu QĐ 20/2020/QĐ-TTg, ví dụ H26 hoặc G14.01.",
    en: "Code '{code}' does not follow QĐ 20/2020/QĐ-TTg, such as H26 or G14.01.",
  },
  UNIT_BEFORE_PARENT: {
    status: 422,
    vi: 'Đơn vị cấp trên có từ {from}. Chọn ngày bắt đầu từ hôm đó trở đi.',
    en: 'The parent exists from {from}. Choose a first day from then on.',
  },
  UNIT_AFTER_PARENT: {
    status: 422,
    vi: 'Đơn vị cấp trên đã đóng sau {to}. Chọn cấp trên khác hoặc ngày sớm hơn.',
    en: 'The parent was closed after {to}. Choose another parent or an earlier day.',
  },
  UNIT_ENDS_BEFORE_START: {
    status: 422,
    vi: 'Đơn vị có từ {from}. Chọn ngày cuối từ hôm đó trở đi.',
    en: 'The unit exists from {from}. Choose a last day from then on.',
  },
  UNIT_HAS_OPEN_CHILDREN: {
    status: 409,
    vi: 'Còn {count} đơn vị trực thuộc đang hoạt động. Đóng hoặc chuyển các đơn vị đó trước.',
    en: '{count} subordinate units are still open. Close or move them first.',
  },
  IMPORT_HAS_ERRORS: {
    status: 422,
    vi: 'Chưa ghi gì: {count} chỗ cần sửa. Sửa trong bảng rồi dán lại.',
    en: 'Nothing was written: {count} things to correct. Correct the sheet and paste it again.',
  },
});
