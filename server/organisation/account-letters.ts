import type { ActContext } from '../platform/act.ts';
import { queueMail, SECRET_PLACE, SEND_MAIL, sealForLetter } from '../platform/mail/queue-mail.ts';
import { type Block, writeBlocks } from '../platform/mail/rules/plain-html.ts';
import type { SignInRules } from './sign-in-rules.ts';
import type { Addressee } from './store/account-store.ts';

/** A letter about an account leads here. */
interface LinkLetter {
  readonly kind: 'invitation' | 'reset';
  /** Where people reach the program. */
  readonly address: string;
  readonly token: string;
}

const WORDS = {
  invitation: {
    subject: 'Lời mời vào Chỉ Đạo',
    why: 'Cơ quan đã mở cho ông (bà) một tài khoản trong Chỉ Đạo. Tên đăng nhập:',
    link: 'Đặt mật khẩu và vào lần đầu',
    holds: 'Liên kết dùng một lần, có hiệu lực 72 giờ.',
  },
  reset: {
    subject: 'Đặt lại mật khẩu Chỉ Đạo',
    why: 'Có yêu cầu đặt lại mật khẩu cho tài khoản',
    link: 'Đặt mật khẩu mới',
    holds:
      'Liên kết dùng một lần, có hiệu lực 30 phút. Nếu không phải mình yêu cầu thì bỏ qua thư này; mật khẩu cũ vẫn dùng được.',
  },
} as const;

/** The address at which a token sets a password. After `#`: it goes into no log and to no other site. */
export function passwordAddress(address: string, token: string): string {
  return `${address}/set-password#${token}`;
}

/** Mails a link that sets a password. In the outbox the token is sealed. */
export async function mailPasswordLink(
  context: ActContext,
  installationKey: Buffer,
  to: Addressee & { readonly email: string },
  { kind, address, token }: LinkLetter,
): Promise<void> {
  const words = WORDS[kind];
  const key = `${kind} ${context.ids.next()}`;
  await mailBlocks(context, to, words.subject, key, sealForLetter(installationKey, key, token), [
    { kind: 'paragraph', text: `${words.why} ${to.username}.` },
    { kind: 'link', text: words.link, address: passwordAddress(address, SECRET_PLACE) },
    { kind: 'paragraph', text: words.holds },
  ]);
}

const CHANGES = {
  password: 'Mật khẩu của tài khoản vừa được đổi; các phiên khác đã kết thúc.',
  codesOn: 'Mã 6 số vừa được bật cho tài khoản.',
  codesOff: 'Mã 6 số vừa được tắt cho tài khoản.',
} as const;

/** Tells the holder of an account what was changed about it, where there is an address: a thief cannot hide it. */
export async function tellOfChange(
  context: ActContext,
  { mailOn }: Pick<SignInRules, 'mailOn'>,
  to: Addressee | null,
  change: keyof typeof CHANGES,
): Promise<void> {
  if (!mailOn || to?.email == null) return;
  const key = `account changed ${context.ids.next()}`;
  await mailBlocks(context, { ...to, email: to.email }, 'Thay đổi ở tài khoản Chỉ Đạo', key, null, [
    { kind: 'paragraph', text: `${CHANGES[change]} Tên đăng nhập: ${to.username}.` },
    {
      kind: 'paragraph',
      text: 'Nếu không phải mình làm, bấm Quên mật khẩu ở trang đăng nhập và báo quản trị ngay.',
    },
  ]);
}

async function mailBlocks(
  context: ActContext,
  to: Addressee & { readonly email: string },
  subject: string,
  key: string,
  secret: Buffer | null,
  blocks: readonly Block[],
): Promise<void> {
  const greeting: Block = { kind: 'paragraph', text: `Kính gửi ${to.fullName},` };
  const letter = writeBlocks([greeting, ...blocks]);
  await queueMail(context, { key, to: to.email, subject, secret, ...letter });
  await context.enqueue(SEND_MAIL, {});
}
