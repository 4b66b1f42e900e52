import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from './form.tsx';
import { Sheet } from './sheet.tsx';
import type { FormState } from './use-form.ts';

interface SheetFormProps<Values> {
  readonly form: FormState<Values>;
  readonly title: string;
  /** The word on the filled button. */
  readonly send: string;
  readonly onSend: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly blocked?: boolean;
}

/** A form in a sheet: what was typed is dropped and the sheet closed once it was sent. */
export function SheetForm<Values>(props: SheetFormProps<Values>) {
  const { form, title, send, onSend, onClose, children, blocked = false } = props;
  const { t: kit } = useTranslation('kit');
  return (
    <Sheet opened onClose={onClose} title={title}>
      <Form
        form={form}
        onSubmit={() =>
          void form.submit(onSend).then((sent) => {
            if (sent) onClose();
          })
        }
        acts={
          <>
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending} disabled={blocked}>
              {send}
            </Button>
          </>
        }
      >
        {children}
      </Form>
    </Sheet>
  );
}
