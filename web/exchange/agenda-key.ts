import type { Token } from '../../server/organisation/token-contract.ts';

/** A key that reads the agenda and nothing else: the address of a calendar. */
export function isAgendaKey({ rights }: Pick<Token, 'rights'>): boolean {
  return rights.length === 1 && rights[0] === 'agenda.read';
}
