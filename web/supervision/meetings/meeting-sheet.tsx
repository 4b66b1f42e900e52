import { useTranslation } from 'react-i18next';
import { type Meeting, planMeeting } from '../../../server/supervision/meeting-contract.ts';
import { useToday } from '../../app/me.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { DayField } from '../../kit/date-field.tsx';
import { fieldId, LongTextField, TextField } from '../../kit/form.tsx';
import { SheetForm } from '../../kit/sheet-form.tsx';
import { type FormErrors, useForm } from '../../kit/use-form.ts';
import { useSaving } from './use-saving.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly on: string | null;
  readonly at: string;
  readonly place: string;
  readonly chair: string;
  readonly attendees: string;
}

interface MeetingSheetProps {
  readonly meeting: Meeting | null;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

/** A meeting's name, day, hour, place, chair; the agenda of a new one is drawn with it. */
export function MeetingSheet({ meeting, onClose, onSaved }: MeetingSheetProps) {
  const { t } = useTranslation('meetings');
  const today = useToday();
  const plan = useAct(planMeeting);
  const save = useSaving();
  const form = useForm<Words>({
    key: meeting ? `meeting:${meeting.id}:${meeting.version}` : 'meeting:new',
    first: {
      ...{
        name: meeting?.name ?? '',
        on: meeting?.heldOn ?? today,
        at: meeting?.head.at ?? '08:00',
      },
      ...{ place: meeting?.head.place ?? '', chair: meeting?.head.chair ?? '' },
      attendees: meeting?.head.attendees ?? '',
    },
    check: ({ name, on, at }) => {
      const errors: FormErrors<Words> = {};
      if (name.trim().length < 3) errors.name = t('form.missing');
      if (!on) errors.on = t('form.missing');
      if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at.trim())) errors.at = t('form.badTime');
      return errors;
    },
  });
  async function send({ name, on, at, place, chair, attendees }: Words): Promise<void> {
    const body = { name, heldOn: on ?? today, head: { at: at.trim(), place, chair, attendees } };
    if (meeting) {
      await save(meeting, body);
      onSaved(meeting.id);
      return;
    }
    onSaved((await plan.mutateAsync({ body })).id);
  }
  return (
    <SheetForm
      form={form}
      title={t(meeting ? 'act.change' : 'add')}
      send={t('form.save')}
      onSend={send}
      onClose={onClose}
    >
      {!meeting && <p>{t('addWhat')}</p>}
      <TextField form={form} name="name" label={t('form.name')} maxLength={500} />
      <DayField
        id={fieldId(form, 'on')}
        label={t('form.on')}
        value={form.values.on}
        error={form.errorOf('on')}
        onChange={(on) => form.set({ on })}
      />
      <TextField form={form} name="at" label={t('form.at')} />
      <TextField form={form} name="place" label={t('form.place')} optional />
      <TextField form={form} name="chair" label={t('form.chair')} optional />
      <LongTextField form={form} name="attendees" label={t('form.attendees')} optional />
    </SheetForm>
  );
}
