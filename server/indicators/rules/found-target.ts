import { DraftTarget } from '../../plans/contract.ts';
import type { TargetPromise } from '../contract.ts';
import type { ProposedPromise, ProposedTarget, Surroundings } from './proposed-target.ts';
import { readTarget } from './read-target.ts';

/** A provision of a plan, as the reader found and the officer reviewed it. */
export interface FoundProvision {
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What a target of a plan's text would be followed as: its own words read again, with the year, the value and
 * the name that stand in the reviewed draft before what the words say.
 */
export function proposeFrom(
  { data }: FoundProvision,
  around: Surroundings,
): ProposedTarget & { readonly quote: string } {
  const draft = DraftTarget.partial().safeParse(data).data ?? {};
  const quote = (draft.quote ?? draft.name ?? '').replace(/\s+/gu, ' ').trim();
  const read = readTarget(quote === '' ? (draft.name ?? '') : quote, {
    ...around,
    year: draft.year ?? around.year,
  });
  return { ...read, quote, promise: reviewed(read.promise, draft.value) };
}

/** The officer's value stands before the one in the words. */
function reviewed(
  promise: ProposedPromise,
  value: number | readonly [number, number] | null | undefined,
): ProposedPromise {
  if (typeof value !== 'number') return promise;
  switch (promise.kind) {
    case 'bound':
    case 'about':
    case 'rank': {
      const [only, ...others] = promise.milestones;
      if (!only || others.length > 0) return promise;
      return { ...promise, milestones: [{ ...only, value }] };
    }
    case 'growth':
    case 'change':
      return { ...promise, percent: value };
    default:
      return promise;
  }
}

/** A proposal as a promise, once the other side of a comparison is known. */
export function settled(promise: ProposedPromise, otherId: string): TargetPromise {
  if (promise.kind !== 'compare') return promise;
  const { kind, operator, due, fromYear } = promise;
  return { kind, operator, due, fromYear, otherId };
}

/**
 * A short plain code from a name: its first words without accents, made unlike all that are taken.
 *
 * @param taken codes in use; the new one is to be added by the caller
 */
export function codeFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 34)
    .replace(/_+$/, '');
  const base = plain === '' ? 'chi_tieu' : plain;
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${base}_${number}`)) return `${base}_${number}`;
  }
}
