import { type Day, formatDay, isDay, makeDay } from '../../../calendar/rules/day.ts';
import { DONE_MEASURE } from '../../../exchange/standards/rules/stratml-sheets.ts';
import { having, leaf, node, type XmlNode } from '../../../exchange/standards/rules/write-xml.ts';
import type { PublicSnapshot, PublicTarget, PublicTask } from '../../rules/public-snapshot.ts';
import { decimal, type EditionFacts } from './snapshot-to-stratml.ts';
import { type DaySpan, spanOfPeriod } from './span-of-period.ts';

/*
 * A published plan as one activity of IATI 2.03: its money as budgets and disbursements, its tasks as outputs, its
 * targets as outcomes. Codes are those of the standard's lists; a body without a registered identifier is named
 * by its public address here.
 */

/** Codes of the standard's lists. */
const GOVERNMENT = '10';
const STATED = { implementation: '2', finalisation: '3', closed: '4' } as const;
const MEASURES = { unit: '1', percentage: '2', qualitative: '5' } as const;
/** Document categories: A07 review of performance; formats by media type. */
const RESULTS_PAPER = 'A07';

export function snapshotToIati(snapshot: PublicSnapshot, facts: EditionFacts): XmlNode {
  const { authority, plan, tasks, targets } = snapshot;
  const ref = `VN-${authority.slug}`;
  const owner = plan.owner?.name ?? authority.name;
  const leads = new Set(tasks.flatMap(({ unit }) => (unit ? [unit.name] : [])));
  const activity = node(
    'iati-activity',
    leaf('iati-identifier', `${ref}-${plan.slug}`),
    having(node('reporting-org', narrative(authority.name)), { ref, type: GOVERNMENT }),
    node('title', narrative(plan.title ?? plan.number ?? plan.slug)),
    node('description', narrative(aboutPlan(snapshot))),
    participant(owner, '2'),
    ...[...leads].filter((name) => name !== owner).map((name) => participant(name, '4')),
    having(node('activity-status'), { code: statusOf(snapshot) }),
    ...activityDates(snapshot, facts),
    having(node('recipient-country'), { code: 'VN', percentage: '100' }),
    ...budgets(snapshot),
    ...disbursements(snapshot),
    documentLink(facts.address, plan.title ?? plan.slug, 'text/html'),
    ...snapshot.files.map(({ key, name, mediaType }) =>
      documentLink(`${facts.address}/tep/${key}`, name, mediaType),
    ),
    ...tasks.map((task) => output(task, snapshot)),
    ...targets.map((target) => outcome(target, snapshot)),
  );
  const described = having(activity, {
    'xml:lang': 'vi',
    'default-currency': 'VND',
    'last-updated-datetime': `${facts.publishedOn}T00:00:00Z`,
  });
  return having(node('iati-activities', described), {
    version: '2.03',
    'generated-datetime': `${facts.publishedOn}T00:00:00Z`,
  });
}

function narrative(text: string): XmlNode {
  return { name: 'narrative', text };
}

function aboutPlan({ plan, counts, cutOff }: PublicSnapshot): string {
  const done = counts.doneOnTime + counts.doneLate;
  const number = plan.number === undefined ? '' : `${plan.number}. `;
  return `${number}Đã hoàn thành ${done}/${counts.total} phần việc, số liệu chốt ngày ${sayDay(cutOff)}.`;
}

function participant(name: string, role: '2' | '4'): XmlNode {
  return having(node('participating-org', narrative(name)), { role, type: GOVERNMENT });
}

/** Closed once everything is done; until then it is being carried out, after its last day it is being finished. */
function statusOf({ counts, phases, cutOff }: PublicSnapshot): string {
  const { total, doneOnTime, doneLate } = counts;
  if (total > 0 && doneOnTime + doneLate === total) return STATED.closed;
  const ends = phases.flatMap(({ to }) => (to === undefined ? [] : [to]));
  const isOver = ends.length > 0 && ends.every((end) => end < cutOff);
  return isOver ? STATED.finalisation : STATED.implementation;
}

function activityDates({ plan, phases }: PublicSnapshot, facts: EditionFacts): XmlNode[] {
  const start = plan.effectiveOn ?? plan.issuedOn ?? facts.publishedOn;
  const end = phases
    .flatMap(({ to }) => (to === undefined ? [] : [to]))
    .toSorted()
    .at(-1);
  const date = (type: string, day: string) =>
    having(node('activity-date'), { type, 'iso-date': day });
  return [date('2', start), ...(end === undefined ? [] : [date('3', end)])];
}

