import { numberKeyOf } from '../directives/rules/document-key.ts';
import { tasksMeant } from './rules/match-task.ts';
import type { SheetLine } from './rules/money-sheet.ts';
import type { MoneyColumn } from './rules/sheet-columns.ts';
import type { SheetBooks } from './sheet-books.ts';
import type { ImportTask } from './store/import-store.ts';

/** What a line of a sheet is for: a task, a project, or a project that the line names for the first time. */
export interface SheetNode {
  /** The same for lines of the same place: `task:1`, `project:2`, or a new project by its name. */
  readonly key: string;
  readonly taskId: string | null;
  readonly projectId: string | null;
  readonly newProject: {
    readonly code: string | null;
    readonly name: string;
    readonly taskId: string | null;
    readonly planId: string | null;
  } | null;
  readonly unitId: string;
  readonly title: string;
}

interface NoNode {
  readonly column: MoneyColumn;
  readonly value: string;
  readonly vi: string;
  readonly en: string;
}

/** Finds what a line is for; otherwise the cell that keeps it from being found, and what is accepted. */
export function nodeMeant(said: SheetLine, books: SheetBooks): SheetNode | NoNode {
  const byCode = nodeByCode(said.node, books);
  if (byCode) return byCode;
  const namesUnit = said.unit !== '';
  const unitId = books.unitNamed(said.unit);
  if (namesUnit && unitId === null) {
    return {
      ...{ column: 'unit', value: said.unit },
      vi: `'${said.unit}' chưa khớp một đơn vị nào. Ghi đúng tên hoặc mã trong danh mục đơn vị.`,
      en: `'${said.unit}' matches no unit. Write its name or code as the register has it.`,
    };
  }
  const key = said.plan === '' ? null : numberKeyOf(said.plan);
  const plan = books.plans.find(({ id, numberKey }) =>
    key === null ? id === books.planId : numberKey === key,
  );
  const isProject = said.project !== '' || said.projectCode !== '';
  const hasTask = said.task !== '' || said.label !== '';
  if (!plan && (said.plan !== '' || hasTask || !isProject)) return noPlan(said);
  const task = hasTask && plan ? taskMeant(said, plan.id, books, isProject ? null : unitId) : null;
  if (task && 'column' in task) return task;
  if (isProject) return projectMeant(said, books, plan?.id ?? null, task, unitId);
  return task ? nodeOf(task) : noTask(said, plan?.id ?? '', books);
}

function nodeOf(task: ImportTask): SheetNode {
  const { id, unitId, title } = task;
  return { key: `task:${id}`, taskId: id, projectId: null, newProject: null, unitId, title };
}

function nodeByCode(code: string, books: SheetBooks): SheetNode | null {
  const [kind, id] = code.split(':');
  if (kind === 'task') {
    const task = books.tasks.find((each) => each.id === id);
    return task ? nodeOf(task) : null;
  }
  const project = kind === 'project' ? books.projects.find((each) => each.id === id) : undefined;
  return project
    ? {
        ...{ key: `project:${project.id}`, taskId: null, projectId: project.id, newProject: null },
        ...{ unitId: project.unitId, title: project.name },
      }
    : null;
}

function noPlan({ plan }: SheetLine): NoNode {
  return {
    ...{ column: 'plan', value: plan },
    vi:
      plan === ''
        ? 'Chưa biết nhiệm vụ của văn bản nào. Ghi số, ký hiệu hoặc chọn kế hoạch trước khi dán.'
        : `Không có kế hoạch ban hành theo văn bản '${plan}'. Ghi đúng số, ký hiệu, ví dụ 601/QĐ-BTTTT.`,
    en:
      plan === ''
        ? 'Of which document is this task? Write its number or choose a plan before pasting.'
        : `No plan was issued by document '${plan}'. Write its number, such as 601/QĐ-BTTTT.`,
  };
}

function taskMeant(
  said: SheetLine,
  planId: string,
  books: SheetBooks,
  unitId: string | null,
): ImportTask | NoNode {
  const own = books.tasks.filter((task) => task.planId === planId);
  const [task, another] = tasksMeant(own, { label: said.label, title: said.task, unitId });
  if (!task) return noTask(said, planId, books);
  if (!another) return task;
  return {
    ...{ column: 'task', value: said.task || said.label },
    vi: 'Có nhiều nhiệm vụ khớp. Ghi thêm cột Mục hoặc Đơn vị.',
    en: 'Several tasks match. Add the column Item or Unit.',
  };
}

/** At most so many are named in a sentence. */
const NAMED = 6;

function noTask({ task, label }: SheetLine, planId: string, books: SheetBooks): NoNode {
  const value = task || label;
  const known = books.tasks
    .filter((each) => each.planId === planId)
    .map((each) => (each.label ?? each.title).replace(/[:.]+$/, ''));
  const accepted = [...new Set(known)].slice(0, NAMED).join('; ');
  return {
    ...{ column: task === '' && label !== '' ? 'label' : 'task', value },
    vi:
      value === ''
        ? `Chưa ghi nhiệm vụ; nhận: ${accepted}.`
        : `Không có nhiệm vụ '${value}' trong kế hoạch; nhận: ${accepted}.`,
    en:
      value === ''
        ? `No task is named; use: ${accepted}.`
        : `The plan has no task '${value}'; use: ${accepted}.`,
  };
}

function projectMeant(
  said: SheetLine,
  books: SheetBooks,
  planId: string | null,
  task: ImportTask | null,
  unitId: string | null,
): SheetNode | NoNode {
  const code = said.projectCode === '' ? null : said.projectCode;
  const name = said.project;
  const known = books.projects.find((project) =>
    code === null
      ? project.name.toLowerCase() === name.toLowerCase() && (!task || project.taskId === task.id)
      : project.code === code,
  );
  if (known) {
    return {
      ...{ key: `project:${known.id}`, taskId: null, projectId: known.id, newProject: null },
      ...{ unitId: known.unitId, title: known.name },
    };
  }
  const bearer = unitId ?? task?.unitId;
  if (bearer === undefined || name === '') {
    const column = name === '' ? 'project' : 'unit';
    return {
      ...{ column, value: column === 'project' ? said.projectCode : said.unit },
      vi: 'Dự án mới cần tên dự án và đơn vị (hoặc nhiệm vụ). Ghi thêm hai cột này.',
      en: 'A new project needs its name and a unit (or a task). Add these columns.',
    };
  }
  const newProject = { code, name, taskId: task?.id ?? null, planId: task ? null : planId };
  const key = `new:${code ?? name.toLowerCase()}:${task?.id ?? ''}`;
  return { key, taskId: null, projectId: null, newProject, unitId: bearer, title: name };
}
