/**
 * `waiting` to be sent, `sending` while a mail server is asked, `sent`, `unsure` where the answer never came,
 * `dead` where it was refused or tried too often.
 */
export const MAIL_STATES = ['waiting', 'sending', 'sent', 'unsure', 'dead'] as const;
export type MailState = (typeof MAIL_STATES)[number];
