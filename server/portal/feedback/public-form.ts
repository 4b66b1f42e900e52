import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../../platform/act.ts';
import { type ErrorText, platformErrors } from '../../platform/contract.ts';
import { type Html, html } from '../../platform/html/html.ts';
import { addressIn, LANGUAGES, type Language } from '../../platform/html/language.ts';
import { fillSentence, Refusal } from '../../platform/refusal.ts';
import { brokenPage, missingPage } from '../pages/plain-pages.ts';
import { sendFresh } from '../pages/send-reply.ts';
import { formToken, readFormToken } from './rules/form-token.ts';
import { wideNetworkOf } from './rules/public-limits.ts';
import { formSigner } from './secrets.ts';

/*
 * Forms for people outside: plain HTML that works without script, and nothing typed is lost. No session is looked
 * at; what was sent proves itself by a signed token, and comes from a page of ours.
 */

/** A request for a page with a form, or what was sent with it. */
export interface FormAsk {
  readonly lang: Language;
  /** The address without language and query. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What was sent; nothing for a page that is only opened. */
  readonly sent: URLSearchParams;
  /** From which network, as widely as limits look at it. */
  readonly network: string;
}

/** A whole page, somewhere else to go (an address without language), or null where nothing stands. */
export type FormReply =
  | { readonly page: string; readonly status?: number }
  | { readonly to: string }
  | null;

export interface FormPage {
  /** Shows the page. */
  readonly show: (ask: FormAsk) => Promise<FormReply>;
  /**
   * Takes what was sent.
   *
   * @param once the number of the form, for which it acts only once
   */
  readonly take?: (ask: FormAsk, once: string) => Promise<FormReply>;
  /** The page again with what was typed, and a sentence that says what to do. */
  readonly again?: (ask: FormAsk, why: string) => Promise<FormReply>;
}

const MOST_BYTES = 64 * 1024;
/** Skips the header that only our own program can add; a limit that does not lock the office out. */
const config = { isFromServers: true, rateLimit: {} };
const TOKEN = 'phieu';

/** Mounts a page with a form at `/p/…` and `/en/p/…`. */
export function formPage(app: FastifyInstance, platform: Platform, path: string, page: FormPage) {
  async function serve(
    request: FastifyRequest,
    reply: FastifyReply,
    lang: Language,
    take: FormPage['take'] | null,
  ): Promise<FastifyReply> {
    try {
      const ask = askOf(request, lang);
      return answer(reply, lang, await outcome(platform, request, ask, page, take));
    } catch (error) {
      request.log.error({ err: error }, 'a page with a form could not be made');
      return sendFresh(reply, brokenPage(lang, ''));
    }
  }
  void app.register(async (scope) => {
    readForms(scope);
    for (const lang of LANGUAGES) {
      const url = addressIn(lang, path);
      scope.get(url, { config }, async (request, reply) => serve(request, reply, lang, null));
      const { take } = page;
      if (!take) continue;
      scope.post(url, { config }, async (request, reply) => serve(request, reply, lang, take));
    }
  });
}

/** What browsers send of a plain form. */
export function readForms(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
}

async function outcome(
  platform: Platform,
  request: FastifyRequest,
  ask: FormAsk,
  page: FormPage,
  take: FormPage['take'] | null,
): Promise<FormReply> {
  const again = async (text: ErrorText, facts: Refusal['facts'] = {}): Promise<FormReply> => {
    const reply = await (page.again ?? page.show)(ask, fillSentence(text[ask.lang], facts));
    return reply && 'page' in reply ? { ...reply, status: text.status } : reply;
  };
  try {
    if (!take) return await page.show(ask);
    if (isFromElsewhere(request)) return await again(FORM_ERRORS.elsewhere);
    const token = readToken(platform, ask);
    if (token.kind !== 'good') return await again(FORM_ERRORS[token.kind]);
    return await take(ask, token.once);
  } catch (error) {
    if (error instanceof Refusal) return again(error.text, error.facts);
    request.log.error({ err: error }, 'a public form could not be taken');
    return again(platformErrors.UNEXPECTED);
  }
}

const FORM_ERRORS = {
  early: {
    ...{ code: 'FORM_EARLY', status: 422 },
    vi: 'Biểu mẫu được gửi nhanh hơn thời gian đọc. Xem lại nội dung bên dưới rồi bấm gửi lần nữa.',
    en: 'The form came faster than anybody reads. Look at the words below, then send it once more.',
  },
  old: {
    ...{ code: 'FORM_OLD', status: 422 },
    vi: 'Trang đã mở quá một ngày. Nội dung vẫn còn bên dưới: xem lại rồi bấm gửi lần nữa.',
    en: 'The page has been open for more than a day. What was typed is kept below: send it once more.',
  },
  foreign: {
    ...{ code: 'FORM_FOREIGN', status: 422 },
    vi: 'Biểu mẫu không phải do trang này cấp. Nội dung vẫn còn bên dưới: xem lại rồi bấm gửi lần nữa.',
    en: 'The form was not made by this page. What was typed is kept below: send it once more.',
  },
  elsewhere: {
    ...{ code: 'FORM_ELSEWHERE', status: 403 },
    vi: 'Nội dung được gửi từ một trang web khác. Xem lại bên dưới rồi bấm gửi tại đây.',
    en: 'This was sent from another site. Look at it below, then send it from here.',
  },
} as const satisfies Record<string, ErrorText>;

function answer(reply: FastifyReply, lang: Language, given: FormReply): FastifyReply {
  // Browsers of before 2021 say where a form comes from only under this policy.
  void reply.header('referrer-policy', 'same-origin');
  if (given === null) return sendFresh(reply, missingPage(lang, ''));
  if ('to' in given) {
    return reply.header('cache-control', 'no-store').redirect(addressIn(lang, given.to), 303);
  }
  const { page, status = 200 } = given;
  const type = 'text/html; charset=utf-8';
  const bytes = Buffer.from(page);
  return sendFresh(reply, { status, type, bytes, headers: {}, authorities: [] });
}

/** Whether another site made the browser send this. What no browser sent carries no such mark, and no cookie counts. */
function isFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}

function askOf(request: FastifyRequest, lang: Language): FormAsk {
  const url = new URL(request.url, 'http://localhost');
  const params = Object.entries(Object(request.params)).map(([name, value]) => {
    return [name, String(value)] as const;
  });
  return {
    ...{
      lang,
      path: lang === 'vi' ? url.pathname : url.pathname.slice(3),
      query: url.searchParams,
    },
    params: Object.fromEntries(params),
    sent: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
    network: wideNetworkOf(request.ip),
  };
}

function readToken({ journalKey, clock }: Platform, { path, sent }: FormAsk) {
  return readFormToken(formSigner(journalKey), path, sent.get(TOKEN) ?? '', clock());
}

/**
 * The hidden field of a form with its token. A form that came too early keeps its own, so that sending it again is
 * no longer early.
 */
export function tokenField(platform: Platform, { path, sent }: FormAsk): Html {
  const { journalKey, clock } = platform;
  const sign = formSigner(journalKey);
  const held = sent.get(TOKEN) ?? '';
  const { kind } = readFormToken(sign, path, held, clock());
  const isKept = kind === 'good' || kind === 'early';
  const once = randomBytes(12).toString('base64url');
  const token = isKept ? held : formToken(sign, path, once, clock());
  return html`<input type="hidden" name="${TOKEN}" value="${token}">`;
}
