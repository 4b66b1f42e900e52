import { z } from 'zod';
import { byId, DayText, endpoint, errorTable, Id, Instant } from '../platform/contract.ts';

/** What the acts on mail addresses and absences refuse. */
export const contactErrors = errorTable({
  MAIL_OFF: {
    status: 409,
    vi: 'Chưa bật gửi thư nên không gửi được mã xác nhận. Báo quản trị đặt CHIDAO_SMTP_URL, hoặc nhờ quản trị ghi địa chỉ.',
    en: 'Mail is off, so no code can be sent. Ask the administrator to set CHIDAO_SMTP_URL, or to enter the address.',
  },
  CODE_WRONG: {
    status: 422,
    vi: 'Mã chưa đúng, còn {left} lần thử. Xem lại thư vừa nhận rồi nhập đủ 6 chữ số.',
    en: 'The code is wrong, {left} tries left. Look at the letter again and type all 6 digits.',
  },
  CODE_OVER: {
    status: 409,
    vi: 'Mã đã hết hạn hoặc đã thử quá số lần. Nhập lại địa chỉ để nhận mã mới.',
    en: 'The code has expired or was tried too often. Enter the address again to get a new one.',
  },
  ABSENCE_OVERLAPS: {
    status: 409,
    vi: 'Đã báo vắng từ {from} đến {to}. Kết thúc lần đó trước, hoặc chọn ngày khác.',
    en: 'An absence from {from} to {to} is declared already. End it first, or choose other days.',
  },
  ABSENCE_BACKWARDS: {
    status: 422,
    vi: 'Ngày cuối {to} sớm hơn ngày đầu {from}. Chọn lại ngày cuối.',
    en: 'The last day {to} is before the first {from}. Choose another last day.',
  },
  STAND_IN_SELF: {
    status: 422,
    vi: 'Người thay phải là người khác. Chọn người khác, hoặc để trống.',
    en: 'Somebody else must stand in. Choose another person, or leave it empty.',
  },
  STAND_IN_UNKNOWN: {
    status: 422,
    vi: 'Người thay không giữ chức vụ nào ở cơ quan này trong những ngày đó. Chọn người khác.',
    en: 'Who stands in holds no post of this body on those days. Choose another person.',
  },
  ABSENCE_OVER: {
    status: 409,
    vi: 'Lần vắng này đã kết thúc hoặc đã được sửa. Tải lại trang để xem hiện trạng.',
    en: 'This absence has ended or was changed. Load the page again to see how it stands.',
  },
});

export const Email = z.email().max(200);

/** Somebody away (vắng mặt), with who stands in. */
export const Absence = z.object({
  id: Id,
  personId: Id,
  person: z.string(),
  from: DayText,
  /** The last day; earlier than first said where it was ended. */
  to: DayText,
  standIn: z.object({ id: Id, name: z.string(), postId: Id.nullable() }).nullable(),
  reason: z.string(),
  declaredAt: Instant,
  version: z.number().int(),
});
export type Absence = z.infer<typeof Absence>;

/** Where I get mail, and when I am away. */
export const Contact = z.object({
  email: z.string().nullable(),
  /** An address that waits for the code mailed to it. */
  waiting: z.object({ email: z.string(), expiresAt: Instant }).nullable(),
  digestByMail: z.boolean(),
  mailOn: z.boolean(),
  absences: z.array(Absence),
});
export type Contact = z.infer<typeof Contact>;

export const getContact = endpoint({
  method: 'GET',
  path: '/api/contact',
  reply: Contact,
  summary: 'Where I get mail, whether my digests go there, and when I am away',
});
export const claimEmail = endpoint({
  method: 'POST',
  path: '/api/contact/email',
  body: z.object({ email: Email.nullable() }),
  reply: Contact,
  act: 'claim_email',
  summary: 'Names my address: a code is mailed there before it is used; null takes it away',
});
export const confirmEmail = endpoint({
  method: 'POST',
  path: '/api/contact/email/confirm',
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
  }),
  reply: Contact,
  act: 'confirm_email',
  summary: 'Types the code that was mailed: the address is used from now on',
});
export const chooseDigestWay = endpoint({
  method: 'POST',
  path: '/api/contact/digests',
  body: z.object({ byMail: z.boolean() }),
  reply: Contact,
  act: 'choose_digest_way',
  summary: 'My digests by mail too, or in the product only',
});
export const setEmailOf = endpoint({
  method: 'POST',
  path: '/api/people/:id/email',
  params: byId,
  body: z.object({ email: Email.nullable() }),
  reply: z.object({ email: z.string().nullable() }),
  act: 'set_email',
  summary: 'The administrator enters the address of a person of the body',
});

export const listAbsences = endpoint({
  method: 'GET',
  path: '/api/absences',
  reply: z.object({ absences: z.array(Absence) }),
  summary: 'Who of the body is or will be away; for whoever may not see all, oneself',
});
export const declareAbsence = endpoint({
  method: 'POST',
  path: '/api/absences',
  body: z.object({
    /** Null: oneself. */
    personId: Id.nullable(),
    from: DayText,
    to: DayText,
    standInId: Id.nullable(),
    /** The post in which the other stands in; null for any that they hold. */
    standInPostId: Id.nullable().default(null),
    reason: z.string().trim().min(3).max(300),
  }),
  reply: z.object({ absences: z.array(Absence) }),
  act: 'declare_absence',
  summary: 'Declares an absence of oneself, or as administrator of another, with who stands in',
});
export const endAbsence = endpoint({
  method: 'POST',
  path: '/api/absences/:id/end',
  params: byId,
  body: z.object({ version: z.number().int() }),
  reply: z.object({ absences: z.array(Absence) }),
  act: 'end_absence',
  summary: 'Ends an absence as of yesterday; one that has not begun is called off',
});
