import type { Db, Tx } from '../platform/database/database.ts';
import { type FactScope, openFactScope } from './fact-scope.ts';
import type { FactSection, Facts, FactWords } from './facts-contract.ts';
import { factsOfDocuments } from './facts-of-documents.ts';
import { factsOfIndicators } from './facts-of-indicators.ts';
import { doneList, dueNextList, overdueList } from './facts-of-lists.ts';
import { factsOfMoney } from './facts-of-money.ts';
import { factsOfTasks } from './facts-of-tasks.ts';
import { factsOfWords } from './facts-of-words.ts';
import type { PeriodGiven } from './rules/fact-windows.ts';

/** Whose period, and which headings of the outline. */
export interface FactsWanted extends PeriodGiven {
  readonly unitId: string;
  /** Keys of the outline; one that nothing is known for comes back with nothing in it. */
  readonly headings: readonly string[];
}

/**
 * What a unit's period comes to (số liệu của kỳ), from live tasks, indicators, money, documents and the weekly
 * sheets, as it stood at the end of the cut-off day. Tasks are those of this authority: what another one gave
 * to the unit is reported to that one. Nothing is frozen here.
 *
 * @returns a section a heading, in the order asked for
 */
export async function factsOfPeriod(
  db: Db | Tx,
  authorityId: string,
  { headings, ...wanted }: FactsWanted,
): Promise<Facts> {
  const scope = await openFactScope(db, authorityId, wanted);
  const { from, to, cutOff } = scope.period;
  const says = ['results', 'difficulties', 'proposals'].some((each) => headings.includes(each));
  const words = says ? await factsOfWords(scope) : [];
  const sections: FactSection[] = [];
  for (const heading of headings) sections.push(await sectionOf(scope, heading, words));
  return { day: cutOff, from, to, sections };
}

async function sectionOf(
  scope: FactScope,
  heading: string,
  words: readonly FactWords[],
): Promise<FactSection> {
  const none = { heading, figures: [], tables: [], words: [] };
  const said = (kind: FactWords['kind']) => words.filter((each) => each.kind === kind);
  switch (heading) {
    case 'directing':
      return { ...none, ...(await factsOfDocuments(scope)) };
    case 'results': {
      const { figures, tables } = await factsOfTasks(scope);
      const done = await doneList(scope);
      return { ...none, figures, tables: [...tables, done], words: said('result') };
    }
    case 'targets':
      return { ...none, ...(await factsOfIndicators(scope)) };
    case 'money':
      return { ...none, figures: await factsOfMoney(scope) };
    case 'difficulties':
      return { ...none, tables: [await overdueList(scope)], words: said('difficulty') };
    case 'next':
      return { ...none, tables: [await dueNextList(scope)] };
    case 'proposals':
      return { ...none, words: said('proposal') };
    default:
      return none;
  }
}
