import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  getIssuing,
  type Issued,
  type IssuePreview,
  issuePlan,
  previewIssue,
} from '../../server/plans/contract.ts';
import { call } from '../app/client.ts';
import { useToday } from '../app/me.ts';
import { asProblem, type ProblemError } from '../app/problem-error.ts';
import { useAct } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { number } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { LoadingState } from '../kit/states.tsx';
import { searchOf } from '../tasks/list/task-query.ts';
import classes from './issue.module.css';
import { IssueProblems } from './issue-problems.tsx';
import { IssuingProgress } from './issuing-progress.tsx';
import { NumberExists } from './number-exists.tsx';
import { SignedCopy } from './signed-copy.tsx';
import { useIssuing } from './use-issuing.ts';
import { useReviewHere } from './use-review.ts';

type Done = z.infer<typeof Issued>;

/** Ban hành: a sheet of exactly what will happen; nothing happens before the filled button. */
export function IssueSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation('plans');
  const review = useReviewHere();
  const client = useQueryClient();
  const today = useToday();
  const { issuedOn } = review.desk.draft.identity;
  const [effectiveOn, setEffectiveOn] = useState<string | null>(null);
  const [now, setNow] = useState<Done | null>(null);
  const issuing = useIssuing(review.reading.id, opened);
  const isWriting = issuing?.state === 'waiting';
  const finished = now ?? (issuing?.state === 'done' ? issuing.issued : null);
  const { preview, version, problem } = usePreview(opened && finished === null && !isWriting);
  const issue = useAct(issuePlan, { stale: [getIssuing] });
  const from = effectiveOn ?? issuedOn ?? today;
  const blocks = preview?.problems.filter((each) => each.blocks) ?? [];
  const exists = issue.error?.code === 'NUMBER_EXISTS' || review.reading.exists !== null;

  function send(newEdition: boolean): void {
    if (version === null) return;
    issue.mutate(
      {
        params: { id: review.reading.id },
        body: { version, effectiveOn: from, newEdition },
      },
      { onSuccess: (reply) => ('issuing' in reply ? undefined : setNow(reply)) },
    );
  }
  function close(): void {
    onClose();
    // Everything that counts tasks is old now, this reading first of all.
    if (finished) void client.invalidateQueries();
  }
  const units = number(preview?.units ?? 0);
  return (
    <Sheet
      opened={opened}
      onClose={close}
      title={t('issue.title')}
      acts={
        finished ? (
          <IssuedActs done={finished} />
        ) : (
          <>
            <Button variant="default" onClick={close}>
              {t('issue.back')}
            </Button>
            {preview && !exists && !isWriting && (
              <Button
                disabled={blocks.length > 0 || version === null}
                loading={issue.isPending}
                onClick={() => send(false)}
              >
                {t('issue.send', { units })}
              </Button>
            )}
          </>
        )
      }
    >
      <div className={classes.sheet}>
        {finished ? (
          <div role="status">
            <h2>{t('issue.done')}</h2>
            <p>
              {t('issue.doneFacts', {
                tasks: number(finished.tasks),
                units: number(finished.units),
              })}
            </p>
          </div>
        ) : isWriting ? (
          <IssuingProgress readingId={review.reading.id} issuing={issuing} />
        ) : (
          <>
            {(problem ?? (exists ? null : issue.error)) && (
              <p className={classes.bad} role="alert">
                {(problem ?? issue.error)?.sentence}
              </p>
            )}
            {issuing?.problem && issue.isIdle && (
              <p className={classes.bad} role="alert">
                {issuing.problem[i18n.language === 'en' ? 'en' : 'vi']}
              </p>
            )}
            {!preview && !problem && <LoadingState rows={4} />}
            {preview && <WhatHappens preview={preview} />}
            {preview && <IssueProblems problems={preview.problems} onClose={close} />}
            {preview && (
              <DayField label={t('issue.effective')} value={from} onChange={setEffectiveOn} />
            )}
            {preview && <p className="meta">{t('issue.atOnce')}</p>}
            {preview && (
              <p className={classes.signed}>
                <span className="meta">{t('signed.why')}</span> <SignedCopy />
              </p>
            )}
            {exists && blocks.length === 0 && (
              <NumberExists
                error={issue.error}
                sending={issue.isPending}
                onEdition={() => send(true)}
                onCancel={close}
              />
            )}
            {issue.isPending && (
              <p role="status">
                {t('issue.sending', { total: number(preview?.assignments ?? 0) })}
              </p>
            )}
          </>
        )}
      </div>
    </Sheet>
  );
}

/** Saves what is not saved, then asks the server what issuing would do. */
function usePreview(wanted: boolean) {
  const { reading, save } = useReviewHere();
  const [preview, setPreview] = useState<IssuePreview | null>(null);
  const [version, setVersion] = useState<number | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const { flush } = save;
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    setPreview(null);
    setProblem(null);
    void (async () => {
      try {
        const saved = await flush();
        const answer = await call(previewIssue, { params: { id: reading.id } });
        if (left) return;
        setVersion(saved);
        setPreview(answer);
      } catch (error) {
        if (!left) setProblem(asProblem(error));
      }
    })();
    return () => {
      left = true;
    };
  }, [wanted, flush, reading.id]);
  return { preview, version, problem: problem ?? save.problem };
}

function WhatHappens({ preview }: { preview: IssuePreview }) {
  const { t } = useTranslation('plans');
  const { tasks, units, assignments, duties, money, targets } = preview;
  return (
    <div>
      <p className={classes.main}>
        {t('issue.creates', { tasks: number(tasks), units: number(units) })}
      </p>
      {assignments !== tasks && <p>{t('issue.rows', { total: number(assignments) })}</p>}
      <p className="meta">
        {t('issue.also', {
          duties: number(duties),
          money: number(money),
          targets: number(targets),
        })}
      </p>
    </div>
  );
}

function IssuedActs({ done }: { done: Done }) {
  const { t } = useTranslation('plans');
  const client = useQueryClient();
  const leave = () => void client.invalidateQueries();
  return (
    <>
      <Button
        variant="default"
        renderRoot={(props) => (
          <Link
            to="/tasks"
            search={searchOf({ plan: done.planId, flag: ['NOT_ACCEPTED'] }, null)}
            {...props}
            onClick={leave}
          />
        )}
      >
        {t('issue.notAccepted')}
      </Button>
      <Button
        data-autofocus
        renderRoot={(props) => (
          <Link to="/plans/$id" params={{ id: done.planId }} {...props} onClick={leave} />
        )}
      >
        {t('issue.toPlan')}
      </Button>
    </>
  );
}
