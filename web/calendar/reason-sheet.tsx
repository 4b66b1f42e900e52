import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form, LongTextField } from '../kit/form.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { useForm } from '../kit/use-form.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly reason: string;
}

interface ReasonSheetProps {
  /** What is given a reason for, to keep what was typed: `unmark-day:12`. */
  readonly about: string;
  readonly title: string;
  /** What will happen, and what stays. */
  readonly what: string;
  readonly send: string;
  readonly onSend: (reason: string) => Promise<void>;
  readonly onClose: () => void;
}

/** A sheet of an act that needs nothing but its reason. */
export function ReasonSheet({ about, title, what, send, onSend, onClose }: ReasonSheetProps) {
  const { t } = useTranslation('calendar');
  const { t: kit } = useTranslation('kit');
  const form = useForm<Words>({
    key: about,
    first: { reason: '' },
    check: ({ reason }) => (reason.trim().length < 5 ? { reason: t('unmarking.short') } : {}),
  });

  async function sendReason({ reason }: Words): Promise<void> {
    await onSend(reason);
    form.clear();
    onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={title}>
      <Form
        form={form}
        onSubmit={() => void form.submit(sendReason)}
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {send}
            </Button>
          </>
        }
      >
        <p>{what}</p>
        <LongTextField form={form} name="reason" label={t('unmarking.reason')} rows={2} />
      </Form>
    </Sheet>
  );
}
