import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../server/calendar/rules/numbers.ts';
import { getRanking, publishRanking, type Scorecard } from '../../server/scorecards/contract.ts';
import { useMe } from '../app/me.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { useView } from '../app/use-view.ts';
import { Form, LongTextField, TextField } from '../kit/form.tsx';
import { day, dayOf } from '../kit/format.ts';
import { Sheet } from '../kit/sheet.tsx';
import { ReadState } from '../kit/states.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import { sayPeriod } from './say-period.ts';

interface Words {
  readonly [field: string]: unknown;
  readonly basis: string;
  readonly reason: string;
}

interface PublishSheetProps {
  readonly card: Scorecard;
  readonly period: string;
  readonly onVote: () => void;
  readonly onClose: () => void;
}

/** Công bố: exactly what will be frozen, then the document with which it is published. */
export function PublishSheet({ card, period, onVote, onClose }: PublishSheetProps) {
  const { t } = useTranslation('scorecards');
  const { t: kit } = useTranslation('kit');
  const { today } = useMe();
  const view = useView();
  const last = card.editions.find((each) => each.period === period);
  const live = useRead(getRanking, {
    params: { id: card.id },
    query: { period, edition: 'live' },
  });
  const publish = useAct(publishRanking, {
    onDone: () => view.setFilter('edition', []),
  });
  const form = useForm<Words>({
    key: `publish:${card.id}:${period}`,
    first: { basis: '', reason: '' },
    check: ({ reason }) => {
      const errors: FormErrors<Words> = {};
      if (last && reason.trim().length < 3) errors.reason = t('publishing.noReason');
      return errors;
    },
  });

  async function send({ basis, reason }: Words): Promise<void> {
    const edition = await publish.mutateAsync({
      params: { id: card.id },
      body: { period, reason: reason.trim() || null, basis: basis.trim() || null },
    });
    toast(t('publishing.done', { day: dayOf(edition.publishedAt) }));
    form.clear();
    onClose();
  }

  return (
    <Sheet opened onClose={onClose} title={t('publishing.title', { period: sayPeriod(period) })}>
      <Form
        form={form}
        onSubmit={() => void form.submit(send)}
        acts={
          <>
            {form.problem?.code === 'TIES_OPEN' && (
              <Button variant="default" onClick={onVote}>
                {t('publishing.vote')}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {kit('act.cancel')}
            </Button>
            <Button type="submit" loading={form.sending}>
              {t('publishing.send')}
            </Button>
          </>
        }
      >
        <ReadState query={live} what={t('units')}>
          {({ rows }) => {
            const missing = rows.filter((row) => row.missing > 0).length;
            const level = rows.filter(({ isLevel }) => isLevel).length;
            const [first] = rows;
            return (
              <ul>
                <li>{t('publishing.what', { count: rows.length })}</li>
                <li>{t('publishing.asOf', { day: day(today) })}</li>
                {first?.rank === 1 && first.total !== null && (
                  <li>
                    {t('publishing.first', {
                      unit: first.unit.name,
                      total: formatNumber(first.total),
                    })}
                  </li>
                )}
                {missing > 0 && <li>{t('publishing.missing', { count: missing })}</li>}
                {level > 0 && <li>{t('publishing.level', { count: level })}</li>}
              </ul>
            );
          }}
        </ReadState>
        <TextField
          form={form}
          name="basis"
          label={t('publishing.basis')}
          hint={t('publishing.basisHint')}
          optional
          maxLength={1_000}
        />
        {last && (
          <LongTextField
            form={form}
            name="reason"
            label={t('publishing.reason')}
            hint={t('publishing.reasonHint', { day: dayOf(last.publishedAt) })}
          />
        )}
      </Form>
    </Sheet>
  );
}
