import { Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AgendaItem,
  drawAgenda,
  type Meeting,
} from '../../../server/supervision/meeting-contract.ts';
import { moveItem } from '../../../server/supervision/rules/agenda.ts';
import { newKey } from '../../app/client.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { day, dayAndClock } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { LateMark } from '../late-mark.tsx';
import classes from '../oversight.module.css';
import { useSaving } from './use-saving.ts';

interface AgendaPartProps {
  readonly meeting: Meeting;
  readonly onConclude: (item: AgendaItem) => void;
}

/** Chương trình: what the work gives and what was added, in the order in which it is spoken of. */
export function AgendaPart({ meeting, onConclude }: AgendaPartProps) {
  const { t } = useTranslation('meetings');
  const save = useSaving();
  const draw = useAct(drawAgenda);
  const [typed, setTyped] = useState('');
  const { id, version, agenda, may, openedAt } = meeting;
  const standing = agenda.filter(({ dropped }) => !dropped);
  const dropped = agenda.filter((item) => item.dropped);
  const put = (next: readonly AgendaItem[]) =>
    save(meeting, { agenda: [...next] }).catch(toastProblem);
  const add = () => {
    const item: AgendaItem = {
      ...{ key: newKey(), kind: 'own', taskId: null, unitId: null, words: typed.trim() },
      ...{ facts: null, dropped: false },
    };
    void put([...agenda, item]);
    setTyped('');
  };
  const drawAgain = () =>
    draw
      .mutateAsync({ params: { id }, body: { version } })
      .then(
        ({ added }) =>
          toast(added === 0 ? t('agenda.nothingNew') : t('agenda.drawn', { count: added })),
        toastProblem,
      );
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h2>{t('agenda.title')}</h2>
        {may.includes('draw') && (
          <Button variant="default" onClick={() => void drawAgain()} data-screen>
            {t('agenda.draw')}
          </Button>
        )}
      </div>
      <p className={classes.meta}>
        {openedAt ? t('agenda.asOf', { at: dayAndClock(openedAt) }) : t('agenda.asOfNow')}
      </p>
      {standing.length === 0 && <p>{t('agenda.empty')}</p>}
      <ol className={classes.plain}>
        {standing.map((item, at) => (
          <li key={item.key} className={classes.item}>
            <Item item={item} number={at + 1} />
            <span className={classes.itemActs} data-screen>
              {may.includes('change') && meeting.state === 'held' && (
                <Act
                  word={t('agenda.conclude')}
                  name={t('agenda.concludeOf', { name: item.words })}
                  run={() => onConclude(item)}
                />
              )}
              {may.includes('change') && (
                <Moves item={item} onPut={(by) => void put(moved(agenda, standing, item, by))} />
              )}
              {may.includes('change') && (
                <Act
                  word={t('minutes.remove')}
                  name={t('agenda.drop', { name: item.words })}
                  run={() => void put(marked(agenda, item, true))}
                />
              )}
            </span>
          </li>
        ))}
      </ol>
      {may.includes('change') && (
        <form
          className={classes.add}
          data-screen
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') add();
          }}
        >
          <TextInput
            label={t('agenda.addLabel')}
            value={typed}
            maxLength={1_000}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={typed.trim() === ''}>
            {t('agenda.add')}
          </Button>
        </form>
      )}
      {may.includes('change') && dropped.length > 0 && (
        <details data-screen>
          <summary>{t('agenda.dropped', { count: dropped.length })}</summary>
          <ul className={classes.plain}>
            {dropped.map((item) => (
              <li key={item.key} className={classes.item}>
                <span>{item.words}</span>
                <Act
                  word={t('agenda.takeBack')}
                  name={t('agenda.restore', { name: item.words })}
                  run={() => void put(marked(agenda, item, false))}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Item({ item, number }: { readonly item: AgendaItem; readonly number: number }) {
  const { t } = useTranslation('meetings');
  const { facts, kind, taskId, words } = item;
  return (
    <div>
      {number}.{' '}
      {taskId === null ? (
        <span>{words}</span>
      ) : (
        <Link to="/tasks/$id" params={{ id: taskId }}>
          {words}
        </Link>
      )}
      <div className={classes.meta}>
        {t(`kind.${kind}`)}
        {facts && ` · ${facts.unitName ?? ''}`}
        {facts?.planNumber && ` · ${facts.planNumber}`}
        {facts && ` · ${dueOf(facts, t('noDeadline'))}`}
        {facts && ` · ${facts.percent === null ? t('noFigure') : `${facts.percent} %`}`}{' '}
        {facts && facts.daysLate > 0 && (
          <LateMark>{t('lateDays', { count: facts.daysLate })}</LateMark>
        )}
      </div>
      {facts?.asks && kind !== 'holds_up' && <p className={classes.prose}>{facts.asks}</p>}
    </div>
  );
}

/** The deadline in the words that gave it; its day where they are none. */
function dueOf({ dueOn, deadlineWords }: NonNullable<AgendaItem['facts']>, none: string): string {
  if (dueOn === null) return none;
  return deadlineWords || day(dueOn);
}

interface MovesProps {
  readonly item: AgendaItem;
  readonly onPut: (by: -1 | 1) => void;
}

function Moves({ item, onPut }: MovesProps) {
  const { t } = useTranslation('meetings');
  return (
    <>
      <Act
        word={<IconArrowUp size={16} stroke={1.75} aria-hidden />}
        name={t('agenda.up', { name: item.words })}
        run={() => onPut(-1)}
      />
      <Act
        word={<IconArrowDown size={16} stroke={1.75} aria-hidden />}
        name={t('agenda.down', { name: item.words })}
        run={() => onPut(1)}
      />
    </>
  );
}

interface ActProps {
  readonly word: ReactNode;
  readonly name: string;
  readonly run: () => void;
}

function Act({ word, name, run }: ActProps) {
  return (
    <button type="button" className="link-button" aria-label={name} onClick={run}>
      {word}
    </button>
  );
}

/** The agenda with one of its standing items a place up or down; dropped ones go to the end. */
function moved(
  agenda: readonly AgendaItem[],
  standing: readonly AgendaItem[],
  { key }: AgendaItem,
  by: -1 | 1,
): AgendaItem[] {
  return [...moveItem(standing, key, by), ...agenda.filter(({ dropped }) => dropped)];
}

function marked(
  agenda: readonly AgendaItem[],
  { key }: AgendaItem,
  dropped: boolean,
): AgendaItem[] {
  return agenda.map((each) => (each.key === key ? { ...each, dropped } : each));
}