function budgets({ money }: PublicSnapshot): XmlNode[] {
  return money.flatMap(({ year, planned, allotted }) => {
    const sum = allotted ?? planned;
    if (year === undefined || sum === undefined) return [];
    const span = { from: makeDay(year, 1, 1), to: makeDay(year, 12, 31) };
    // 1 indicative, 2 committed: what was allotted is more than a plan.
    const status = allotted === undefined ? '1' : '2';
    const budget = node('budget', ...periodDays(span), value(sum, span.from));
    return [having(budget, { type: '1', status })];
  });
}

function disbursements({ money, cutOff }: PublicSnapshot): XmlNode[] {
  return money.flatMap(({ year, disbursed, source }) => {
    if (disbursed === undefined || year === undefined || disbursed === 0) return [];
    const lastDay = makeDay(year, 12, 31);
    const day = isDay(cutOff) && cutOff < lastDay ? cutOff : lastDay;
    return [
      node(
        'transaction',
        having(node('transaction-type'), { code: '3' }),
        having(node('transaction-date'), { 'iso-date': day }),
        value(disbursed, day),
        source === undefined ? null : node('description', narrative(source)),
      ),
    ];
  });
}

function value(sum: number, day: Day): XmlNode {
  const written = { name: 'value', text: decimal(sum) ?? '0' };
  return having(written, { currency: 'VND', 'value-date': day });
}

function documentLink(url: string, title: string, format: string): XmlNode {
  const link = node(
    'document-link',
    node('title', narrative(title)),
    having(node('category'), { code: RESULTS_PAPER }),
    having(node('language'), { code: 'vi' }),
  );
  return having(link, { url, format });
}

function output(task: PublicTask, snapshot: PublicSnapshot): XmlNode {
  const { counts, deadline } = task;
  const span = { from: planBegin(snapshot), to: deadline?.dueOn ?? snapshot.cutOff };
  const indicator = node(
    'indicator',
    node('title', narrative(DONE_MEASURE)),
    node(
      'period',
      ...periodDays(ordered(span)),
      measured('target', counts.total, deadline?.words),
      measured('actual', counts.doneOnTime + counts.doneLate),
    ),
  );
  const title = task.title ?? task.quote ?? task.label ?? task.key;
  return result(
    '1',
    title,
    task.quote,
    having(indicator, { measure: MEASURES.unit, ascending: 'true' }),
  );
}

function outcome(target: PublicTarget, snapshot: PublicSnapshot): XmlNode {
  const whole = { from: planBegin(snapshot), to: snapshot.cutOff };
  const points =
    target.path.length > 0
      ? target.path
      : [
          {
            period: target.period ?? target.reachedIn ?? '',
            promised: target.promised ?? null,
            reached: target.reached ?? null,
          },
        ];
  const isCounted = points.some(({ promised, reached }) => promised !== null || reached !== null);
  const periods = points.map(({ period, promised, reached }) =>
    node(
      'period',
      ...periodDays(ordered(spanOfPeriod(period) ?? whole)),
      promised === null ? null : measured('target', promised, period),
      reached === null ? null : measured('actual', reached, target.source),
    ),
  );
  const unit = /%|phần trăm/.test(target.measure ?? '') ? MEASURES.percentage : MEASURES.unit;
  const indicator = node(
    'indicator',
    node(
      'title',
      narrative([target.name ?? target.key, target.measure].filter(Boolean).join(' · ')),
    ),
    ...periods,
  );
  const title = [target.name, target.promisedWords].filter(Boolean).join(' ') || target.key;
  const measure = isCounted ? unit : MEASURES.qualitative;
  return result('2', title, target.quote, having(indicator, { measure }));
}

function result(
  type: string,
  title: string,
  words: string | undefined,
  indicator: XmlNode,
): XmlNode {
  const about = words === undefined || words === '' ? null : node('description', narrative(words));
  const found = node('result', node('title', narrative(title)), about, indicator);
  return having(found, { type, 'aggregation-status': 'false' });
}

function measured(name: 'target' | 'actual', amount: number, comment?: string): XmlNode {
  const said = comment === undefined || comment === '' ? null : node('comment', narrative(comment));
  return having(node(name, said), { value: decimal(amount) });
}

function planBegin({ plan, cutOff }: PublicSnapshot): string {
  return plan.effectiveOn ?? plan.issuedOn ?? cutOff;
}

/** A period cannot end before it begins: a deadline may lie before the day from which a plan is in force. */
function ordered({ from, to }: { readonly from: string; readonly to: string }) {
  return from <= to ? { from, to } : { from: to, to };
}

function periodDays({
  from,
  to,
}: DaySpan | { readonly from: string; readonly to: string }): XmlNode[] {
  return [
    having(node('period-start'), { 'iso-date': from }),
    having(node('period-end'), { 'iso-date': to }),
  ];
}

function sayDay(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}
