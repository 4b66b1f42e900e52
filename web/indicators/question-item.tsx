import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerQuestion, type Question } from '../../server/indicators/contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { useAsOf } from '../app/use-view.ts';
import { Form, LongTextField } from '../kit/form.tsx';
import { day, dayAndClock } from '../kit/format.ts';
import { toast } from '../kit/notices.ts';
import { useForm } from '../kit/use-form.ts';

/** One request to explain with its answer, or the way to answer it. */
export function QuestionItem({ question }: { question: Question }) {
  const { t } = useTranslation('indicators');
  const { asOf } = useAsOf();
  const [answering, setAnswering] = useState(false);
  const { asked, answered, answer, words, dueOn, mayAnswer, reason } = question;
  return (
    <>
      <p className="meta">
        {t('ask.line', { ...asked, at: dayAndClock(asked.at), due: day(dueOn) })}
      </p>
      <p>{words}</p>
      <p className="meta">{reason}</p>
      {answered && (
        <>
          <p className="meta">
            {t('ask.answerLine', { ...answered, at: dayAndClock(answered.at) })}
          </p>
          <p>{answer}</p>
        </>
      )}
      {!answered && !mayAnswer && <p className="meta">{t('ask.unanswered')}</p>}
      {mayAnswer && asOf === null && !answering && (
        <div>
          <Button variant="default" onClick={() => setAnswering(true)}>
            {t('ask.answer')}
          </Button>
        </div>
      )}
      {answering && <AnswerForm id={question.id} onDone={() => setAnswering(false)} />}
    </>
  );
}

function AnswerForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation('indicators');
  const act = useAct(answerQuestion);
  const form = useForm({
    key: `answer-question:${id}`,
    first: { answer: '' },
    check: ({ answer }) => (answer.trim().length < 20 ? { answer: t('ask.needAnswer') } : {}),
  });
  const send = () =>
    void form.submit(async ({ answer }) => {
      await act.mutateAsync({ params: { id }, body: { answer } });
      toast(t('ask.answered'));
      onDone();
    });
  return (
    <Form
      form={form}
      onSubmit={send}
      acts={
        <Button type="submit" loading={form.sending}>
          {t('ask.sendAnswer')}
        </Button>
      }
    >
      <LongTextField form={form} name="answer" label={t('ask.answerWords')} />
    </Form>
  );
}
