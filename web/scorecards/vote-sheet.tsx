import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  getRanking,
  type RankingRow,
  type Scorecard,
  voteTie,
} from '../../server/scorecards/contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { Form, LongTextField, TextField } from '../kit/form.tsx';
import { Sheet } from '../kit/sheet.tsx';
import { ReadState } from '../kit/states.tsx';
import { toast } from '../kit/toast.tsx';
import { type FormErrors, useForm } from '../kit/use-form.ts';
import { moved } from './edit-criteria.ts';
import classes from './scorecards.module.css';

interface Words {
  readonly [field: string]: unknown;
  readonly words: string;
  readonly basis: string;
}

interface VoteSheetProps {
  readonly card: Scorecard;
  readonly period: string;
  readonly onClose: () => void;
}

/** Biểu quyết: the first group of level units, put into the order that the council voted. */
export function VoteSheet({ card, period, onClose }: VoteSheetProps) {
  const { t } = useTranslation('scorecards');
  const live = useRead(getRanking, { params: { id: card.id }, query: { period, edition: 'live' } });
  return (
    <Sheet opened onClose={onClose} title={t('voting.title')}>
      <ReadState query={live} what={t('units')}>
        {({ rows }) => <Ballot {...{ card, period, onClose }} level={firstLevel(rows)} />}
      </ReadState>
    </Sheet>
  );
}

/** Level units of one rank and block; the next group follows when this one is decided. */
function firstLevel(rows: readonly RankingRow[]): RankingRow[] {
  const first = rows.find(({ isLevel }) => isLevel);
  return rows.filter(
    ({ isLevel, rank, block }) => isLevel && rank === first?.rank && block === first?.block,
  );
}

function Ballot({
  card,
  period,
  level,
  onClose,
}: VoteSheetProps & { readonly level: RankingRow[] }) {
  const { t } = useTranslation('scorecards');
  const { t: kit } = useTranslation('kit');
  const vote = useAct(voteTie);
  const [order, setOrder] = useState(() => level.map(({ unit }) => unit));
  const form = useForm<Words>({
    key: `vote:${card.id}:${period}`,
    first: { words: '', basis: '' },
    check: ({ words, basis }) => {
      const errors: FormErrors<Words> = {};
      if (words.trim().length < 5) errors.words = t('voting.noWords');
      if (basis.trim().length < 3) errors.basis = t('voting.noBasis');
      return errors;
    },
  });

  async function send({ words, basis }: Words): Promise<void> {
    const unitIds = order.map(({ id }) => id);
    await vote.mutateAsync({ params: { id: card.id }, body: { period, unitIds, words, basis } });
    toast(t('voting.done'));
    form.clear();
    onClose();
  }

  return (
    <Form
      form={form}
      onSubmit={() => void form.submit(send)}
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {kit('act.cancel')}
          </Button>
          <Button type="submit" loading={form.sending} disabled={order.length < 2}>
            {t('voting.send')}
          </Button>
        </>
      }
    >
      <p>{t('voting.what')}</p>
      <ol className={classes.ballot}>
        {order.map((unit, index) => (
          <li key={unit.id}>
            <span>{unit.name}</span>
            <ActionIcon
              variant="subtle"
              aria-label={t('voting.up', { unit: unit.name })}
              disabled={index === 0}
              onClick={() => setOrder(moved(order, index, index - 1))}
            >
              <IconArrowUp size={16} stroke={1.75} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('voting.down', { unit: unit.name })}
              disabled={index === order.length - 1}
              onClick={() => setOrder(moved(order, index, index + 1))}
            >
              <IconArrowDown size={16} stroke={1.75} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <LongTextField
        form={form}
        name="words"
        label={t('voting.words')}
        hint={t('voting.wordsHint')}
      />
      <TextField form={form} name="basis" label={t('voting.basis')} maxLength={1_000} />
    </Form>
  );
}
