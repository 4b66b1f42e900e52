import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../server/calendar/rules/day.ts';
import { askToExplain, type TargetRow } from '../../server/indicators/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { Form, LongTextField, TextField } from '../kit/form.tsx';
import { say } from '../kit/format.ts';
import { toast } from '../kit/notices.ts';
import { Sheet } from '../kit/sheet.tsx';
import { useForm } from '../kit/use-form.ts';

/** Yêu cầu giải trình: what is to be explained and by when; how the target stands is sent with it. */
export function AskSheet({ target, onClose }: { target: TargetRow; onClose: () => void }) {
  const { t } = useTranslation('indicators');
  const act = useAct(askToExplain);
  const form = useForm({
    key: `ask-to-explain:${target.id}`,
    first: { words: '', due: '' },
    check: ({ words, due }) => ({
      ...(words.trim().length < 5 ? { words: t('form.needWhy') } : {}),
      ...(parseDay(due) === null ? { due: t('ask.needDay') } : {}),
    }),
  });
  const send = () =>
    void form.submit(async ({ words, due }) => {
      const body = { words, dueOn: parseDay(due) ?? '' };
      await act.mutateAsync({ params: { id: target.id }, body });
      toast(t('ask.done'));
      onClose();
    });
  const reason = target.judgement ? say(target.judgement.reason) : target.name;
  return (
    <Sheet opened onClose={onClose} title={t('ask.open')}>
      <p>{t('ask.to', { unit: target.unit.name, reason })}</p>
      <Form
        form={form}
        onSubmit={send}
        acts={
          <Button type="submit" loading={form.sending}>
            {t('ask.send')}
          </Button>
        }
      >
        <LongTextField form={form} name="words" label={t('ask.words')} />
        <TextField form={form} name="due" label={t('ask.due')} hint={t('ask.dueHint')} />
      </Form>
    </Sheet>
  );
}
