import { Select } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../server/organisation/contract.ts';
import type { DraftProblem, DraftTask } from '../../server/plans/contract.ts';
import { shapeOf } from '../../server/plans/rules/draft-deadline.ts';
import { DateField } from '../kit/date-field.tsx';
import { percent, say } from '../kit/format.ts';
import { patchItem } from './draft-edits.ts';
import { FieldBox, WordsBox } from './field-box.tsx';
import classes from './item.module.css';
import { KEPT_PLACE } from './pasted-tasks.ts';
import { setUnits } from './task-edits.ts';
import { pointsOf } from './task-summary.tsx';
import { UnitsField } from './units-field.tsx';
import { useReviewHere } from './use-review.ts';

interface TaskFormProps {
  readonly task: DraftTask;
  readonly problems: readonly DraftProblem[];
  readonly onMatch: (written: string, unit: Unit) => void;
}

/** A task opened in place: its words, units, deadline and product, and why they were read so. */
export function TaskForm({ task, problems, onMatch }: TaskFormProps) {
  const { t } = useTranslation('plans');
  const { edit, desk } = useReviewHere();
  const { key } = task;
  const patch = (change: Partial<DraftTask>, field: string) =>
    edit(patchItem('tasks', key, change), `${key}.${field}`);
  const fault = (field: string) => {
    const found = problems.find((problem) => problem.field === field && problem.blocks);
    return found && say(found);
  };
  const { fields, identity } = desk.draft;
  const early = problems.some(({ code }) => code === 'EARLY_DEADLINE') || task.earlyReason !== null;
  const units = (role: 'lead' | 'coord') => ({
    label: t(`field.${role}`),
    units: task[role],
    issuedOn: identity.issuedOn,
    onMatch,
    onChange: (next: DraftTask['lead']) => edit(setUnits(key, role, next)),
  });
  const moveTo =
    (from: 'lead' | 'coord', to: 'lead' | 'coord') => (unit: DraftTask['lead'][number]) =>
      edit((draft) => {
        const less = setUnits(
          key,
          from,
          task[from].filter((each) => each !== unit),
        )(draft).draft;
        return setUnits(key, to, [...task[to], { ...unit, implied: false }])(less);
      });
  return (
    <div className={classes.form}>
      <WordsBox
        name="title"
        label={t('field.work')}
        long
        first
        value={task.title}
        error={fault('title')}
        onChange={(title) => patch({ title, ...begun(task) }, 'title')}
      />
      <FieldBox name="lead">
        <UnitsField
          {...units('lead')}
          move={{ label: t('unit.toCoord'), to: moveTo('lead', 'coord') }}
        />
        {fault('lead') && <p className={classes.fault}>{fault('lead')}</p>}
      </FieldBox>
      <FieldBox name="coord">
        <UnitsField
          {...units('coord')}
          move={{ label: t('unit.toLead'), to: moveTo('coord', 'lead') }}
        />
      </FieldBox>
      <div className={classes.pair}>
        <FieldBox name="deadline">
          <DeadlineBox task={task} error={fault('deadline')} />
        </FieldBox>
        <WordsBox
          name="product"
          label={t('field.product')}
          value={task.product?.text ?? null}
          onChange={(text) =>
            patch(
              { product: text === '' ? null : { text, span: task.product?.span ?? null } },
              'product',
            )
          }
        />
      </div>
      {early && (
        <WordsBox
          name="text"
          label={t('field.earlyReason')}
          value={task.earlyReason}
          onChange={(earlyReason) => patch({ earlyReason: earlyReason || null }, 'earlyReason')}
        />
      )}
      {fields.length > 0 && (
        <Select
          className={classes.field}
          label={t('field.fieldOf')}
          value={task.fieldKey ?? ''}
          allowDeselect={false}
          data={[
            { value: '', label: t('field.noField') },
            ...fields.map((field) => ({ value: field.key, label: field.name })),
          ]}
          onChange={(value) => patch({ fieldKey: value || null }, 'fieldKey')}
        />
      )}
      <Points task={task} />
      <p className="meta">
        {task.rule === null
          ? t('item.typed')
          : t('item.why', { rule: task.rule, percent: percent(task.confidence ?? 1, 1) })}
      </p>
    </div>
  );
}

/** A place that was kept is a task from the first word that somebody gives it. */
function begun({ rule }: DraftTask): Partial<DraftTask> {
  return rule === KEPT_PLACE ? { rule: null, confidence: null } : {};
}

/** The deadline as typed; its words stay even while they cannot be read yet. */
function DeadlineBox({ task, error }: { task: DraftTask; error: string | undefined }) {
  const { t } = useTranslation('plans');
  const { edit } = useReviewHere();
  const raw = task.deadline?.raw ?? '';
  const [typed, setTyped] = useState(raw);
  const [shown, setShown] = useState(raw);
  // Swept, undone or merged from outside: the field follows.
  if (raw !== shown) {
    setShown(raw);
    setTyped(raw);
  }
  return (
    <DateField
      label={t('field.deadline')}
      text={typed}
      error={error}
      onChange={(text, deadline) => {
        setTyped(text);
        const empty = text.trim() === '';
        if (!empty && deadline === null) return;
        const next =
          empty || !deadline ? null : { ...shapeOf(deadline), span: task.deadline?.span ?? null };
        setShown(next?.raw ?? '');
        edit(patchItem('tasks', task.key, { deadline: next }), `${task.key}.deadline`);
      }}
    />
  );
}

/** The six clear points, each with a word and a shape. */
export function Points({ task }: { task: DraftTask }) {
  const { t } = useTranslation('plans');
  return (
    <ul className={classes.points} aria-label={t('item.pointsTitle')}>
      {pointsOf(task).map(({ point, clear }) => {
        const Icon = clear ? IconCircleCheckFilled : IconCircle;
        return (
          <li key={point} className={classes.point}>
            <Icon size={14} stroke={1.75} aria-hidden />
            {t(`item.point.${point}`)} {t(clear ? 'item.clear' : 'item.notClear')}
          </li>
        );
      })}
    </ul>
  );
}
