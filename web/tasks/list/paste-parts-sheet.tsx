import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listUnits, type Unit } from '../../../server/organisation/contract.ts';
import { breakDownTask, type TaskRow } from '../../../server/tasks/contract.ts';
import { call, type Reply } from '../../app/client.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { day, number } from '../../kit/format.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { useKept } from '../../kit/use-kept.ts';
import { useSeenDay } from '../use-seen-day.ts';
import classes from './list.module.css';
import { type PastedParts, readParts } from './pasted-parts.ts';

interface PastePartsSheetProps {
  readonly task: TaskRow;
  readonly onClose: () => void;
}

/** The act takes so many parts at once. */
const MOST = 200;

/** Phân rã từ Excel: a pasted list becomes the parts of a task, all of them or none. */
export function PastePartsSheet({ task, onClose }: PastePartsSheetProps) {
  const { t } = useTranslation('planViews');
  const seen = useSeenDay();
  const text = useKept(`parts:${task.id}`, '');
  const [tried, setTried] = useState(false);
  const units = useQuery({
    queryKey: [listUnits.path, 'below', task.unit.id],
    queryFn: () => unitsBelow(task.unit.id),
  });
  const read = readParts(text.value, units.data ?? [], task.title, Number(seen.slice(0, 4)));
  const tooMany = read.parts.length > MOST;
  const give = useAct(breakDownTask, {
    onDone: () => {
      toast(t('paste.done', { count: read.parts.length }));
      text.clear();
      onClose();
    },
  });

  function send(): void {
    setTried(true);
    if (read.faults.length > 0 || read.parts.length === 0 || tooMany) return;
    const parts = read.parts.map(({ unit, title, deadline, product }) => ({
      unitId: unit.id,
      ...{ title, deadline, product },
    }));
    const body = { version: task.version, parts };
    give.mutate({ params: { id: task.id }, body }, { onError: toastProblem });
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('paste.title', { title: task.title })}
      acts={
        <Button loading={give.isPending} disabled={!units.data} onClick={send}>
          {t('paste.send', { count: read.parts.length })}
        </Button>
      }
    >
      <div className={classes.many}>
        <Textarea
          label={t('paste.label')}
          description={t('paste.hint')}
          autosize
          minRows={6}
          maxRows={14}
          value={text.value}
          error={
            tooMany
              ? t('paste.tooMany', { most: number(MOST) })
              : tried && read.parts.length + read.faults.length === 0
                ? t('paste.nothing')
                : undefined
          }
          onChange={(event) => text.set(event.currentTarget.value)}
        />
        {units.data && text.value !== '' && <Preview read={read} />}
      </div>
    </Sheet>
  );
}

/** What would be given, or everything that stands in the way, each with its line. */
function Preview({ read: { parts, faults } }: { read: PastedParts }) {
  const { t } = useTranslation('planViews');
  if (faults.length > 0) {
    return (
      <section aria-labelledby="paste-faults" role="alert">
        <h3 id="paste-faults">{t('paste.faults', { count: faults.length })}</h3>
        <ul>
          {faults.map(({ line, column, value }) => (
            <li key={`${line} ${column}`}>
              {t('paste.line', { line: number(line) })} {t(`paste.fault.${column}`, { value })}
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <section aria-labelledby="paste-preview">
      <h3 id="paste-preview">{t('paste.preview', { count: parts.length })}</h3>
      <ol className={classes.preview}>
        {parts.slice(0, SHOWN).map(({ line, unit, title, deadline }) => (
          <li key={line}>
            <b>{unit.name}</b>: {title}
            {deadline && (
              <span className="meta">
                {' '}
                {deadline.raw}
                {deadline.dueOn && ` (${day(deadline.dueOn)})`}
              </span>
            )}
          </li>
        ))}
      </ol>
      {parts.length > SHOWN && (
        <p className="meta">{t('paste.rest', { count: parts.length - SHOWN })}</p>
      )}
    </section>
  );
}

const SHOWN = 20;

/** Every unit right under one, page after page. */
async function unitsBelow(parentId: string): Promise<Unit[]> {
  const units: Unit[] = [];
  let after: string | null = null;
  do {
    const page: Reply<typeof listUnits> = await call(listUnits, {
      query: { parentId, limit: 200, ...(after === null ? {} : { after }) },
    });
    units.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return units;
}
