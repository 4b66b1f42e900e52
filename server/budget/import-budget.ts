import type { z } from 'zod';
import { accentFree } from '../calendar/rules/accent-free.ts';
import { dayInVietnam } from '../calendar/rules/day.ts';
import type { Actor } from '../organisation/actor.ts';
import { requireRight } from '../organisation/require-may.ts';
import { type ActContext, type Platform, perform } from '../platform/act.ts';
import { Refusal } from '../platform/refusal.ts';
import { type CheckedLine, checkSheet } from './check-sheet.ts';
import { budgetErrors, type ImportReply, type importBudget } from './contract.ts';
import { sumsAsText } from './line-rows.ts';
import { sayYears } from './rules/period.ts';
import type { SheetProblem } from './rules/sheet-columns.ts';
import { insertEntries, type NewEntry } from './store/entry-store.ts';
import { insertLines, lockLine, type NewLine, setVersion } from './store/line-store.ts';
import { insertProjects, type ProjectRecord } from './store/project-store.ts';
import { saveSource } from './store/source-store.ts';

type Body = z.output<typeof importBudget.body>;

/** Lines below the head that one import takes. */
const MOST_LINES = 5_000;

/**
 * Checks a sheet of money row by row and, when asked to write, writes all of it or nothing. Sums that stand
 * in the books already are left alone, so an export comes back as no change.
 *
 * @throws Refusal SHEET_TOO_LONG, SHEET_TOO_WIDE; IMPORT_HAS_ERRORS with every error, only when asked to
 *   write
 */
export async function importMoney(
  platform: Platform,
  actor: Actor,
  { write, ...sheet }: Body,
  key: string | null,
): Promise<ImportReply> {
  requireRight(actor, 'budget.edit');
  const count = sheet.rows.length - 1;
  if (count > MOST_LINES) {
    throw new Refusal(budgetErrors.SHEET_TOO_LONG, { count, most: MOST_LINES });
  }
  const { db, clock } = platform;
  const { authorityId } = actor;
  if (!write) {
    const checked = await checkSheet(platform, db, db, actor, sheet, dayInVietnam(clock()));
    return replyOf(checked.lines, checked.problems, false);
  }
  const request = { name: 'import_budget', authorityId, author: actor, key };
  return perform(platform, request, async (context) => {
    const today = dayInVietnam(context.now);
    const { lines, problems } = await checkSheet(platform, db, context.tx, actor, sheet, today);
    if (problems.length > 0) {
      const details = { errors: problems };
      throw new Refusal(budgetErrors.IMPORT_HAS_ERRORS, { count: problems.length }, details);
    }
    const written = await writeLines(context, actor, lines);
    await context.journal({
      ...{ subjectKind: sheet.planId === null ? 'authority' : 'plan' },
      ...{ subjectId: sheet.planId ?? authorityId, before: null, after: written },
    });
    return replyOf(lines, [], true);
  });
}

async function writeLines(
  context: ActContext,
  actor: Actor,
  lines: readonly CheckedLine[],
): Promise<{ lines: number; projects: number; sources: string[] }> {
  const { tx, authorityId, ids, now } = context;
  const sources = new Map<string, string>();
  for (const { source } of lines) {
    const name = source.name.toLowerCase();
    if (source.key !== null || sources.has(name)) continue;
    const key = ids.next();
    sources.set(name, key);
    const fund = { key, name: source.name, aliases: [], isClosed: false, version: 1 };
    await saveSource(tx, authorityId, fund, now, actor.personId);
  }
  const projects = new Map<string, ProjectRecord>();
  for (const { node } of lines) {
    if (node.newProject === null || projects.has(node.key)) continue;
    const { code, name, taskId, planId } = node.newProject;
    projects.set(node.key, {
      ...{ authorityId, id: ids.next(), code, name, unitId: node.unitId, taskId, planId },
      folded: accentFree([code, name].filter(Boolean).join(' | ')),
      ...{ version: 1, since: now, changedBy: actor.personId },
    });
  }
  await insertProjects(tx, [...projects.values()]);
  const newLines: NewLine[] = [];
  const entries: NewEntry[] = [];
  for (const { said, node, source, existing, entries: sums, onDay } of lines) {
    if (sums.length === 0) continue;
    const version = existing === null ? 1 : ((await lockLine(tx, authorityId, existing.id)) ?? 0);
    const lineId = existing?.id ?? ids.next();
    if (existing) await setVersion(tx, authorityId, lineId, version + 1);
    else {
      newLines.push({
        ...{ authority_id: authorityId, id: lineId, task_id: node.taskId },
        project_id: node.projectId ?? projects.get(node.key)?.id ?? null,
        ...{ from_year: said.years.from, to_year: said.years.to },
        source_key: source.key ?? sources.get(source.name.toLowerCase()) ?? '',
        ...{ carried_from: said.carriedFrom, provision_id: null },
        ...{ since: now.toISOString(), made_by: actor.personId },
      });
    }
    for (const { measure, amount } of sums) {
      entries.push({
        ...{ authority_id: authorityId, id: ids.next(), line_id: lineId, measure },
        ...{ amount: amount.toString(), on_day: onDay, basis: said.basis || null },
        ...{ decision: said.decision || null, version: existing === null ? 1 : version + 1 },
        ...{ at: now.toISOString(), by_person: actor.personId, corrects: null },
      });
    }
  }
  await insertLines(tx, newLines);
  await insertEntries(tx, entries);
  return { lines: newLines.length, projects: projects.size, sources: [...sources.keys()] };
}

function replyOf(
  lines: readonly CheckedLine[],
  problems: readonly SheetProblem[],
  written: boolean,
): ImportReply {
  return {
    changes: lines.map(({ said, node, source, kind }) => ({
      ...{ line: said.line, kind, title: node.title, years: sayYears(said.years) },
      source: source.name,
      isNew: [
        ...(source.key === null ? (['source'] as const) : []),
        ...(node.newProject === null ? [] : (['project'] as const)),
      ],
      sums: sumsAsText(said.sums),
    })),
    errors: [...problems],
    written,
  };
}
