import type { ReadField, Reading, ReadTask, Span, Why } from '../../../reader/reading.ts';
import { isDay, partsOf } from '../../calendar/rules/day.ts';
import type { BeforePolicy } from '../../calendar/rules/deadline.ts';
import type { Draft, DraftTask } from '../contract.ts';
import { draftCitations } from './draft-citations.ts';
import { draftDeadline } from './draft-deadline.ts';
import { draftUnit, mainDocument } from './draft-identity.ts';

type DraftField = Draft['fields'][number];

/**
 * Turns a reading (kết quả đọc) into the draft that an officer reviews (bản rà soát). Nothing is lost:
 * every value keeps its place in the source, its rule and its confidence; names are not matched yet.
 */
export function draftFromReading(reading: Reading, before: BeforePolicy = 'inclusive'): Draft {
  const { document, identity } = mainDocument(reading);
  const year =
    identity.issuedOn && isDay(identity.issuedOn) ? partsOf(identity.issuedOn).year : null;
  const fields = reading.fields.map((field, index) => ({
    key: `f${index + 1}`,
    name: field.name,
    declaredCount: field.taskCount,
    ...sourced(field),
  }));
  return {
    identity,
    citations: draftCitations(reading, document?.id ?? null),
    declared: { tasks: reading.declared.tasks, fields: reading.declared.fields },
    fields,
    tasks: reading.tasks.map((task, index) =>
      draftTask(task, index, { fields, identity, year, before }),
    ),
    targets: reading.indicators.map((indicator, index) => ({
      key: `i${index + 1}`,
      name: indicator.name,
      comparator: indicator.comparator,
      value: typeof indicator.value === 'object' ? pair(indicator.value) : indicator.value,
      unit: indicator.unit,
      direction: indicator.direction,
      year: indicator.year,
      baseline: indicator.baseline,
      quote: indicator.span.text,
      state: 'unseen',
      ...sourced(indicator),
    })),
    money: reading.budget.map((line, index) => ({
      key: `m${index + 1}`,
      amount: line.amount,
      unit: line.unit,
      source: line.source,
      quote: line.span.text,
      state: 'unseen',
      ...sourced(line),
    })),
    phases: reading.phases.map((phase, index) => ({
      key: `p${index + 1}`,
      name: phase.name,
      start: phase.start,
      end: phase.end,
      state: 'unseen',
      ...sourced(phase),
    })),
    duties: reading.reports.map((report, index) => ({
      key: `d${index + 1}`,
      who: report.who,
      to: report.to,
      when: [...report.when],
      quote: report.span.text,
      state: 'unseen',
      ...sourced(report),
    })),
    mottos: reading.mottos.map((motto, index) => ({
      key: `s${index + 1}`,
      text: motto.text,
      ...sourced(motto),
    })),
    notUnderstood: reading.notUnderstood.map(({ span, reason }, index) => ({
      key: `x${index + 1}`,
      span: placeOf(span),
      reason,
      settled: false,
    })),
  };
}

/** What a task takes from its document and from the body that reads it. */
interface Around {
  readonly fields: readonly DraftField[];
  readonly identity: Draft['identity'];
  readonly year: number | null;
  readonly before: BeforePolicy;
}

function draftTask(
  task: ReadTask,
  index: number,
  { fields, identity, year, before }: Around,
): DraftTask {
  return {
    key: `t${index + 1}`,
    label: task.label,
    title: task.title.trim() === '' ? task.span.text.trim() : task.title,
    quote: task.span.text,
    path: [...task.path],
    fieldKey: fieldKeyOf(task.field, fields),
    ...partiesOf(task, identity.issuer),
    deadline: draftDeadline(task.deadlines, year, task.span, before),
    product: task.deliverable && {
      text: task.deliverable.text,
      span: placeOf(task.deliverable.span),
    },
    earlyReason: null,
    state: 'unseen',
    ...sourced(task),
  };
}

/**
 * Who leads and who coordinates. Where the text names no lead the issuer is understood (ngầm hiểu),
 * except in "Phối hợp X …": there X leads and the issuer takes part.
 */
function partiesOf(
  task: ReadTask,
  issuer: Draft['identity']['issuer'],
): Pick<DraftTask, 'lead' | 'coord'> {
  const lead = task.lead.map((unit) => draftUnit(unit, issuer));
  const coord = task.coord.map((unit) => draftUnit(unit, issuer));
  if (lead.length > 0 || issuer === null) return { lead, coord };
  const understood = [{ ...issuer, span: null, implied: true }];
  const joinsOthers = coord.length > 0 && /^phối hợp/iu.test(task.span.text.normalize('NFC'));
  return joinsOthers ? { lead: coord, coord: understood } : { lead: understood, coord };
}

function fieldKeyOf(name: ReadField['name'] | null, fields: readonly DraftField[]) {
  return fields.find((field) => field.name === name)?.key ?? null;
}

function sourced(item: Why & { readonly span: Span }) {
  return { span: placeOf(item.span), confidence: item.confidence, rule: item.rule };
}

function placeOf({ start, end }: Span): { start: number; end: number } {
  return { start, end };
}

function pair(value: readonly [number, number] | null): [number, number] | null {
  return value === null ? null : [value[0], value[1]];
}
