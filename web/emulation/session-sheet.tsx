import { useTranslation } from 'react-i18next';
import { openSession } from '../../server/emulation/council-contract.ts';
import { useToday } from '../app/me.ts';
import { useAct } from '../app/use-endpoint.ts';
import { ChoiceField } from '../kit/choice-field.tsx';
import { DayField } from '../kit/date-field.tsx';
import { fieldId } from '../kit/form.tsx';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import classes from './emulation.module.css';
import type { StageProps } from './stage-props.ts';

const MANNERS = ['ballots', 'counts'] as const;

interface Words {
  readonly [field: string]: unknown;
  readonly on: string | null;
  readonly manner: string;
  readonly present: readonly string[];
}

/** Mở phiên họp: the day, who came, and how votes are taken. */
export function SessionSheet({ campaign, stage, onClose }: StageProps & { onClose: () => void }) {
  const { t } = useTranslation('emulation');
  const today = useToday();
  const open = useAct(openSession);
  const form = useForm<Words>({
    key: `session:${stage.id}`,
    first: {
      ...{ on: today, manner: 'ballots' },
      present: campaign.council.map(({ postId }) => postId),
    },
    check: ({ on, present }) => {
      const errors: FormErrors<Words> = {};
      if (!on) errors.on = t('council.open.noDay');
      if (present.length === 0) errors.present = t('council.open.nobody');
      return errors;
    },
  });
  const { present } = form.values;
  const fault = form.errorOf('present');
  return (
    <SheetForm
      form={form}
      title={t('council.open.title')}
      send={t('council.open.send')}
      onClose={onClose}
      onSend={async ({ on, manner, present: came }) => {
        if (!on) return;
        await open.mutateAsync({
          params: { id: campaign.id },
          body: {
            ...{ stageId: stage.id, heldOn: on, present: [...came] },
            manner: MANNERS.find((each) => each === manner) ?? 'ballots',
          },
        });
        toast(t('council.open.done'));
      }}
    >
      <DayField
        id={fieldId(form, 'on')}
        label={t('council.open.on')}
        value={form.values.on}
        error={form.errorOf('on')}
        onChange={(on) => form.set({ on })}
      />
      <ChoiceField
        form={form}
        name="manner"
        label={t('council.mannerLabel')}
        options={MANNERS.map((value) => ({ value, label: t(`council.manner.${value}`) }))}
      />
      <fieldset className={classes.checks} id={fieldId(form, 'present')}>
        <legend>{t('council.open.present')}</legend>
        {campaign.council.map(({ postId, person, title }) => (
          <label key={postId}>
            <input
              type="checkbox"
              checked={present.includes(postId)}
              onChange={(event) =>
                form.set({
                  present: event.currentTarget.checked
                    ? [...present, postId]
                    : present.filter((each) => each !== postId),
                })
              }
            />
            {person ?? t('council.vacant')}, {title}
          </label>
        ))}
      </fieldset>
      {fault && <p className={classes.fault}>{fault}</p>}
    </SheetForm>
  );
}
