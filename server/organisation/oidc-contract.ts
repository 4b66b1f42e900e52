import { z } from 'zod';
import { endpoint, errorTable, Instant } from '../platform/contract.ts';

export const getSignOn = endpoint({
  method: 'GET',
  path: '/api/sign-on',
  /** Null: people sign in here only. */
  reply: z.object({ name: z.string().nullable() }),
  open: true,
  summary: 'At which provider one may sign on, by the name on the button',
});
export const startSignOn = endpoint({
  method: 'GET',
  path: '/api/sign-on/start',
  query: z.object({ to: z.string().max(2_000).optional() }),
  open: true,
  summary: 'Leads the browser to the provider',
});
export const finishSignOn = endpoint({
  method: 'GET',
  path: '/api/sign-on/callback',
  query: z.record(z.string(), z.unknown()),
  open: true,
  summary: 'Where the provider sends the browser back to',
});
export const getLeaveAddress = endpoint({
  method: 'GET',
  path: '/api/sign-on/leave',
  /** Null: signing out here is all there is to do. */
  reply: z.object({ address: z.string().nullable() }),
  summary: 'Where to go after signing out here, to be signed out at the provider too; asked before',
});
/** An account of a provider by which one signs on (tài khoản đã liên kết). */
export const Identity = z.object({
  issuer: z.string(),
  subject: z.string(),
  shown: z.string(),
  linkedAt: Instant,
  usedAt: Instant.nullable(),
});
export type Identity = z.infer<typeof Identity>;
export const listIdentities = endpoint({
  method: 'GET',
  path: '/api/sign-on/identities',
  reply: z.object({ name: z.string().nullable(), identities: z.array(Identity) }),
  summary: 'The accounts elsewhere by which I sign on',
});
export const linkIdentity = endpoint({
  method: 'POST',
  path: '/api/sign-on/link',
  reply: z.object({ address: z.string() }),
  summary: 'Begins to link my account at the provider: the address to go to',
});
export const unlinkIdentity = endpoint({
  method: 'POST',
  path: '/api/sign-on/unlink',
  body: z.object({ issuer: z.string().max(500), subject: z.string().max(500) }),
  reply: z.object({ identities: z.array(Identity) }),
  act: 'unlink_identity',
  summary: 'Unlinks an account elsewhere from mine',
});

/** What goes wrong on the way to the provider and back. Shown on the sign-in page, which keeps where one wanted to go. */
export const signOnErrors = errorTable({
  SIGN_ON_OFF: {
    status: 404,
    vi: 'Hệ thống này chưa nối với nơi đăng nhập chung. Đăng nhập bằng tài khoản và mật khẩu ở đây.',
    en: 'This installation is not connected to a shared sign-on. Sign in with user name and password here.',
  },
  SIGN_ON_DOWN: {
    status: 503,
    vi: 'Nơi đăng nhập chung đang không trả lời. Thử lại sau ít phút, hoặc đăng nhập bằng tài khoản và mật khẩu ở đây.',
    en: 'The shared sign-on does not answer. Try again in a few minutes, or sign in with user name and password here.',
  },
  SIGN_ON_STALE: {
    status: 400,
    vi: 'Lượt đăng nhập này đã dùng rồi hoặc đã quá 10 phút. Bấm nút đăng nhập để làm lại từ đầu.',
    en: 'This attempt was used already or took over 10 minutes. Press the button to begin again.',
  },
  SIGN_ON_DECLINED: {
    status: 403,
    vi: 'Việc đăng nhập đã dừng ở nơi đăng nhập chung. Bấm lại nếu muốn tiếp tục.',
    en: 'Signing on was stopped at the shared sign-on. Press again to go on.',
  },
  SIGN_ON_UNTRUSTED: {
    status: 401,
    vi: 'Câu trả lời của nơi đăng nhập chung không đúng nên không dùng. Đăng nhập lại; nếu còn gặp, báo quản trị kèm giờ này.',
    en: 'The answer of the shared sign-on did not hold and was not used. Try again; if it comes back, tell the administrator the time.',
  },
  SIGN_ON_UNKNOWN: {
    status: 403,
    vi: 'Chưa có tài khoản nào ở đây ứng với người vừa đăng nhập. Đăng nhập bằng mật khẩu rồi liên kết ở trang Tài khoản, hoặc nhờ quản trị thêm.',
    en: 'No account here belongs to who has just signed on. Sign in with a password and link it on the account page, or ask the administrator.',
  },
  SIGN_ON_UNVERIFIED: {
    status: 403,
    vi: 'Nơi đăng nhập chung chưa xác minh địa chỉ thư của tài khoản này. Xác minh ở đó rồi đăng nhập lại.',
    en: 'The shared sign-on has not verified the mail address of this account. Verify it there and sign on again.',
  },
  SIGN_ON_TAKEN: {
    status: 409,
    vi: 'Tài khoản đó đã liên kết với một người khác ở đây. Bỏ liên kết ở người kia trước, hoặc báo quản trị.',
    en: 'That account is linked to somebody else here. Unlink it there first, or tell the administrator.',
  },
  SIGN_ON_POSTLESS: {
    status: 403,
    vi: 'Đã nhận ra người đăng nhập, nhưng người này hiện không giữ chức vụ nào. Báo quản trị bổ nhiệm chức vụ.',
    en: 'The person was recognised but holds no post today. Ask the administrator for an appointment.',
  },
  LOGOUT_REFUSED: {
    status: 400,
    vi: 'Thông báo đăng xuất không đúng nên không dùng. Kiểm tra khoá ký và mã ứng dụng ở nơi đăng nhập chung.',
    en: 'The logout message did not hold and was not used. Check signing keys and client id at the provider.',
  },
});
export type SignOnProblem = keyof typeof signOnErrors;
