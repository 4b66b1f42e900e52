import { type Change, shapeComparer } from './compatible-shapes.ts';
import type { SlimApi, SlimOperation } from './slim-api.ts';

export type { Change } from './compatible-shapes.ts';

/**
 * What changed between two releases of the interface, seen from a program that was written for the first: whatever
 * it sends must still be taken, and whatever it reads must still be there. One more field in a reply, one more
 * parameter that may be left out and one more endpoint break nothing and are not told.
 */
export function changesBetween(before: SlimApi, after: SlimApi): Change[] {
  const named = { before: before.shapes, after: after.shapes };
  const request = shapeComparer('request', named);
  const reply = shapeComparer('reply', named);
  const operations = Object.entries(before.operations).flatMap(([at, was]): Change[] => {
    const is = after.operations[at];
    if (!is) return [{ weight: 'break', at, what: 'is gone, or closed to keys' }];
    return [
      ...doorChanges(at, was, is),
      ...parameterChanges(at, was, is, request),
      ...bodyChanges(at, was, is, request),
      ...replyChanges(at, was, is, reply),
    ];
  });
  const errors = Object.entries(before.errors).flatMap(([code, status]): Change[] => {
    const now = after.errors[code];
    if (now === status) return [];
    const what = now === undefined ? 'is gone' : `comes with ${now} instead of ${status}`;
    return [{ weight: 'break', at: `error ${code}`, what }];
  });
  // A shape that many endpoints use is told once.
  const once = new Map(
    [...operations, ...errors].map((change) => [JSON.stringify(change), change]),
  );
  return [...once.values()];
}

type Compare = ReturnType<typeof shapeComparer>;

function doorChanges(at: string, was: SlimOperation, is: SlimOperation): Change[] {
  return was.open && !is.open ? [{ weight: 'break', at, what: 'asks for a key now' }] : [];
}

function parameterChanges(
  at: string,
  was: SlimOperation,
  is: SlimOperation,
  compare: Compare,
): Change[] {
  const kept = Object.entries(was.parameters).flatMap(([name, before]): Change[] => {
    const here = `${at} ${name}`;
    const after = is.parameters[name];
    if (!after) return [{ weight: 'break', at: here, what: 'is gone' }];
    return compare({ before: before.schema, after: after.schema, at: here });
  });
  const asked = Object.entries(is.parameters).filter(
    ([name, { required }]) => required && !was.parameters[name]?.required,
  );
  return [
    ...kept,
    ...asked.map(
      ([name]): Change => ({ weight: 'break', at: `${at} ${name}`, what: 'must be sent now' }),
    ),
  ];
}

function bodyChanges(
  at: string,
  was: SlimOperation,
  is: SlimOperation,
  compare: Compare,
): Change[] {
  const here = `${at} body`;
  const kept = Object.entries(was.body).flatMap(([type, before]): Change[] => {
    const after = is.body[type];
    if (!after) return [{ weight: 'break', at: here, what: `no longer takes ${type}` }];
    return compare({ before: before.schema, after: after.schema, at: here });
  });
  const wasAsked = Object.values(was.body).some(({ required }) => required);
  const isAsked = Object.values(is.body).some(({ required }) => required);
  const asked: Change = { weight: 'break', at: here, what: 'must be sent now' };
  return isAsked && !wasAsked ? [...kept, asked] : kept;
}

function replyChanges(
  at: string,
  was: SlimOperation,
  is: SlimOperation,
  compare: Compare,
): Change[] {
  const here = `${at} reply`;
  return Object.entries(was.reply).flatMap(([type, before]): Change[] => {
    const after = is.reply[type];
    if (after === undefined) return [{ weight: 'break', at: here, what: `is no longer ${type}` }];
    return before && after ? compare({ before, after, at: here }) : [];
  });
}
