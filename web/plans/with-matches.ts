import { matchUnits as askRegister } from '../../server/organisation/contract.ts';
import type { Draft } from '../../server/plans/contract.ts';
import { matchUnits, unmatchedNames } from '../../server/plans/rules/match-units.ts';
import { call } from '../app/client.ts';
import type { DraftEdit } from './draft-edits.ts';

/** The most names that one question to the register takes. */
const MOST = 2_000;

/**
 * An edit that also puts units of the register behind the names it brings, as reading a text does.
 * Without an answer the names stay open, as the officer would see them anyway.
 *
 * @param now the draft as it stands, from which the names are known beforehand
 */
export async function withMatches(edit: DraftEdit, now: Draft): Promise<DraftEdit> {
  const known = new Set(unmatchedNames(now));
  const names = unmatchedNames(edit(now).draft).filter((name) => !known.has(name));
  if (names.length === 0) return edit;
  const onDay = now.identity.issuedOn;
  const answer = await call(askRegister, { body: { names: names.slice(0, MOST), onDay } }).catch(
    () => null,
  );
  if (!answer) return edit;
  return (draft) => {
    const edited = edit(draft);
    return { ...edited, draft: matchUnits(edited.draft, answer.matches) };
  };
}
