import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Campaign,
  listSeats,
  saveCampaign,
} from '../../server/emulation/campaign-contract.ts';
import { isAwardCode } from '../../server/emulation/rules/award-rules.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import { wordsOfCampaign, wordsToSend } from './campaign-words.ts';
import classes from './emulation.module.css';

const ROLES = ['chair', 'deputy', 'secretary', 'member'] as const;

interface Seat {
  readonly postId: string;
  readonly person: string;
  readonly title: string;
  readonly unit: string;
  readonly role: (typeof ROLES)[number];
}
interface Words {
  readonly [field: string]: unknown;
  readonly seats: readonly Seat[];
}

/** Hội đồng thi đua - khen thưởng: posts of the authority, each with its part. */
export function CouncilSheet({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { t } = useTranslation('emulation');
  const save = useAct(saveCampaign);
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const found = useRead(listSeats, { query: { q } }, { enabled: q !== '' });
  const form = useForm<Words>({
    key: `council:${campaign.id}:${campaign.version}`,
    first: { seats: campaign.council.map((seat) => ({ ...seat, person: seat.person ?? '' })) },
    check: () => ({}),
  });
  const { seats } = form.values;
  const taken = new Set(seats.map(({ postId }) => postId));
  const offered = (found.data?.seats ?? []).filter(({ postId }) => !taken.has(postId)).slice(0, 8);

  async function send(): Promise<void> {
    const words = wordsToSend(
      wordsOfCampaign(campaign, null),
      campaign,
      campaign.superior?.id ?? null,
      isAwardCode,
    );
    const council = seats.map(({ postId, role }) => ({ postId, role }));
    await save.mutateAsync({
      params: { id: campaign.id },
      body: {
        ...{ ...words, definition: { ...words.definition, council } },
        version: campaign.version,
      },
    });
    toast(t('council.saved'));
  }

  return (
    <SheetForm
      form={form}
      title={t('council.edit')}
      send={t('council.save')}
      onSend={send}
      onClose={onClose}
    >
      <ul className={classes.plain}>
        {seats.map((seat) => (
          <li key={seat.postId}>
            {t('council.seat', { ...seat })}
            <NativeSelect
              aria-label={t('council.roleOf', { person: seat.person })}
              value={seat.role}
              data={ROLES.map((value) => ({ value, label: t(`council.role.${value}`) }))}
              onChange={(event) => {
                const role = ROLES.find((each) => each === event.currentTarget.value) ?? 'member';
                form.set({
                  seats: seats.map((each) =>
                    each.postId === seat.postId ? { ...each, role } : each,
                  ),
                });
              }}
            />
            <button
              type="button"
              className="link-button"
              onClick={() =>
                form.set({ seats: seats.filter(({ postId }) => postId !== seat.postId) })
              }
            >
              {t('council.remove', { person: seat.person })}
            </button>
          </li>
        ))}
      </ul>
      <TextInput
        label={t('council.find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={classes.plain}>
        {offered.map((seat) => (
          <li key={seat.postId}>
            <span className="meta">{t('council.seat', { ...seat })}</span>{' '}
            <Button
              variant="default"
              data-size="xs"
              onClick={() => {
                const role = seats.length === 0 ? 'chair' : 'member';
                form.set({ seats: [...seats, { ...seat, role }] });
                setTyped('');
              }}
            >
              {t('council.add', { person: seat.person })}
            </Button>
          </li>
        ))}
      </ul>
    </SheetForm>
  );
}
