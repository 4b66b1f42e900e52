import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Endpoint } from '../../../server/platform/contract.ts';
import { answerUrging, type Urging } from '../../../server/supervision/urging-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { Form, LongTextField } from '../../kit/form.tsx';
import { toast } from '../../kit/toast.tsx';
import { useForm } from '../../kit/use-form.ts';

/** An answer as the server takes it: at least ten letters. */
const LEAST = 10;

interface Values {
  readonly [field: string]: unknown;
  readonly words: string;
}

interface AnswerFormProps {
  readonly letter: Pick<Urging, 'id' | 'symbol'>;
  readonly stale: Endpoint[];
  readonly onClose: () => void;
}

/** Trả lời: the unit says what was done, what stands in the way and by when, once. */
export function AnswerForm({ letter, stale, onClose }: AnswerFormProps) {
  const { t } = useTranslation(['supervision', 'kit']);
  const answer = useAct(answerUrging, { stale });
  const form = useForm<Values>({
    key: `answer-urging:${letter.id}`,
    first: { words: '' },
    check: ({ words }) =>
      words.trim().length < LEAST ? { words: t('supervision:urging.answerShort') } : {},
  });
  const send = () =>
    void form.submit(async ({ words }) => {
      await answer.mutateAsync({ params: { id: letter.id }, body: { words } });
      toast(t('supervision:urging.answerDone', { symbol: letter.symbol }));
      onClose();
    });
  return (
    <Form
      form={form}
      onSubmit={send}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {t('kit:act.cancel')}
          </Button>
          <Button type="submit" loading={form.sending}>
            {t('supervision:urging.answer')}
          </Button>
        </>
      }
    >
      <LongTextField
        form={form}
        name="words"
        label={t('supervision:urging.answerWords')}
        hint={t('supervision:urging.answerHint')}
      />
    </Form>
  );
}
