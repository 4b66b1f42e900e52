import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Partner } from '../../server/exchange/channel/contract.ts';
import {
  compareLink,
  type LinkState,
  linkBody,
  resendTask,
  viewLink,
} from '../../server/exchange/link/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { dayAndClock } from '../kit/format.ts';
import { ReadState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from './exchange.module.css';

type SideState = LinkState['sides'][number];
type Line = SideState['lines'][number];

/** Work with a partner: which body of the register it is, what was handed over, how the two sides compare. */
export function LinkSection({ partner, manages }: { partner: Partner; manages: boolean }) {
  const { t } = useTranslation('exchange');
  const read = useRead(viewLink, { params: { id: partner.id } });
  return (
    <section className={classes.section} aria-labelledby="work-with-partner">
      <h2 id="work-with-partner">{t('link.title')}</h2>
      <ReadState query={read} what={t('what')}>
        {(link) =>
          link.body === null ? (
            <Untied id={partner.id} offered={link.offered} manages={manages} />
          ) : (
            <Tied id={partner.id} link={link} name={link.body.name} manages={manages} />
          )
        }
      </ReadState>
    </section>
  );
}

function Untied({
  id,
  offered,
  manages,
}: {
  id: string;
  offered: LinkState['offered'];
  manages: boolean;
}) {
  const { t } = useTranslation('exchange');
  const [bodyId, setBodyId] = useState('');
  const tie = useAct(linkBody, { stale: [viewLink] });
  const send = () =>
    tie.mutate(
      { params: { id }, body: { bodyId } },
      {
        onSuccess: ({ body }) => toast(t('link.tied', { name: body?.name ?? '' })),
        onError: toastProblem,
      },
    );
  return (
    <>
      <p>{t('link.untied')}</p>
      {manages && (
        <>
          <NativeSelect
            label={t('link.body')}
            value={bodyId}
            onChange={(event) => setBodyId(event.currentTarget.value)}
            data={[
              { value: '', label: t('link.choose') },
              ...offered.map(({ id: value, name, code }) => {
                return { value, label: code === null ? name : `${name} (${code})` };
              }),
            ]}
          />
          <Button mt="xs" disabled={bodyId === ''} loading={tie.isPending} onClick={send}>
            {t('link.tie')}
          </Button>
        </>
      )}
    </>
  );
}

function Tied({
  id,
  link,
  name,
  manages,
}: {
  id: string;
  link: LinkState;
  name: string;
  manages: boolean;
}) {
  const { t } = useTranslation('exchange');
  const compare = useAct(compareLink, { stale: [viewLink] });
  const sides = link.sides.filter(({ tasks, missingHere }) => tasks + missingHere.length > 0);
  return (
    <>
      <p>
        {t('link.body')}: {name}
      </p>
      {sides.length === 0 && <p className="meta">{t('link.nothing')}</p>}
      {sides.map((side) => (
        <Side key={side.side} id={id} side={side} name={name} manages={manages} />
      ))}
      {manages && (
        <Button
          variant="default"
          loading={compare.isPending}
          onClick={() =>
            compare.mutate(
              { params: { id } },
              { onSuccess: () => toast(t('link.comparing')), onError: toastProblem },
            )
          }
        >
          {t('link.compare')}
        </Button>
      )}
    </>
  );
}

function Side({
  id,
  side,
  name,
  manages,
}: {
  id: string;
  side: SideState;
  name: string;
  manages: boolean;
}) {
  const { t } = useTranslation('exchange');
  const { tasks, comparedAt, same, different, missingThere, missingHere, lines } = side;
  return (
    <>
      <p>{t(`link.${side.side}`, { name, count: tasks })}</p>
      <p className="meta">
        {comparedAt === null
          ? t('link.never')
          : t('link.compared', {
              ...{ at: dayAndClock(comparedAt), same, different, missing: missingThere },
            })}
      </p>
      {missingHere.length > 0 && (
        <p className={classes.notice}>{t('link.onlyThere', { count: missingHere.length })}</p>
      )}
      {lines.length > 0 && (
        <ul className={classes.list} aria-label={t('link.lines')}>
          {lines.map((line) => (
            <TaskLine key={line.giverTask} id={id} side={side.side} line={line} manages={manages} />
          ))}
        </ul>
      )}
    </>
  );
}

function TaskLine({
  id,
  side,
  line,
  manages,
}: {
  id: string;
  side: SideState['side'];
  line: Line;
  manages: boolean;
}) {
  const { t } = useTranslation('exchange');
  const resend = useAct(resendTask, { stale: [viewLink] });
  const { giverTask, taskId, title, unit, meant, compared } = line;
  const isAmiss = compared === 'different' || compared === 'missing_there';
  return (
    <li>
      <div>
        <Link to="/tasks/$id" params={{ id: taskId }}>
          {title}
        </Link>
        <div className="meta">
          {unit}
          {isAmiss && ` · ${t(compared === 'different' ? 'link.isDifferent' : 'link.isMissing')}`}
        </div>
        {meant !== null && <div className="meta">{t('link.meant', { name: meant, unit })}</div>}
      </div>
      {manages && isAmiss && (
        <Button
          size="compact-sm"
          variant="default"
          loading={resend.isPending}
          onClick={() =>
            resend.mutate(
              { params: { id }, body: { side, giverTask } },
              { onSuccess: () => toast(t('link.resent')), onError: toastProblem },
            )
          }
        >
          {t('link.resend')}
        </Button>
      )}
    </li>
  );
}
