import type { Answers } from '../shape.ts';
import type { admin as Vietnamese } from '../vi/admin.ts';

/** The administration place: its questions, and how each stands. */
export const admin: Answers<typeof Vietnamese> = {
  title: 'Administration',
  question: {
    people: 'People and posts',
    rights: 'Who can do what?',
    whyNot: 'Why can this person not see it?',
    delegations: 'Who stands in for whom?',
    signIn: 'Who needs one-time codes?',
    tokens: 'API keys',
    calendar: 'Days off',
    regimes: 'Reporting regimes',
    reorganisations: 'Reorganisations',
    reminders: 'Rules of reminders and extensions',
    papers: 'Paper templates',
    exchange: 'Exchange with other systems',
    backups: 'Backups',
    access: 'Access log',
  },
  about: {
    people: 'Appoint, dismiss, name an acting holder; the posts of each unit',
    rights: 'The grid of rights by role, and who holds each post now',
    whyNot: 'Choose a person and an address or an act: which rule decides',
    delegations: 'Powers lent now, soon and before',
    signIn: 'Which roles need a code from the phone at sign-in; how long passwords are',
    tokens: 'Keys that people gave to other software; revoked at once',
    calendar: 'Days off and made up; how deadlines are read',
    regimes: 'Who reports to whom, for which period, by when',
    reorganisations: 'Mergers, splits, renamings, transfers: who takes over whose work',
    reminders: 'Who is reminded when, how often a deadline moves',
    papers: 'The office’s own form of each kind of paper',
    exchange: 'Partners on other installations, webhooks, edXML, trackers of the superior',
    backups: 'The last one, whether it was read back whole; earlier runs',
    access: 'Who read what is restricted',
  },
};
