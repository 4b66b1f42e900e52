import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listTasks, type TaskRow } from '../../../server/tasks/contract.ts';
import { useToday } from '../../app/me.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { Form, fieldId, LongTextField } from '../../kit/form.tsx';
import { Sheet } from '../../kit/sheet.tsx';
import { ReadState } from '../../kit/states.tsx';
import { useForm } from '../../kit/use-form.ts';
import type { TaskConditions } from '../../tasks/list/task-query.ts';
import { useManyActs } from '../../tasks/list/use-many-acts.ts';
import classes from '../supervision.module.css';
import { usualDemandDay } from './usual-demand-day.ts';

interface DemandSheetProps {
  readonly filter: TaskConditions;
  readonly onClose: () => void;
}

/** Tasks that one demand names at most. */
const MOST = 200;

/** Yêu cầu giải trình from a cell or a list: every overdue task in it, each unit with its own. */
export function DemandSheet({ filter, onClose }: DemandSheetProps) {
  const { t } = useTranslation('tasks');
  const query = { ...filter, status: ['DTH_QUA_HAN' as const], limit: MOST };
  const tasks = useRead(listTasks, { query });
  return (
    <Sheet opened onClose={onClose} title={t('act.word.demand_explanation')}>
      <ReadState query={tasks}>
        {(found) => <Demand tasks={found.rows} onClose={onClose} />}
      </ReadState>
    </Sheet>
  );
}

interface Values {
  readonly [field: string]: unknown;
  readonly words: string;
  readonly dueOn: string | null;
}

function Demand(props: { readonly tasks: readonly TaskRow[]; readonly onClose: () => void }) {
  const { tasks, onClose } = props;
  const { t } = useTranslation(['supervision', 'tasks', 'kit']);
  const today = useToday();
  const many = useManyActs(onClose);
  const form = useForm<Values>({
    key: 'demand-many',
    first: { words: '', dueOn: usualDemandDay(today) },
    check: ({ words, dueOn }) => ({
      ...(words.trim().length < 5 ? { words: t('tasks:act.reasonShort') } : {}),
      ...(dueOn === null || dueOn < today ? { dueOn: t('supervision:explanation.passed') } : {}),
    }),
  });
  if (tasks.length === 0) return <p>{t('supervision:explanation.noneLate')}</p>;
  const submit = () =>
    void form.submit(({ words, dueOn }) =>
      many.act({ act: 'demand_explanation', words, dueOn: dueOn ?? today }, tasks),
    );
  return (
    <Form
      form={form}
      onSubmit={submit}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {t('kit:act.cancel')}
          </Button>
          <Button type="submit" loading={many.done !== null}>
            {t('supervision:explanation.demandSend')}
          </Button>
        </>
      }
    >
      <ul className={classes.list}>
        {tasks.map((task) => (
          <li key={task.id}>
            {task.title}
            <p className="meta">
              {task.unit.name} · {t('supervision:explanation.late', { count: task.daysLate })}
            </p>
          </li>
        ))}
      </ul>
      <LongTextField form={form} name="words" label={t('supervision:explanation.demandWords')} />
      <DayField
        id={fieldId(form, 'dueOn')}
        label={t('supervision:explanation.demandDay')}
        value={form.values.dueOn}
        error={form.errorOf('dueOn')}
        onChange={(dueOn) => form.set({ dueOn })}
      />
    </Form>
  );
}
