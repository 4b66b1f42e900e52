import type { ActContext, Platform } from '../../platform/act.ts';
import { queueMail, SEND_MAIL } from '../../platform/mail/queue-mail.ts';
import { type Block, writeBlocks } from '../../platform/mail/rules/plain-html.ts';
import { codeOf, openContact } from './secrets.ts';
import { sealedContact } from './store/contact-store.ts';
import type { FeedbackRecord } from './store/feedback-table.ts';

const WORDS = {
  vi: {
    subject: 'Trả lời góp ý, phản ánh',
    about: 'Góp ý, phản ánh về',
    answered: 'đã có trả lời:',
    notOurs: 'không thuộc thẩm quyền của cơ quan nhận. Nơi cần gửi:',
    link: 'Xem tại trang tra cứu',
    why: 'Thư này gửi một lần, vì địa chỉ này được ghi khi góp ý. Địa chỉ sẽ bị xoá theo thời hạn lưu.',
  },
  en: {
    subject: 'Answer to feedback',
    about: 'The feedback on',
    answered: 'has been answered:',
    notOurs: 'is not for the body that received it. Where to turn:',
    link: 'See it on the page of the code',
    why: 'This letter is sent once, because this address was given with the feedback. The address will be erased in time.',
  },
} as const;

/** The answer goes to the writer's address, where one was given: sealed until it is sent. */
export async function mailAnswer(
  { journalKey }: Platform,
  context: ActContext,
  home: string,
  feedback: FeedbackRecord,
): Promise<void> {
  const { authority_id: authorityId, id, lang, subject, state, answer } = feedback;
  const kept = await sealedContact(context.tx, { authorityId, feedbackId: id });
  if (kept === null || answer === null) return;
  const { email, name } = openContact(journalKey, { authorityId, id }, kept.sealed);
  if (email === null) return;
  const words = WORDS[lang];
  const code = codeOf(journalKey, { authorityId, id });
  const path = `${lang === 'en' ? '/en' : ''}/p/gop-y/${code}`;
  const blocks: Block[] = [
    ...(name === null ? [] : [{ kind: 'paragraph', text: `${name},` } as const]),
    {
      kind: 'paragraph',
      text: `${words.about} “${subject}” ${state === 'not_ours' ? words.notOurs : words.answered}`,
    },
    { kind: 'paragraph', text: answer },
    { kind: 'link', text: `${words.link} ${code}`, address: `${home}${path}` },
    { kind: 'paragraph', text: words.why },
  ];
  await queueMail(context, {
    ...{ key: `feedback answer ${id}`, sealWith: journalKey, to: email },
    ...{ subject: `${words.subject} ${code}`, ...writeBlocks(blocks) },
  });
  await context.enqueue(SEND_MAIL, {});
}
