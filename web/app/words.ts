import i18next, { type BackendModule, type FormatterModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import type { AllWords } from '../words/all-words.ts';
import { app } from '../words/vi/app.ts';
import { kit } from '../words/vi/kit.ts';
import { getPreferences, onPreferences } from './preferences.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kit';
    resources: AllWords;
    returnNull: false;
  }
}

/** The words of the shell and the kit come with the program; those of a capability with its first page. */
const VIETNAMESE: Readonly<Record<string, () => Promise<ResourceKey>>> = {
  access: async () => (await import('../words/vi/access.ts')).access,
  agenda: async () => (await import('../words/vi/agenda.ts')).agenda,
  trackers: async () => (await import('../words/vi/trackers.ts')).trackers,
  account: async () => (await import('../words/vi/account.ts')).account,
  admin: async () => (await import('../words/vi/admin.ts')).admin,
  allocation: async () => (await import('../words/vi/allocation.ts')).allocation,
  amendments: async () => (await import('../words/vi/amendments.ts')).amendments,
  board: async () => (await import('../words/vi/board.ts')).board,
  compare: async () => (await import('../words/vi/compare.ts')).compare,
  edxml: async () => (await import('../words/vi/edxml.ts')).edxml,
  emulation: async () => (await import('../words/vi/emulation.ts')).emulation,
  exchange: async () => (await import('../words/vi/exchange.ts')).exchange,
  webhooks: async () => (await import('../words/vi/webhooks.ts')).webhooks,
  feedback: async () => (await import('../words/vi/feedback.ts')).feedback,
  figures: async () => (await import('../words/vi/figures.ts')).figures,
  indicators: async () => (await import('../words/vi/indicators.ts')).indicators,
  keeping: async () => (await import('../words/vi/keeping.ts')).keeping,
  life: async () => (await import('../words/vi/life.ts')).life,
  madePapers: async () => (await import('../words/vi/made-papers.ts')).madePapers,
  organisation: async () => (await import('../words/vi/organisation.ts')).organisation,
  budget: async () => (await import('../words/vi/budget.ts')).budget,
  calendar: async () => (await import('../words/vi/calendar.ts')).calendar,
  directives: async () => (await import('../words/vi/directives.ts')).directives,
  people: async () => (await import('../words/vi/people.ts')).people,
  papers: async () => (await import('../words/vi/papers.ts')).papers,
  plans: async () => (await import('../words/vi/plans.ts')).plans,
  planViews: async () => (await import('../words/vi/plan-views.ts')).planViews,
  portal: async () => (await import('../words/vi/portal.ts')).portal,
  portalArticles: async () => (await import('../words/vi/portal-articles.ts')).portalArticles,
  reporting: async () => (await import('../words/vi/reporting.ts')).reporting,
  reminders: async () => (await import('../words/vi/reminders.ts')).reminders,
  scorecards: async () => (await import('../words/vi/scorecards.ts')).scorecards,
  submissions: async () => (await import('../words/vi/submissions.ts')).submissions,
  succession: async () => (await import('../words/vi/succession.ts')).succession,
  supervision: async () => (await import('../words/vi/supervision.ts')).supervision,
  tasks: async () => (await import('../words/vi/tasks.ts')).tasks,
  ties: async () => (await import('../words/vi/ties.ts')).ties,
  inspections: async () => (await import('../words/vi/inspections.ts')).inspections,
  meetings: async () => (await import('../words/vi/meetings.ts')).meetings,
  checks: async () => (await import('../words/vi/checks.ts')).checks,
};
const ENGLISH: Readonly<Record<string, () => Promise<ResourceKey>>> = {
  admin: async () => (await import('../words/en/admin.ts')).admin,
  access: async () => (await import('../words/en/access.ts')).access,
  agenda: async () => (await import('../words/en/agenda.ts')).agenda,
  trackers: async () => (await import('../words/en/trackers.ts')).trackers,
  account: async () => (await import('../words/en/account.ts')).account,
  app: async () => (await import('../words/en/app.ts')).app,
  allocation: async () => (await import('../words/en/allocation.ts')).allocation,
  amendments: async () => (await import('../words/en/amendments.ts')).amendments,
  board: async () => (await import('../words/en/board.ts')).board,
  compare: async () => (await import('../words/en/compare.ts')).compare,
  edxml: async () => (await import('../words/en/edxml.ts')).edxml,
  emulation: async () => (await import('../words/en/emulation.ts')).emulation,
  exchange: async () => (await import('../words/en/exchange.ts')).exchange,
  webhooks: async () => (await import('../words/en/webhooks.ts')).webhooks,
  feedback: async () => (await import('../words/en/feedback.ts')).feedback,
  figures: async () => (await import('../words/en/figures.ts')).figures,
  kit: async () => (await import('../words/en/kit.ts')).kit,
  indicators: async () => (await import('../words/en/indicators.ts')).indicators,
  keeping: async () => (await import('../words/en/keeping.ts')).keeping,
  life: async () => (await import('../words/en/life.ts')).life,
  madePapers: async () => (await import('../words/en/made-papers.ts')).madePapers,
  organisation: async () => (await import('../words/en/organisation.ts')).organisation,
  budget: async () => (await import('../words/en/budget.ts')).budget,
  calendar: async () => (await import('../words/en/calendar.ts')).calendar,
  directives: async () => (await import('../words/en/directives.ts')).directives,
  people: async () => (await import('../words/en/people.ts')).people,
  papers: async () => (await import('../words/en/papers.ts')).papers,
  plans: async () => (await import('../words/en/plans.ts')).plans,
  planViews: async () => (await import('../words/en/plan-views.ts')).planViews,
  portal: async () => (await import('../words/en/portal.ts')).portal,
  portalArticles: async () => (await import('../words/en/portal-articles.ts')).portalArticles,
  reporting: async () => (await import('../words/en/reporting.ts')).reporting,
  reminders: async () => (await import('../words/en/reminders.ts')).reminders,
  scorecards: async () => (await import('../words/en/scorecards.ts')).scorecards,
  submissions: async () => (await import('../words/en/submissions.ts')).submissions,
  succession: async () => (await import('../words/en/succession.ts')).succession,
  supervision: async () => (await import('../words/en/supervision.ts')).supervision,
  tasks: async () => (await import('../words/en/tasks.ts')).tasks,
  ties: async () => (await import('../words/en/ties.ts')).ties,
  inspections: async () => (await import('../words/en/inspections.ts')).inspections,
  meetings: async () => (await import('../words/en/meetings.ts')).meetings,
  checks: async () => (await import('../words/en/checks.ts')).checks,
};

