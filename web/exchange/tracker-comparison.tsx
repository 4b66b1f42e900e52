import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  applyTracker,
  type ComparedLine,
  type Comparison,
  getTracker,
  listTrackers,
} from '../../server/exchange/trackers/contract.ts';
import { newKey, upload } from '../app/client.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { keyOf } from '../app/use-endpoint.ts';
import { day } from '../kit/format.ts';
import { ErrorState } from '../kit/states.tsx';
import { StatusChip, StatusWord } from '../kit/status-chip.tsx';
import { toast } from '../kit/toast.tsx';
import classes from './trackers.module.css';

const ADOPT = 'adopt';
const SHOWN = ['all', 'differing', 'none'] as const;

interface TrackerComparisonProps {
  readonly trackerId: string;
  readonly file: File;
  readonly comparison: Comparison;
  readonly onDone: () => void;
}

/** What a file says beside what we have, before anything is written; a person says of each line which task it is. */
export function TrackerComparison({ trackerId, file, comparison, onDone }: TrackerComparisonProps) {
  const { t } = useTranslation('trackers');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { lines, missing, unknownWords, hash } = comparison;
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(
    () => new Map(lines.map(({ key, task }) => [key, task?.id ?? ''])),
  );
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('all');
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [isSending, setIsSending] = useState(false);
  const sent = useRef(newKey());
  const among = {
    all: lines,
    differing: lines.filter(({ differences }) => differences.length > 0),
    none: lines.filter(({ how }) => how === 'none'),
  };
  const how = (wanted: ComparedLine['how']) => lines.filter((each) => each.how === wanted).length;

  async function apply(): Promise<void> {
    setIsSending(true);
    setProblem(null);
    const choices = lines.map(({ key }) => {
      const value = chosen.get(key) ?? '';
      return {
        key,
        taskId: value === '' || value === ADOPT ? null : value,
        adopt: value === ADOPT,
      };
    });
    try {
      const { linked, readingId } = await upload(
        applyTracker,
        file,
        { idempotencyKey: sent.current },
        { hash, choices: JSON.stringify(choices) },
        { id: trackerId },
      );
      toast(t('compared.applied', { count: linked }));
      await Promise.all(
        [listTrackers, getTracker].map((each) =>
          client.invalidateQueries({ queryKey: keyOf(each) }),
        ),
      );
      onDone();
      if (readingId !== null) await navigate({ to: '/readings/$id', params: { id: readingId } });
    } catch (error) {
      // Another choice is another act.
      sent.current = newKey();
      setProblem(asProblem(error));
    } finally {
      setIsSending(false);
    }
  }

  return (
    <>
      <p role="status">
        {t('compared.lead', {
          ...{ alike: how('alike'), linked: how('linked'), none: how('none') },
          differing: among.differing.length,
        })}
      </p>
      {unknownWords.length > 0 && (
        <p className="meta">{t('compared.unknown', { words: unknownWords.join('; ') })}</p>
      )}
      <div className={classes.shown}>
        {SHOWN.map((each) => (
          <Button
            key={each}
            variant="default"
            size="compact-sm"
            aria-pressed={shown === each}
            onClick={() => setShown(each)}
          >
            {t(`compared.only.${each}`, { count: among[each].length })}
          </Button>
        ))}
      </div>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('compared.their')}</th>
              <th scope="col">{t('compared.our')}</th>
              <th scope="col">{t('compared.differ')}</th>
            </tr>
          </thead>
          <tbody>
            {among[shown].map((line) => (
              <Line
                key={line.key}
                line={line}
                value={chosen.get(line.key) ?? ''}
                onChoose={(value) => setChosen(new Map([...chosen, [line.key, value]]))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {missing.length > 0 && (
        <section className={classes.section}>
          <h2>{t('compared.missing')}</h2>
          <ul>
            {missing.map((task) => (
              <li key={task.key}>
                <Link to="/tasks/$id" params={{ id: task.id }}>
                  {task.title}
                </Link>{' '}
                <StatusChip status={task.status} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {problem && <ErrorState error={problem} />}
      <p className="meta">{t('compared.note')}</p>
      <div className={classes.acts}>
        <Button variant="default" onClick={onDone}>
          {t('compared.drop')}
        </Button>
        <Button loading={isSending} onClick={() => void apply()}>
          {t('compared.apply')}
        </Button>
      </div>
    </>
  );
}

interface LineProps {
  readonly line: ComparedLine;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function Line({ line, value, onChoose }: LineProps) {
  const { t } = useTranslation('trackers');
  const { task, candidates, code, unit, deadline, status, differences } = line;
  const options = task ? [task, ...candidates.filter(({ id }) => id !== task.id)] : candidates;
  const facts = [code, unit, deadline, status].filter(Boolean).join(' · ');
  return (
    <tr>
      <td>
        <span className="meta">{t('compared.line', { line: line.line })}</span> {line.title}
        <div className="meta">{facts}</div>
      </td>
      <td>
        <NativeSelect
          aria-label={t('compared.choose', { line: line.line })}
          value={value}
          data={[
            { value: '', label: t('compared.noTask') },
            ...options.map(({ id, title, planNumber }) => ({
              value: id,
              label: [planNumber, title].filter(Boolean).join(' · '),
            })),
            { value: ADOPT, label: t('compared.adopt') },
          ]}
          onChange={({ currentTarget }) => onChoose(currentTarget.value)}
        />
        {task && value === task.id && (
          <div className={classes.task}>
            <Link to="/tasks/$id" params={{ id: task.id }}>
              {task.title}
            </Link>
            <StatusChip status={task.status} />
          </div>
        )}
      </td>
      <td>
        <ul className={classes.differences}>
          {task &&
            value === task.id &&
            differences.map((difference) => (
              <li key={difference.field}>
                <Difference difference={difference} task={task} />
              </li>
            ))}
        </ul>
      </td>
    </tr>
  );
}

function Difference({
  difference,
  task,
}: {
  difference: ComparedLine['differences'][number];
  task: ComparedLine['task'];
}) {
  const { t } = useTranslation('trackers');
  const { field, theirs, ours } = difference;
  if (field === 'status') {
    return (
      <>
        {t('compared.field.status')}: {theirs} / {task && <StatusWord status={task.status} />}
      </>
    );
  }
  const isDay = field === 'deadline' || field === 'finishedOn';
  const say = (value: string) => (value === '' ? t('compared.blank') : isDay ? day(value) : value);
  return t('compared.difference', {
    ...{ field: t(`compared.field.${field}`), theirs: say(theirs), ours: say(ours) },
  });
}
