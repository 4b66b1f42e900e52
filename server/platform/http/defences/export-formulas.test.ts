import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readZip } from '../../../../reader/inputs/read-zip.ts';
import { csvCell } from '../../../directives/rules/csv-cell.ts';
import { exportedCell, importedCell } from '../../../organisation/rules/sheet-cell.ts';

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
const start = fc.constantFrom(...STARTS, "'", "''", '');
const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '1+1',
    'HYPERLINK("https://evil.example";"xem")',
    "cmd|'/c calc'!A1",
    'SUM(A1:A9)',
    'Cục Viễn thông',
    '"',
    ';',
    '\r\n',
  ),
);
const words = fc.tuple(start, word).map(([before, text]) => before + text);

describe('words in sheets that leave the product', () => {
  it('never begin like a formula, and come back as they were', () => {
    fc.assert(
      fc.property(words, (text) => {
        const cell = exportedCell(text);
        expect(
          STARTS.some((sign) => cell.startsWith(sign)),
          JSON.stringify(cell),
        ).toBe(false);
        expect(importedCell(cell)).toBe(text);
        expect(csvCell(text)).toBe(cell);
      }),
      { numRuns: 3_000 },
    );
  });

  it('come back through a file of CSV, with every separator and line end in them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(words, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const file = stringify(
            rows.map((row) => row.map(exportedCell)),
            { bom: true, record_delimiter: 'windows' },
          );
          const back = parse(file, { bom: true, relax_quotes: true, record_delimiter: '\r\n' });
          expect(back.map((row: string[]) => row.map(importedCell))).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('stand in workbooks as texts: a file of ours holds no formula at all, and gives the words back', async () => {
    const plain = fc
      .tuple(start, fc.constantFrom('1+1', 'SUM(A1)', "cmd|'/c calc'!A1", 'Đơn vị', 'x'))
      .map(([a, b]) => (a + b).trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          plain.filter((text) => text !== ''),
          { minLength: 1, maxLength: 8 },
        ),
        async (texts) => {
          const rows = texts.map((text) => [{ type: String, value: exportedCell(text) }]);
          const bytes = await writeWorkbook([{ sheet: 'A', data: rows }]).toBuffer();
          const { parts } = await readZip(bytes, (name) => name.startsWith('xl/worksheets/'));
          for (const sheet of parts.values()) expect(sheet.toString()).not.toMatch(/<f[ >]/);
          const [sheet] = await readWorkbook(bytes);
          expect(sheet?.data.map(([cell]) => importedCell(String(cell)))).toEqual(texts);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are written as CSV by modules that all know the rule, and as formulas by none', () => {
    const sources = readdirSync('server', { recursive: true, encoding: 'utf8' })
      .map((name) => `server/${name}`)
      .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(name))
      .map((name) => ({ name, text: readFileSync(name, 'utf8') }));
    const csv = sources.filter(({ text }) => text.includes("from 'csv-stringify/sync'"));
    expect(csv.length).toBeGreaterThan(12);
    // Lines of money come from `writeMoneySheet`, which escapes every cell itself.
    const knows = /\b(?:exportedCell|csvCell|writeMoneySheet)\b/;
    expect(csv.filter(({ text }) => !knows.test(text)).map(({ name }) => name)).toEqual([]);
    const money = sources.find(({ name }) => name.endsWith('rules/money-sheet.ts'));
    expect(money?.text).toMatch(/exportedCell/);
    const formulas = sources.filter(({ text }) => /type: ?['"]?Formula\b/.test(text));
    expect(formulas.map(({ name }) => name)).toEqual([]);
  });
});
