import type { Platform } from '../../platform/act.ts';
import { type Html, html } from '../../platform/html/html.ts';
import { addressIn } from '../../platform/html/language.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { fillSentence } from '../../platform/refusal.ts';
import { answersSection } from './answers-section.ts';
import type { PublicPlace } from './feedback-place.ts';
import { lineField, noteOf, notTaken, wordsField } from './form-parts.ts';
import { type FormAsk, tokenField } from './public-form.ts';
import { FEEDBACK_WORDS, type FeedbackWords } from './public-words.ts';
import type { Faults, FieldAtFault, SentForm } from './rules/check-form.ts';
import { FEEDBACK_KINDS, type FeedbackRules } from './rules/feedback-rules.ts';
import type { PublishedAnswer } from './store/answer-store.ts';

/** Names of the fields as they are sent. */
export const FIELDS = {
  ...{ kind: 'loai', words: 'y-kien', name: 'ho-ten', email: 'thu', phone: 'dien-thoai' },
  ...{ website: 'trang-web', publish: 'dong-y' },
} as const satisfies Record<FieldAtFault, string>;

export interface FormState {
  readonly place: PublicPlace;
  readonly unitName: string;
  readonly rules: FeedbackRules;
  readonly sent: SentForm;
  readonly faults: Faults;
  /** Why it was not taken. */
  readonly why: string | null;
  /** What others asked and were answered. */
  readonly answers: readonly PublishedAnswer[];
}

/** The page of the form, empty or with what was typed and what is wrong with it. */
export function feedbackFormPage(
  platform: Platform,
  origin: string,
  ask: FormAsk,
  { place, unitName, rules, sent, faults, why, answers }: FormState,
): string {
  const { lang } = ask;
  const words = FEEDBACK_WORDS[lang];
  const { plan, taskKey, subject } = place;
  const planPath = `/p/${plan.authoritySlug}/${plan.slug}`;
  const query = taskKey === null ? '' : `?viec=${encodeURIComponent(taskKey)}`;
  const action = `${addressIn(lang, ask.path)}${query}`;
  const terms = fillSentence(words.terms, { ...rules.days });
  return pageShell({
    ...{ lang, origin, title: words.title, description: words.description },
    ...{ path: `${ask.path}${query}`, isIndexed: false },
    crumbs: [
      { name: plan.authorityName, path: `/p/${plan.authoritySlug}` },
      { name: plan.title, path: planPath },
    ],
    body: html`<h1>${words.title}</h1>
<p>${words.about}: <a href="${addressIn(lang, planPath + (taskKey === null ? '' : `/${taskKey}`))}">${subject}</a></p>
<p>${words.lead} ${words.answers}: <b>${unitName}</b>. ${terms}</p>
${notTaken(why)}${faultsOf(words, faults)}
<form class="stack" method="post" novalidate action="${action}">
${tokenField(platform, ask)}
${kindField(words, sent, faults)}
${wordsField({ ...fieldOf('words', words.words), hint: words.wordsHint, rows: 7 })}
<fieldset><legend>${words.contact}</legend>
<p class="meta">${fillSentence(words.contactHint, { days: rules.keptDays })}</p>
${lineField({ ...fieldOf('name', words.name), type: 'text', complete: 'name' })}
${lineField({ ...fieldOf('email', words.email), type: 'email', complete: 'email' })}
${lineField({ ...fieldOf('phone', words.phone), type: 'tel', complete: 'tel' })}</fieldset>
<label class="choice"><input type="checkbox" name="${FIELDS.publish}" value="co"${sent.publish !== '' && html` checked`}> ${words.publish}</label>
${trap(words, sent, faults)}
<p class="acts"><button class="first">${words.send}</button></p></form>
<p><a href="${addressIn(lang, '/p/gop-y')}">${words.lookUp}</a></p>
${answersSection(lang, answers, taskKey)}`,
  });

  function fieldOf(field: FieldAtFault, label: string) {
    const fault = faults[field];
    return { name: FIELDS[field], label, value: sent[field], fault: fault && words[fault] };
  }
}

function kindField(words: FeedbackWords, sent: SentForm, { kind: fault }: Faults): Html {
  return html`<fieldset id="${FIELDS.kind}"><legend>${words.kind}</legend>${noteOf({
    name: FIELDS.kind,
    fault: fault && words[fault],
  })}${FEEDBACK_KINDS.map(
    (kind) =>
      html`<label class="choice"><input type="radio" name="${FIELDS.kind}" value="${kind}"${sent.kind === kind && html` checked`}> ${words[kind]}</label>`,
  )}</fieldset>`;
}

/** Nobody sees this field; whoever fills it in reads only the markup. Seen where it is what went wrong. */
function trap(words: FeedbackWords, { website }: SentForm, { website: fault }: Faults): Html {
  if (fault) {
    const field = { name: FIELDS.website, label: words.website, value: website };
    return lineField({ ...field, fault: words[fault], type: 'text' });
  }
  return html`<div class="unseen" aria-hidden="true"><label for="${FIELDS.website}">${words.website}</label><input id="${FIELDS.website}" name="${FIELDS.website}" value="" tabindex="-1" autocomplete="off"></div>`;
}

/** How many things are wrong, each leading to its field. */
function faultsOf(words: FeedbackWords, faults: Faults): Html | null {
  const all = Object.keys(FIELDS)
    .filter((name): name is FieldAtFault => Object.hasOwn(faults, name))
    .flatMap((field) => {
      const fault = faults[field];
      return fault ? [{ field, fault }] : [];
    });
  if (all.length === 0) return null;
  return html`<div class="strip" role="alert"><p>${fillSentence(words.notSent, { count: all.length })}</p><ul>${all.map(
    ({ field, fault }) => html`<li><a href="#${FIELDS[field]}">${words[fault]}</a></li>`,
  )}</ul></div>`;
}