const fetched: BackendModule = {
  type: 'backend',
  init() {},
  read(language, capability, done) {
    const fetch = (language === 'en' ? ENGLISH : VIETNAMESE)[capability];
    if (!fetch) {
      done(new Error(`No words: ${language}/${capability}`), false);
      return;
    }
    fetch().then(
      (words) => done(null, words),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), true),
    );
  },
};

/** Every count in a sentence is written as figures are, grouped by thousands: `20.431 nhiệm vụ`. */
const grouped: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format: (value, _format, _language, options) =>
    typeof value === 'number' && options?.interpolationkey === 'count'
      ? formatNumber(value, { decimals: 1 })
      : value,
};

/** Readies the words before the first paint; afterwards they follow the chosen language without reload. */
export async function startWords(): Promise<void> {
  const { language } = getPreferences();
  await i18next
    .use(fetched)
    .use(grouped)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: language === 'vi' ? false : 'vi',
      ns: ['app', 'kit'],
      defaultNS: 'kit',
      resources: { vi: { app, kit } },
      partialBundledLanguages: true,
      // React escapes what it shows.
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
  onPreferences(() => {
    const next = getPreferences().language;
    if (next !== i18next.language) void i18next.changeLanguage(next);
  });
}

/** Fetches the words of a page beside the page itself, so that one does not wait for the other. */
export function wordsOf(...capabilities: (keyof AllWords)[]): () => Promise<void> {
  return () => i18next.loadNamespaces(capabilities);
}
