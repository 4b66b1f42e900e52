import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addProject,
  addSource,
  listOffers,
  listProjects,
  listSources,
  openLine,
} from '../../server/budget/contract.ts';
import type { AmountUnit } from '../../server/budget/rules/amount.ts';
import { isYears } from '../../server/budget/rules/period.ts';
import { dayInVietnam } from '../../server/calendar/rules/day.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, TextField } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import { TaskPicker } from '../tasks/whole/task-picker.tsx';
import classes from './budget.module.css';
import { MONEY_READINGS } from './entry-form.tsx';
import { exactText, readSum } from './money-text.ts';

/** What a new line begins with: from the page of a task, or from a sum of a text. */
export interface LineStart {
  readonly task?: { readonly id: string; readonly title: string; readonly unitId?: string };
  readonly source?: string;
  /** A fund that the text names and the list of sources does not have yet. */
  readonly newFund?: string | null;
  readonly year?: number;
  readonly toYear?: number;
  readonly amount?: string;
  readonly basis?: string;
  readonly provisionId?: string;
}

interface Words {
  readonly [field: string]: unknown;
  readonly task: { readonly id: string; readonly title: string; readonly unitId?: string } | null;
  readonly project: string;
  readonly projectName: string;
  readonly projectCode: string;
  readonly source: string;
  readonly from: string;
  readonly to: string;
  readonly carried: string;
  readonly planned: string;
  readonly allotted: string;
  readonly onDay: string | null;
  readonly basis: string;
}

const NEW = 'new';

interface AddLineSheetProps {
  readonly start: LineStart;
  readonly unit: AmountUnit;
  readonly onClose: () => void;
}

