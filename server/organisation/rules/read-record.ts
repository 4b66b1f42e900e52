import { type Day, parseDay } from '../../calendar/rules/day.ts';
import { codeForm } from './code.ts';
import type { ReadRow, UnitColumn } from './import-columns.ts';
import { type Sentence, sentences } from './import-problems.ts';
import { kindOfName, parseUnitKind } from './kind-of-name.ts';
import type { UnitKind } from './unit-kind.ts';
import { PATH_SEPARATOR, type UnitRecord } from './unit-record.ts';

const LONGEST_NAME = 300;

/**
 * Reads one line of a sheet. Each cell that cannot be taken is reported; what is returned then only
 * serves to go on looking for other problems, since a sheet with a problem is never written.
 *
 * @param validFrom first day where the line names none
 */
export function readRecord(
  { cells }: ReadRow,
  validFrom: Day,
  report: (column: UnitColumn, sentence: Sentence) => void,
): UnitRecord {
  const name = cells.name.replace(/\s+/g, ' ');
  if (name === '') report('name', sentences.noName());
  if (name.length > LONGEST_NAME) report('name', sentences.longName(LONGEST_NAME));
  const separator = PATH_SEPARATOR.trim();
  if (name.includes(separator)) report('name', sentences.separatorInName(separator));
  if (cells.code !== '' && codeForm(cells.code) === null) report('code', sentences.badCode());

  const from = dayIn('validFrom') ?? validFrom;
  const to = dayIn('validTo');
  if (to !== null && to < from) report('validTo', sentences.endsBeforeStart());
  return {
    code: cells.code === '' ? null : cells.code,
    name,
    shortName: cells.shortName === '' ? null : cells.shortName.replace(/\s+/g, ' '),
    kind: kind(),
    validFrom: from,
    validTo: to,
  };

  function dayIn(column: 'validFrom' | 'validTo'): Day | null {
    if (cells[column] === '') return null;
    const day = parseDay(cells[column]);
    if (day === null) report(column, sentences.badDay());
    return day;
  }

  function kind(): UnitKind {
    const read = cells.kind === '' ? kindOfName(name) : parseUnitKind(cells.kind);
    if (read !== null) return read;
    // Without a name the missing name is the one thing to say.
    if (cells.kind !== '') report('kind', sentences.unknownKind());
    else if (name !== '') report('kind', sentences.noKind());
    return 'division';
  }
}
