import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  previewUrging,
  sendUrging,
  type UrgedTask,
  type UrgingAsk,
} from '../../../server/supervision/urging-contract.ts';
import { call } from '../../app/client.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { Form, fieldId, LongTextField } from '../../kit/form.tsx';
import { day, number, say } from '../../kit/format.ts';
import { Sheet } from '../../kit/sheet.tsx';
import { ReadState } from '../../kit/states.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';
import classes from '../supervision.module.css';

const PaperView = lazy(async () => ({
  default: (await import('../../kit/paper/paper-view.tsx')).PaperView,
}));

/** What is chosen to be urged: rows, or whatever a list with these conditions shows. */
export type UrgingChoice = Pick<z.input<typeof UrgingAsk>, 'taskIds' | 'obligationIds' | 'filter'>;

interface UrgingSheetProps {
  readonly choice: UrgingChoice;
  readonly onClose: () => void;
  readonly onSent?: () => void;
}

type Preview = z.output<typeof previewUrging.reply>;

/** Đôn đốc: recipients, list and letter as they would go out; [Ghi số và gửi] sends them. */
export function UrgingSheet({ choice, onClose, onSent }: UrgingSheetProps) {
  const { t } = useTranslation('supervision');
  const preview = useQuery<Preview, never>({
    queryKey: [previewUrging.path, choice],
    queryFn: () => call(previewUrging, { body: choice }),
  });
  return (
    <Sheet opened onClose={onClose} title={t('urging.compose')}>
      <ReadState query={preview}>
        {(found) => <Compose choice={choice} preview={found} onClose={onClose} onSent={onSent} />}
      </ReadState>
    </Sheet>
  );
}

interface Values {
  readonly [field: string]: unknown;
  readonly answerBy: string | null;
  readonly words: string;
}

function Compose(
  props: UrgingSheetProps & {
    readonly preview: Preview;
    readonly onSent: (() => void) | undefined;
  },
) {
  const { choice, preview, onClose, onSent } = props;
  const { t } = useTranslation(['supervision', 'kit']);
  const today = useToday();
  const send = useAct(sendUrging);
  const form = useForm<Values>({
    key: `urge:${JSON.stringify(choice)}`,
    first: { answerBy: preview.answerBy, words: '' },
    check: ({ answerBy }) => ({
      ...(answerBy === null ? { answerBy: t('supervision:urging.choose') } : {}),
      ...(answerBy !== null && answerBy <= today ? { answerBy: t('supervision:urging.day') } : {}),
    }),
  });
  const tasks = preview.recipients.reduce((sum, each) => sum + each.tasks.length, 0);
  const submit = () =>
    void form.submit(async ({ answerBy, words }) => {
      const said = { answerBy: answerBy ?? preview.answerBy, words: words.trim() || null };
      const letter = await send.mutateAsync({ body: { ...choice, ...said } });
      toast(t('supervision:urging.sent', { symbol: letter.symbol }));
      onSent?.();
      onClose();
    });
  if (tasks === 0) {
    return (
      <div className={classes.body}>
        <p>{t('supervision:urging.nothing')}</p>
        <Skipped skipped={preview.skipped} />
      </div>
    );
  }
  return (
    <Form
      form={form}
      onSubmit={submit}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {t('kit:act.cancel')}
          </Button>
          <Button type="submit" loading={form.sending}>
            {t('supervision:urging.send')}
          </Button>
        </>
      }
    >
      <p>
        {t('supervision:urging.intro', {
          ...{ units: number(preview.recipients.length), tasks: number(tasks) },
        })}
      </p>
      <ul className={classes.list} aria-label={t('supervision:urging.recipients')}>
        {preview.recipients.map(({ unit, tasks: own }) => (
          <li key={unit.id}>
            <details>
              <summary>
                <strong>{unit.name}</strong> · {number(own.length)}
              </summary>
              <UrgedList tasks={own} />
            </details>
          </li>
        ))}
      </ul>
      <Skipped skipped={preview.skipped} />
      <DayField
        id={fieldId(form, 'answerBy')}
        label={t('supervision:urging.answerBy')}
        value={form.values.answerBy}
        error={form.errorOf('answerBy')}
        onChange={(answerBy) => form.set({ answerBy })}
      />
      <LongTextField
        form={form}
        name="words"
        label={t('supervision:urging.words')}
        optional
        rows={3}
      />
      <Draft choice={choice} values={form.values} first={preview} />
    </Form>
  );
}

function UrgedList({ tasks }: { readonly tasks: readonly UrgedTask[] }) {
  const { t } = useTranslation('supervision');
  return (
    <ol className={classes.list}>
      {tasks.map(({ id, title, dueOn, daysLate }) => (
        <li key={id}>
          {title}
          <p className="meta">
            {dueOn === null ? '' : day(dueOn)}
            {daysLate > 0 && ` · ${t('explanation.late', { count: daysLate })}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** What stays out this time, each with why. */
function Skipped({ skipped }: { readonly skipped: Preview['skipped'] }) {
  const { t } = useTranslation('supervision');
  if (skipped.length === 0) return null;
  return (
    <details open={skipped.length < 4}>
      <summary>{t('urging.skipped', { count: skipped.length })}</summary>
      <ul className={classes.list}>
        {skipped.map(({ kind, id, title, why }) => (
          <li key={`${kind}:${id}`}>
            {title}
            <p className="meta">{say(why)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The letter with what has been typed so far, fetched when it is asked for. */
function Draft(props: {
  readonly choice: UrgingChoice;
  readonly values: Values;
  readonly first: Preview;
}) {
  const { choice, values, first } = props;
  const { t } = useTranslation('supervision');
  const [asked, setAsked] = useState<Values | null>(null);
  const said = asked && { answerBy: asked.answerBy, words: asked.words.trim() || null };
  const draft = useQuery<Preview, never>({
    queryKey: [previewUrging.path, choice, said],
    queryFn: () => call(previewUrging, { body: { ...choice, ...said } }),
    enabled: said !== null,
    placeholderData: first,
  });
  return (
    <>
      <Button
        variant="default"
        onClick={() => setAsked((before) => (before === null ? values : null))}
      >
        {t(asked === null ? 'urging.look' : 'urging.hide')}
      </Button>
      {asked !== null && draft.data && (
        <Suspense fallback={null}>
          <div className={classes.paper}>
            <PaperView paper={draft.data.paper} />
          </div>
        </Suspense>
      )}
    </>
  );
}
