import { dayInVietnam } from '../../calendar/rules/day.ts';
import { unitRefs } from '../../organisation/units.ts';
import type { Platform } from '../../platform/act.ts';
import type { PublicPages } from '../pages/mount.ts';
import { addWord, withdrawFeedback } from './change-by-writer.ts';
import { askCodePage, CODE_FIELDS, codePage } from './code-page.ts';
import { FIELDS, feedbackFormPage } from './feedback-form-page.ts';
import { feedbackPlace, type PublicPlace } from './feedback-place.ts';
import { fewAtOnce } from './few-at-once.ts';
import { giveFeedback } from './give-feedback.ts';
import { lookUpFeedback } from './look-up-feedback.ts';
import { type FormAsk, type FormReply, formPage } from './public-form.ts';
import { FEEDBACK_WORDS } from './public-words.ts';
import { type Faults, readForm, readWords, type SentForm, wordsFault } from './rules/check-form.ts';
import { readReceiptCode } from './rules/receipt-code.ts';
import { codeOf } from './secrets.ts';
import { publishedAnswers } from './store/answer-store.ts';
import { feedbackRulesOn } from './store/settings-store.ts';

/** Góp ý, phản ánh for people outside: the form, and the page of a code. */
export function feedbackPages({ app, db, origin }: PublicPages, platform: Platform): void {
  const placeOf = ({ params, query }: FormAsk) =>
    feedbackPlace(db, params.authority ?? '', params.plan ?? '', query.get('viec'));

  const formOf = async (ask: FormAsk, place: PublicPlace, faults: Faults, why: string | null) => {
    const today = dayInVietnam(platform.clock());
    const rules = await feedbackRulesOn(db, place.authorityId, today);
    const unitName = await nameOf(place.unitId);
    const answers = await publishedAnswers(db, place.authorityId, place.planId);
    const state = { place, unitName, rules, sent: sentIn(ask), faults, why, answers };
    return feedbackFormPage(platform, origin, ask, state);
  };

  const nameOf = async (unitId: string) => (await unitRefs(db, [unitId])).get(unitId)?.name ?? '';

  formPage(app, platform, '/p/:authority/:plan/gop-y', {
    show: (ask) => formAgain(ask, null),
    again: formAgain,
    async take(ask, once) {
      const place = await placeOf(ask);
      if (!place) return null;
      const read = readForm(sentIn(ask));
      if ('faults' in read) {
        return { page: await formOf(ask, place, read.faults, null), status: 422 };
      }
      const { lang, network } = ask;
      const sending = { place, form: read.form, lang, once, network };
      const { code } = await fewAtOnce(() => giveFeedback(platform, sending));
      return { to: `/p/gop-y/${code}?moi=1` };
    },
  });
  async function formAgain(ask: FormAsk, why: string | null): Promise<FormReply> {
    const place = await placeOf(ask);
    return place && { page: await formOf(ask, place, {}, why), ...(why ? { status: 422 } : {}) };
  }

  formPage(app, platform, '/p/gop-y', {
    show: async (ask) => askCode(ask, ask.query.get('ma') ?? '', null),
    again: async (ask, why) => askCode(ask, ask.query.get('ma') ?? '', why),
  });
  function askCode({ lang }: FormAsk, typed: string, why: string | null): FormReply {
    const code = readReceiptCode(typed);
    if (code !== null && why === null) return { to: `/p/gop-y/${code}` };
    const wrong = typed.trim() === '' ? null : FEEDBACK_WORDS[lang].codeWrong;
    return { page: askCodePage(origin, lang, typed, why ?? wrong) };
  }

  formPage(app, platform, '/p/gop-y/:code', {
    show: (ask) => codeAgain(ask, null),
    // Who may look at no code for now sees only where one is asked for.
    again: (ask, why) =>
      codeAgain(ask, why).catch(() => {
        return { page: askCodePage(origin, ask.lang, ask.params.code ?? '', why) };
      }),
    async take(ask, once) {
      const record = await lookUp(ask);
      if (!record) return unknown(ask);
      const { authority_id: authorityId, id } = record;
      const change = { authorityId, id, once, network: ask.network };
      if (ask.sent.get(CODE_FIELDS.what) === CODE_FIELDS.withdraw) {
        await fewAtOnce(() => withdrawFeedback(platform, change));
      } else {
        const words = readWords(ask.sent.get(CODE_FIELDS.add) ?? '');
        const fault = wordsFault(words).words;
        if (fault) return codeAgain(ask, FEEDBACK_WORDS[ask.lang][fault]);
        await fewAtOnce(() => addWord(platform, change, words));
      }
      return { to: `/p/gop-y/${codeOf(platform.journalKey, { authorityId, id })}` };
    },
  });
  // What was just sent must be seen: never from a copy that is behind.
  const lookUp = ({ params, network }: FormAsk) =>
    lookUpFeedback(platform, params.code ?? '', network);
  async function codeAgain(ask: FormAsk, why: string | null): Promise<FormReply> {
    const record = await lookUp(ask);
    if (!record) return unknown(ask);
    const code = codeOf(platform.journalKey, { authorityId: record.authority_id, id: record.id });
    const unitName = await nameOf(record.unit_id);
    const typed = ask.sent.get(CODE_FIELDS.add) ?? '';
    const state = { code, record, unitName, isNew: ask.query.has('moi'), typed, why };
    const page = codePage(platform, origin, ask, state);
    return { page, ...(why === null ? {} : { status: 422 }) };
  }
  function unknown({ lang, params }: FormAsk): FormReply {
    const typed = params.code ?? '';
    const words = FEEDBACK_WORDS[lang];
    const why = readReceiptCode(typed) === null ? words.codeWrong : words.codeUnknown;
    return { page: askCodePage(origin, lang, typed, why), status: 404 };
  }
}

function sentIn({ sent }: FormAsk): SentForm {
  const field = (name: keyof typeof FIELDS) => sent.get(FIELDS[name]) ?? '';
  return {
    ...{ kind: field('kind'), words: field('words'), name: field('name') },
    ...{ email: field('email'), phone: field('phone'), website: field('website') },
    publish: field('publish'),
  };
}
