import type { LinkProps } from '@tanstack/react-router';
import type { Right } from '../../../server/organisation/rules/may.ts';
import type { admin } from '../../words/vi/admin.ts';

/** A page of the administration place, named by the question that it answers. */
export interface Question {
  /** Its words: `admin.question.<key>` and, what it is for, `admin.about.<key>`. */
  readonly key: keyof (typeof admin)['question'];
  readonly to: LinkProps['to'];
  /** Shown to posts that have this right somewhere. */
  readonly right: Right;
}

/** The pages of the administration place, in order; each capability adds its line. */
export const QUESTIONS: readonly Question[] = [
  { key: 'people', to: '/admin/people', right: 'person.edit' },
  { key: 'rights', to: '/admin/rights', right: 'unit.read' },
  { key: 'whyNot', to: '/admin/why-not', right: 'account.manage' },
  { key: 'delegations', to: '/admin/delegations', right: 'person.edit' },
  { key: 'signIn', to: '/admin/sign-in', right: 'account.manage' },
  { key: 'tokens', to: '/admin/tokens', right: 'account.manage' },
  { key: 'calendar', to: '/admin/calendar', right: 'calendar.edit' },
  { key: 'regimes', to: '/regimes', right: 'report.define' },
  { key: 'reminders', to: '/supervision/reminders', right: 'reminder.define' },
  { key: 'papers', to: '/admin/papers', right: 'paper.design' },
  { key: 'reorganisations', to: '/reorganisations', right: 'succession.read' },
  { key: 'exchange', to: '/admin/exchange', right: 'exchange.read' },
  { key: 'backups', to: '/admin/backups', right: 'keeping.read' },
  { key: 'access', to: '/admin/access', right: 'access.read' },
];
