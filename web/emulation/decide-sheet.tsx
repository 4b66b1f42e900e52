import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { decideAwards, previewDecision } from '../../server/emulation/decision-contract.ts';
import { listNominations } from '../../server/emulation/nomination-contract.ts';
import { groupDigits } from '../../server/emulation/rules/draft-review.ts';
import { useMe, useToday } from '../app/me.ts';
import type { ProblemError } from '../app/problem-error.ts';
import { useAct, usePages } from '../app/use-endpoint.ts';
import { DayField } from '../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import classes from './emulation.module.css';
import type { StageProps } from './stage-props.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly picked: readonly string[] | null;
  readonly number: string;
  readonly signedOn: string | null;
  readonly place: string;
  readonly signer: string;
  readonly bases: string;
  readonly recipients: string;
}

const Blocked = z.object({
  nominations: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      reasons: z.array(z.object({ vi: z.string(), en: z.string() })),
    }),
  ),
});

/** Ra quyết định: exactly what will be awarded, or every reason against it. */
export function DecideSheet({ campaign, stage, onClose }: StageProps & { onClose: () => void }) {
  const { t } = useTranslation('emulation');
  const today = useToday();
  const { acting } = useMe();
  const preview = useAct(previewDecision, { stale: [] });
  const decide = useAct(decideAwards);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const list = usePages(listNominations, {
    params: { id: campaign.id },
    query: { stageId: stage.id, limit: 200 },
  });
  const open = list.rows.filter(({ state }) => state === 'proposed');
  const sound = open.filter(({ reasons }) => reasons.length === 0).map(({ id }) => id);
  const form = useForm<Words>({
    key: `decide:${stage.id}`,
    first: {
      ...{ picked: null, number: '', signedOn: today, place: '', bases: '', recipients: '' },
      signer: acting.title.toUpperCase(),
    },
    check: (words) => {
      const errors: FormErrors<Words> = {};
      if ((words.picked ?? sound).length === 0) errors.picked = t('decision.sheet.nobody');
      if (words.number.trim().length < 3) errors.number = t('decision.sheet.noNumber');
      if (!words.signedOn) errors.signedOn = t('decision.sheet.noDay');
      if (words.place.trim().length < 2) errors.place = t('decision.sheet.noPlace');
      if (words.signer.trim().length < 2) errors.signer = t('decision.sheet.noSigner');
      if (words.bases.trim() === '') errors.bases = t('decision.sheet.noBases');
      return errors;
    },
  });
  const { values } = form;
  const picked = values.picked ?? sound;

  function look(): void {
    if (!values.signedOn) return;
    setProblem(null);
    preview.mutate(
      {
        params: { id: campaign.id },
        body: { stageId: stage.id, nominationIds: [...picked], signedOn: values.signedOn },
      },
      {
        onSuccess: ({ bases, recipients }) =>
          form.set({
            ...(values.bases === '' ? { bases: bases.join('\n') } : {}),
            ...(values.recipients === '' ? { recipients: recipients.join('\n') } : {}),
          }),
        onError: setProblem,
      },
    );
  }

  async function send(words: Words): Promise<void> {
    if (!words.signedOn) return;
    setProblem(null);
    await decide
      .mutateAsync({
        params: { id: campaign.id },
        body: {
          ...{ stageId: stage.id, nominationIds: [...picked], signedOn: words.signedOn },
          ...{ number: words.number, place: words.place, signerTitle: words.signer },
          ...{ bases: linesOf(words.bases), recipients: linesOf(words.recipients) },
        },
      })
      .catch((error: ProblemError) => {
        setProblem(error);
        throw error;
      });
    toast(t('decision.sheet.done'));
  }

  const fault = form.errorOf('picked');
  return (
    <SheetForm
      form={form}
      title={t('decision.sheet.title')}
      send={t('decision.sheet.send')}
      onSend={send}
      onClose={onClose}
    >
      <fieldset className={classes.checks} id={fieldId(form, 'picked')}>
        <legend>{t('decision.sheet.pick')}</legend>
        {open.length === 0 && <p>{t('decision.sheet.nothing')}</p>}
        {open.map(({ id, personName, unit, awardName, reasons }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={picked.includes(id)}
              onChange={(event) =>
                form.set({
                  picked: event.currentTarget.checked
                    ? [...picked, id]
                    : picked.filter((each) => each !== id),
                })
              }
            />
            <span>
              {personName ?? unit.name}: {say(awardName)}{' '}
              {reasons.length > 0 && <span className="meta">({t('decision.sheet.blocked')})</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {fault && <p className={classes.fault}>{fault}</p>}
      <DayField
        id={fieldId(form, 'signedOn')}
        label={t('decision.sheet.signedOn')}
        value={values.signedOn}
        error={form.errorOf('signedOn')}
        onChange={(signedOn) => form.set({ signedOn })}
      />
      <Button variant="default" onClick={look} loading={preview.isPending}>
        {t('decision.sheet.preview')}
      </Button>
      {preview.data && problem === null && (
        <p role="status">
          {t('decision.sheet.previewed', {
            count: preview.data.awards.length,
            total: groupDigits(preview.data.total),
          })}
        </p>
      )}
      {problem && <Against problem={problem} />}
      <TextField form={form} name="number" label={t('decision.sheet.number')} maxLength={100} />
      <TextField form={form} name="place" label={t('decision.sheet.place')} maxLength={100} />
      <LongTextField
        form={form}
        name="signer"
        label={t('decision.sheet.signer')}
        hint={t('decision.sheet.signerHint')}
        rows={2}
      />
      <LongTextField
        form={form}
        name="bases"
        label={t('decision.sheet.bases')}
        hint={t('decision.sheet.basesHint')}
        rows={4}
      />
      <LongTextField
        form={form}
        name="recipients"
        label={t('decision.sheet.recipients')}
        optional
      />
    </SheetForm>
  );
}

/** Every reason against every nomination that cannot be awarded. */
function Against({ problem }: { problem: ProblemError }) {
  const { t } = useTranslation('emulation');
  const blocked = Blocked.safeParse(problem.details);
  return (
    <div role="alert" className={classes.fields}>
      <p className={classes.fault}>{problem.sentence}</p>
      {blocked.success && (
        <>
          <strong>{t('decision.sheet.blockedTitle')}</strong>
          {blocked.data.nominations.map(({ id, name, reasons }) => (
            <div key={id}>
              {name}
              <ul className={classes.reasons}>
                {reasons.map((reason) => (
                  <li key={reason.vi}>{say(reason)}</li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </div>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 2);
}
