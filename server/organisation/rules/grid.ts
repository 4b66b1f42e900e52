import type { Role } from '../contract.ts';
import type { Reach, Right } from './rights.ts';

const seeTasks: readonly Reach[] = ['below', 'assigner', 'party'];
const readers = {
  'directive.read': ['authority', ...seeTasks],
  'plan.read': ['authority', ...seeTasks],
  'task.read': seeTasks,
  // Whoever reads a task may speak of it.
  'task.comment': seeTasks,
  'board.read': ['below'],
  'budget.read': ['below'],
  // Reports that a unit or one under it owes, and those that it receives.
  'report.read': ['below', 'assigner'],
  'unit.read': ['authority', 'below'],
  // Each by a key of its own, in a calendar program.
  'agenda.read': ['own'],
  // A ranking of the authority, or of another one that ranks a unit here.
  'scorecard.read': ['authority', 'below'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** Indicators (chỉ tiêu): a unit reads, enters and confirms its own and those of the units under it. */
const measures = {
  'indicator.read': ['below'],
  'indicator.report': ['below'],
  'indicator.confirm': ['below'],
  'indicator.ask': ['below'],
} satisfies Partial<Record<Right, readonly Reach[]>>;
/** Whoever looks at the whole authority sees, confirms and asks about all of its indicators. */
const oversees = {
  'report.read': ['authority', 'below', 'assigner'],
  'indicator.read': ['authority', 'below'],
  'indicator.confirm': ['authority'],
  'indicator.ask': ['authority'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

const holds = {
  'scorecard.self_score': ['own'],
  'budget.report': ['own'],
  'task.accept': ['own'],
  'task.hand_back': ['own'],
  'task.break_down': ['own'],
  'task.report': ['own'],
  'task.forward': ['own'],
  'task.delegate': ['own'],
  'task.reply': ['coordinator'],
  'task.edit_parties': ['own'],
  'task.plan_stages': ['own'],
  'task.ask_extension': ['own'],
  'task.explain': ['own'],
  'urging.answer': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

const decides = {
  'task.decide_hand_back': ['assigner'],
  'task.decide_result': ['assigner'],
  'task.set_anchor': ['assigner'],
  'task.edit_parties': ['own', 'assigner'],
  'task.plan_stages': ['own', 'assigner'],
  'task.clarify': ['assigner'],
  'task.suspend': ['assigner'],
  'task.withdraw': ['assigner'],
  'task.merge': ['assigner'],
  'task.carry_over': ['assigner'],
  'task.reopen': ['assigner'],
  'task.decide_extension': ['assigner'],
  'task.demand_explanation': ['assigner'],
  'task.decide_explanation': ['assigner'],
  // Whoever gave the work urges it, and whoever stands above the unit that holds it.
  'task.urge': ['assigner', 'below'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** Emulation (thi đua, khen thưởng): everybody sees the movements; whoever puts forward sees the nominees. */
const emulates = {
  'campaign.read': ['authority'],
  'nominee.read': ['below'],
  'campaign.register': ['own'],
  'nominee.propose': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;
/** A unit's own movement: its head plans it, holds its council and decides. */
const ownMovement = {
  'campaign.define': ['own'],
  'campaign.council': ['own'],
  'campaign.decide': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** What a unit was given of a target it shares out (phân bổ); which tasks move what it answers for. */
const sharesOut = {
  'indicator.allocate': ['own'],
  'indicator.link': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** How work hangs together (trọng số, trọng tâm, phụ thuộc): for whoever holds it and whoever gave it. */
const arranges = {
  'task.arrange': ['own', 'assigner'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** Inspections, meetings and checks of the data (kiểm tra, cuộc họp, kiểm tra số liệu), as far as one's units go. */
const isSupervised = {
  'inspection.read': ['below'],
  'meeting.read': ['below'],
  'check.read': ['below'],
} satisfies Partial<Record<Right, readonly Reach[]>>;
const answersInspections = {
  ...isSupervised,
  'inspection.answer': ['own'],
  'check.settle': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;
const supervises = {
  'inspection.read': ['authority'],
  'meeting.read': ['authority'],
  'check.read': ['authority', 'below'],
  'reminder.read': ['authority'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/**
 * Reports (báo cáo): whoever reports sees its own, those of units below and those sent to it; what a unit
 * received it accepts or returns.
 */
const seesReports = {
  'submission.read': ['below', 'party'],
} satisfies Partial<Record<Right, readonly Reach[]>>;
const writesReports = {
  ...seesReports,
  'submission.write': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;
const signsReports = {
  ...seesReports,
  'submission.sign': ['own'],
  'submission.decide': ['assigner'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** Trust handed on: powers of the own post (ủy quyền), keys for programs that act in it (khoá API). */
const entrusts = {
  'delegation.give': ['own'],
  'token.manage': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** Amendments (điều chỉnh, bổ sung): units see and propose their own. */
const amends = {
  'amendment.read': ['below', 'assigner', 'party'],
  'amendment.propose': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** Publication (công bố): whoever prepares never approves it too; a head answers for the plans of the own unit. */
const publishes = {
  'publication.read': ['own'],
  'publication.prepare': ['own'],
  'publication.approve': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** Feedback of people outside (góp ý, phản ánh): a unit writes and approves its own answers. */
const answersPublic = {
  'feedback.read': ['below'],
  'feedback.answer': ['own'],
  'feedback.approve': ['own'],
} satisfies Partial<Record<Right, readonly Reach[]>>;

/** The grid of rights: role × right × reach. Printed in the administration pages as it stands here. */
export const GRID: Readonly<Record<Role, Partial<Record<Right, readonly Reach[]>>>> = {
  planner: {
    ...entrusts,
    'amendment.read': ['authority', 'below', 'assigner', 'party'],
    'amendment.propose': ['authority', 'own'],
    'amendment.appraise': ['authority'],
    'amendment.bind': ['authority'],
    'webhook.manage': ['authority'],
    'publication.read': ['authority'],
    'publication.prepare': ['authority'],
    'feedback.read': ['authority'],
    'feedback.answer': ['authority'],
    'edxml.read': ['authority'],
    'edxml.send': ['authority'],
    'tracker.read': ['authority'],
    'tracker.import': ['authority'],
    'succession.read': ['authority'],
    'succession.plan': ['authority'],
    ...supervises,
    'inspection.plan': ['authority'],
    'meeting.plan': ['authority'],
    'check.settle': ['authority'],
    'reminder.define': ['authority'],
    ...readers,
    ...writesReports,
    'submission.decide': ['assigner'],
    ...decides,
    ...arranges,
    'directive.register': ['authority'],
    'reading.write': ['authority'],
    'plan.issue': ['authority'],
    // A province's planner shares out what the ministry gave to the province.
    ...oversees,
    'indicator.define': ['authority'],
    'indicator.report': ['authority', 'below'],
    'indicator.allocate': ['authority', 'own'],
    'indicator.link': ['authority', 'own'],
    'budget.edit': ['below'],
    'budget.report': ['below'],
    'task.break_down': ['own'],
    'task.forward': ['own'],
    'task.reply': ['coordinator'],
    'task.set_kinds': ['authority'],
    'report.define': ['authority'],
    'report.unlock': ['authority'],
    'urging.answer': ['own'],
    'overdue.settings': ['authority'],
    'unit.edit': ['authority'],
    'calendar.edit': ['authority'],
    'paper.read': ['authority'],
    'paper.design': ['authority'],
    'journal.read': ['authority'],
    'campaign.read': ['authority'],
    'nominee.read': ['authority'],
    'campaign.define': ['authority'],
    'campaign.council': ['authority'],
    'nominee.propose': ['authority'],
    'campaign.appraise': ['authority'],
    'nominee.suspend': ['authority'],
    'scorecard.define': ['authority'],
    'scorecard.enter': ['authority'],
    'scorecard.appraise': ['authority'],
  },
  head: {
    'webhook.manage': ['own'],
    ...entrusts,
    ...amends,
    ...answersPublic,
    ...answersInspections,
    ...readers,
    ...writesReports,
    ...signsReports,
    ...measures,
    ...holds,
    ...sharesOut,
    ...decides,
    ...arranges,
    ...emulates,
    ...ownMovement,
    ...publishes,
  },
  officer: {
    'feedback.read': ['below'],
    'feedback.answer': ['own'],
    'token.manage': ['own'],
    'amendment.read': ['below', 'assigner', 'party'],
    ...isSupervised,
    'check.settle': ['own'],
    ...readers,
    ...writesReports,
    'indicator.read': ['below'],
    'indicator.report': ['own'],
    'budget.report': ['own'],
    'task.report': ['own'],
    'task.reply': ['coordinator'],
    'campaign.read': ['authority'],
  },
  leader: {
    ...entrusts,
    'amendment.read': ['authority', 'below', 'assigner', 'party'],
    'amendment.decide': ['authority'],
    'publication.read': ['authority'],
    'publication.approve': ['authority'],
    'feedback.read': ['authority'],
    'feedback.approve': ['authority'],
    'edxml.read': ['authority'],
    'tracker.read': ['authority'],
    'succession.read': ['authority'],
    'succession.execute': ['authority'],
    ...supervises,
    'inspection.conclude': ['authority'],
    'meeting.conclude': ['authority'],
    ...readers,
    ...signsReports,
    ...oversees,
    ...sharesOut,
    ...decides,
    ...arranges,
    'campaign.read': ['authority'],
    'nominee.read': ['authority'],
    'campaign.decide': ['authority'],
    'scorecard.appraise': ['authority'],
    'scorecard.publish': ['authority'],
  },
  commune: {
    ...entrusts,
    ...amends,
    ...answersPublic,
    ...readers,
    ...writesReports,
    ...signsReports,
    ...measures,
    ...holds,
    ...arranges,
    ...emulates,
    ...answersInspections,
  },
  inspector: {
    ...entrusts,
    'access.read': ['authority'],
    'amendment.read': ['authority', 'below', 'assigner', 'party'],
    'edxml.read': ['authority'],
    'tracker.read': ['authority'],
    'succession.read': ['authority'],
    ...supervises,
    'publication.read': ['authority'],
    'feedback.read': ['authority'],
    'inspection.write': ['authority'],
    'check.settle': ['authority'],
    ...readers,
    ...seesReports,
    'report.read': ['authority', 'below', 'assigner'],
    'indicator.read': ['authority'],
    'journal.read': ['authority'],
    'campaign.read': ['authority'],
    'nominee.read': ['authority'],
    'nominee.suspend': ['authority'],
  },
  admin: {
    'account.manage': ['authority'],
    'token.manage': ['authority'],
    'access.read': ['authority'],
    'succession.read': ['authority'],
    'succession.plan': ['authority'],
    'succession.execute': ['authority'],
    // For units of several bodies: only where the post's authority is the one the program was set up for.
    'succession.across': ['authority'],
    'exchange.read': ['authority'],
    'exchange.manage': ['authority'],
    'webhook.manage': ['authority'],
    'edxml.read': ['authority'],
    'tracker.read': ['authority'],
    'keeping.read': ['authority'],
    'reminder.read': ['authority'],
    'reminder.define': ['authority'],
    'mail.manage': ['authority'],
    // Persons, their posts and appointments; where they get mail, and who is away.
    'person.edit': ['authority'],
    'overdue.settings': ['authority'],
    'unit.read': ['authority'],
    'unit.edit': ['authority'],
    'calendar.edit': ['authority'],
    'paper.read': ['authority'],
    'paper.design': ['authority'],
    // For every body of the installation: only where the post's authority is the one it was set up for.
    'calendar.edit_all': ['authority'],
    'journal.read': ['authority'],
    'directive.read': ['authority'],
    'plan.read': ['authority'],
  },
};
