import fc from 'fast-check';
import { deadlineFromNorm } from '../../calendar/rules/deadline.ts';
import type { Draft, DraftUnit } from '../contract.ts';
import { shapeOf } from '../rules/draft-deadline.ts';
import { REASONS } from '../rules/list-sheets.ts';
import { aDraft, aUnit } from './drafts.ts';

interface KnownUnit {
  readonly id: string;
  readonly name: string;
}

/** Words without blanks at their ends, as a cell keeps them; U+FFFD stands for a letter lost on the way and is dropped. */
const plain = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) =>
    text
      .replace(/[^\p{L}\p{N}\p{P}\p{S} ]|\uFFFD/gu, '')
      .normalize('NFC')
      .trim(),
  )
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const tricky = fc.constantFrom(
  '=1+1',
  '+84 912',
  '-5 %',
  "@SUM(A1)'",
  "'=cmd|' /C calc'!A0",
  'a | b',
  '_x0041_',
  'toString',
  'hai\ndòng',
  '[#12]',
);
const text = fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: tricky });
const maybe = fc.option(text, { nil: null });
const figure = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
  fc.constantFrom(16.5, 1_234_567.25, 1e21, 1e-9, 98_000_000_000_000),
);
const number = fc.option(figure, { nil: null });
const count = fc.option(fc.nat(9_999), { nil: null });
const several = <T>(item: fc.Arbitrary<T>, most = 3) => fc.array(item, { maxLength: most });
const unread = { span: null, confidence: 1, rule: null };
const left = fc.constantFrom('unseen' as const, 'confirmed' as const);

const deadline = fc
  .record({
    raw: text.filter((raw) => !raw.endsWith(']')),
    norm: fc.constantFrom('2024-Q4', '2024-06-30', 'R/M@25', 'P5WD', '2024/2026', null),
  })
  .map(({ raw, norm }) => ({ ...shapeOf(deadlineFromNorm(norm, raw)), span: null }));

/** Names as an officer finds them in a text; the marks of our own cells are none. */
const name = plain.map((words) => words.replace(/[;\s[\]]+/gu, ' ').trim()).filter(Boolean);

function unitOf(known: readonly KnownUnit[]): fc.Arbitrary<DraftUnit> {
  return fc.oneof(
    fc
      .record({ unit: fc.constantFrom(...known), written: name, implied: fc.boolean() })
      .map(({ unit, written, implied }) => ({
        ...aUnit(unit.id, written),
        ...{ unitName: unit.name, implied },
      })),
    fc
      .record({ written: name, ids: fc.subarray(known.map(({ id }) => id)) })
      .map(({ written, ids }) => ({
        ...aUnit('0', written),
        ...{ unitId: null, unitName: null, group: true, memberIds: ids },
        ...(ids.length > 0 ? { memberCount: ids.length } : {}),
      })),
    name.map((written) => ({ ...aUnit('0', written), unitId: null, unitName: null })),
  );
}

/**
 * Any draft that a reading and its review may come to: every list filled or empty, every value given or
 * not. Keys are those that a reading gives, in order.
 *
 * @param known units of the register, by which tasks and classes may be matched
 */
export function anyDraft(known: readonly KnownUnit[], issuer: KnownUnit): fc.Arbitrary<Draft> {
  const unit = unitOf(known);
  const task = fc.record({
    label: maybe,
    title: text,
    quote: fc.oneof(text, fc.constant('')),
    path: several(name),
    field: fc.nat(4),
    lead: several(unit, 2),
    coord: several(unit),
    deadline: fc.option(deadline, { nil: null }),
    product: maybe.map((words) => (words === null ? null : { text: words, span: null })),
    earlyReason: maybe,
    state: left,
  });
  const citation = fc.record({
    kind: fc.constantFrom('implements' as const, 'based_on' as const, 'amends' as const),
    ...{ type: maybe, number: maybe, day: maybe, issuer: maybe, title: text },
    from: fc.option(fc.nat(3), { nil: null }),
    state: left,
  });
  const target = fc.record({
    name: text,
    comparator: fc.constantFrom('>=' as const, '<' as const, 'range' as const, 'top' as const),
    value: fc.oneof(number, fc.tuple(figure, figure)),
    ...{ unit: maybe, year: count, baseline: maybe, quote: text, state: left },
    direction: fc.constantFrom('level' as const, 'increase' as const, 'decrease' as const),
  });
  const lists = fc.record({
    tasks: fc.array(task, { minLength: 1, maxLength: 5 }),
    citations: several(citation, 4),
    fields: several(fc.record({ name: plain, declaredCount: count }), 4),
    targets: several(target),
    money: several(
      fc.record({ amount: figure, unit: maybe, source: maybe, quote: text, state: left }),
    ),
    phases: several(fc.record({ name: text, start: name, end: name, state: left })),
    duties: several(
      fc.record({ who: maybe, to: maybe, when: several(name), quote: text, state: left }),
    ),
    mottos: several(fc.record({ text })),
    reasons: several(fc.constantFrom(...Object.keys(REASONS), 'một lẽ khác'), 2),
    declared: fc.record({ tasks: count, fields: count }),
    identity: fc.record({ number: name, signer: maybe, title: maybe }),
  });
  return lists.map((all) =>
    aDraft({
      identity: { ...aDraft().identity, ...all.identity, issuer: aUnit(issuer.id, issuer.name) },
      declared: all.declared,
      fields: all.fields.map((item, at) => ({ key: `f${at + 1}`, ...unread, ...item })),
      tasks: all.tasks.map(({ field, ...item }, at) => ({
        ...{ key: `t${at + 1}`, ...unread },
        ...item,
        fieldKey: all.fields[field] ? `f${field + 1}` : null,
      })),
      citations: all.citations.map(({ from, ...item }, at) => ({
        ...{ key: `c${at + 1}`, ...unread },
        ...item,
        fromKey: from !== null && from < all.citations.length ? `c${from + 1}` : null,
      })),
      targets: all.targets.map((item, at) => ({ key: `i${at + 1}`, ...unread, ...item })),
      money: all.money.map((item, at) => ({ key: `m${at + 1}`, ...unread, ...item })),
      phases: all.phases.map((item, at) => ({ key: `p${at + 1}`, ...unread, ...item })),
      duties: all.duties.map((item, at) => ({ key: `d${at + 1}`, ...unread, ...item })),
      mottos: all.mottos.map((item, at) => ({ key: `s${at + 1}`, ...unread, ...item })),
      notUnderstood: all.reasons.map((reason, at) => ({
        ...{ key: `x${at + 1}`, reason, settled: false },
        span: { start: at * 25, end: at * 25 + 24 },
      })),
    }),
  );
}