/** Thêm dòng kinh phí: for which task or project, which years, which source, and its first sums. */
export function AddLineSheet({ start, unit, onClose }: AddLineSheetProps) {
  const { t } = useTranslation('budget');
  const sources = useRead(listSources, {});
  const open = useAct(openLine, { stale: [...MONEY_READINGS, listOffers] });
  const addIt = useAct(addProject, { stale: [listProjects] });
  const addFund = useAct(addSource, { stale: [listSources, listOffers] });
  const [made, setMade] = useState<string | null>(null);
  const [fund, setFund] = useState<string | null>(null);
  const year = String(start.year ?? new Date().getFullYear());
  const form = useForm<Words>({
    key: `budget-line:${start.provisionId ?? start.task?.id ?? ''}`,
    first: {
      ...{ task: start.task ?? null, project: '', projectName: '', projectCode: '' },
      ...{ source: start.source ?? (start.newFund ? NEW : ''), from: year, carried: '' },
      to: String(start.toYear ?? year),
      planned: start.amount === undefined ? '' : exactText(start.amount, unit),
      ...{ allotted: '', onDay: dayInVietnam(new Date()), basis: start.basis ?? '' },
    },
    check: (values) => {
      const errors: FormErrors<Words> = {};
      if (!values.task) errors.task = t('line.noTask');
      if (values.source === '') errors.source = t('line.noSource');
      const years = { from: Number(values.from), to: Number(values.to) };
      if (!isYears(years)) errors.from = t('line.wrongYear');
      if (values.carried !== '' && !isYears({ from: Number(values.carried), to: years.from })) {
        errors.carried = t('line.wrongYear');
      }
      for (const field of ['planned', 'allotted'] as const) {
        if (values[field].trim() === '') continue;
        const read = readSum(values[field], unit);
        if ('dong' in read) continue;
        errors[field] =
          read.meant === null ? t('entry.wrong') : t('entry.meant', { suggestion: read.meant });
      }
      if (values.planned.trim() === '' && values.allotted.trim() === '') {
        errors.planned = t('entry.wrong');
      }
      if (!values.onDay) errors.onDay = t('entry.noDay');
      return errors;
    },
  });
  const { task } = form.values;
  const projects = useRead(
    listProjects,
    { query: { taskId: task?.id, limit: 200 } },
    { enabled: task !== null },
  );
  const isNew = form.values.project === NEW;

  async function send(values: Words): Promise<void> {
    if (!values.task) return;
    let projectId = values.project === '' || values.project === NEW ? made : values.project;
    if (values.project === NEW && projectId === null) {
      const unitId = values.task.unitId ?? '';
      const { projectName: name, projectCode } = values;
      const code = projectCode.trim() || null;
      const body = { name, code, unitId, taskId: values.task.id };
      projectId = (await addIt.mutateAsync({ body })).id;
      setMade(projectId);
    }
    let source = values.source === NEW ? fund : values.source;
    if (source === null) {
      source = (await addFund.mutateAsync({ body: { name: start.newFund ?? '', aliases: [] } }))
        .key;
      setFund(source);
    }
    const said = { onDay: values.onDay ?? '', basis: values.basis.trim() || null };
    const entries = (['planned', 'allotted'] as const).flatMap((measure) => {
      const read = readSum(values[measure], unit);
      return 'dong' in read ? [{ measure, amount: read.dong, ...said }] : [];
    });
    await open.mutateAsync({
      body: {
        node:
          values.project !== '' && projectId !== null
            ? { kind: 'project', id: projectId }
            : { kind: 'task', id: values.task.id },
        ...{ fromYear: Number(values.from), toYear: Number(values.to), source },
        carriedFrom: values.carried === '' ? null : Number(values.carried),
        ...{ entries, provisionId: start.provisionId ?? null },
      },
    });
    toast(t('line.added'));
  }

  return (
    <SheetForm
      form={form}
      title={t('line.add')}
      send={t('line.send')}
      onSend={send}
      onClose={onClose}
    >
      {task ? (
        <p id={fieldId(form, 'task')}>
          {t('line.chosen', { title: task.title })}{' '}
          {!start.task && (
            <button
              type="button"
              className="link-button"
              onClick={() => form.set({ task: null, project: '' })}
            >
              {t('line.change')}
            </button>
          )}
        </p>
      ) : (
        <div id={fieldId(form, 'task')}>
          <TaskPicker
            label={t('line.task')}
            without={new Set()}
            onChoose={({ id, title, unit: holder }) =>
              form.set({ task: { id, title, unitId: holder.id } })
            }
          />
          {form.errorOf('task') && <p className={classes.bad}>{form.errorOf('task')}</p>}
        </div>
      )}
      {task && (
        <ChoiceField
          form={form}
          name="project"
          label={t('line.project')}
          options={[
            { value: '', label: t('line.ofTask') },
            ...(projects.data?.rows ?? []).map(({ id, code, name }) => ({
              ...{ value: id, label: [code, name].filter(Boolean).join(' · ') },
            })),
            ...(task.unitId === undefined ? [] : [{ value: NEW, label: t('line.newProject') }]),
          ]}
        />
      )}
      {isNew && (
        <>
          <TextField form={form} name="projectName" label={t('line.projectName')} />
          <TextField form={form} name="projectCode" label={t('line.projectCode')} optional />
        </>
      )}
      <ChoiceField
        form={form}
        name="source"
        label={t('line.source')}
        searchable
        options={[
          ...(start.newFund
            ? [{ value: NEW, label: t('line.newFund', { name: start.newFund }) }]
            : []),
          ...(sources.data?.sources ?? [])
            .filter(({ isClosed }) => !isClosed)
            .map(({ key, name }) => ({ value: key, label: name })),
        ]}
      />
      <div className={classes.pair}>
        <TextField form={form} name="from" label={t('line.from')} inputMode="numeric" />
        <TextField form={form} name="to" label={t('line.to')} inputMode="numeric" />
      </div>
      <TextField
        form={form}
        name="carried"
        label={t('line.carriedFrom')}
        inputMode="numeric"
        optional
      />
      {(['planned', 'allotted'] as const).map((field) => (
        <TextField
          key={field}
          form={form}
          name={field}
          label={`${t(`measureOf.${field}`)} (${unit === 'đồng' ? 'đồng' : `${t(`unit.${unit}`)} đồng`})`}
          inputMode="decimal"
          optional={field === 'allotted'}
        />
      ))}
      <DayField
        id={fieldId(form, 'onDay')}
        label={t('entry.onDay')}
        value={form.values.onDay}
        error={form.errorOf('onDay')}
        onChange={(onDay) => form.set({ onDay })}
      />
      <TextField form={form} name="basis" label={t('entry.basis')} optional />
    </SheetForm>
  );
}
