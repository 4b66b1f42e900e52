import { describe, expect, it } from 'vitest';
import * as amendments from '../../server/amendments/contract.ts';
import * as budget from '../../server/budget/contract.ts';
import * as directives from '../../server/directives/contract.ts';
import * as emulation from '../../server/emulation/contract.ts';
import * as indicators from '../../server/indicators/contract.ts';
import * as accounts from '../../server/organisation/account-contract.ts';
import * as organisation from '../../server/organisation/contract.ts';
import * as papers from '../../server/papers/made-paper-contract.ts';
import * as templates from '../../server/papers/template-contract.ts';
import * as plans from '../../server/plans/contract.ts';
import * as reporting from '../../server/reporting/contract.ts';
import * as scorecards from '../../server/scorecards/contract.ts';
import * as succession from '../../server/succession/contract.ts';
import * as supervision from '../../server/supervision/contract.ts';
import * as tasks from '../../server/tasks/contract.ts';
import { organisation as english } from '../words/en/organisation.ts';
import { organisation as vietnamese } from '../words/vi/organisation.ts';

/** Every act that an endpoint of the contracts names. */
const ACTS = new Set(
  [
    organisation,
    accounts,
    papers,
    templates,
    directives,
    plans,
    tasks,
    indicators,
    budget,
    amendments,
    reporting,
    supervision,
    scorecards,
    emulation,
    succession,
  ].flatMap((contract) =>
    Object.values(contract).flatMap((each: unknown) =>
      typeof each === 'object' && each !== null && 'path' in each && 'act' in each
        ? [String(each.act)]
        : [],
    ),
  ),
);

describe('the journal', () => {
  it.each([
    ['Vietnamese', vietnamese],
    ['English', english],
  ])('has words for every act in %s', (_language, { journal }) => {
    expect(ACTS.size).toBeGreaterThan(80);
    const words: Readonly<Record<string, string>> = journal.acts;
    expect([...ACTS].filter((act) => act !== 'undefined' && words[act] === undefined)).toEqual([]);
  });
});
