import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../kit/sheet.tsx';
import { cutPlaces, splitTask } from './task-edits.ts';
import { currentTask, useReviewHere } from './use-review.ts';

/** Where to cut a task (tách), by the keyboard: after each mark that ends a clause. */
export function SplitDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const review = useReviewHere();
  const { t } = useTranslation('plans');
  const { t: kit } = useTranslation('kit');
  const task = currentTask(review);
  const { source } = review;
  const places = task?.span ? cutPlaces(source, task.span) : [];
  const [chosen, setChosen] = useState<number | null>(null);
  const cut = chosen !== null && places.includes(chosen) ? chosen : places[0];
  const words = (from: number, to: number) => source.slice(from, to).replace(/\s+/gu, ' ');
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('split.title')}
      size="40rem"
      acts={
        <>
          <Button variant="default" onClick={onClose}>
            {kit('act.cancel')}
          </Button>
          {cut !== undefined && task && (
            <Button
              data-autofocus
              onClick={() => {
                review.edit(splitTask(source, task.key, cut));
                onClose();
              }}
            >
              {t('split.send')}
            </Button>
          )}
        </>
      }
    >
      {places.length === 0 || !task?.span ? (
        <p>{t('split.none')}</p>
      ) : (
        <Radio.Group
          label={t('split.choose')}
          value={String(cut)}
          onChange={(value) => setChosen(Number(value))}
        >
          <Stack gap="xs" mt="xs">
            {places.map((place) => (
              <Radio
                key={place}
                value={String(place)}
                label={
                  <>
                    .. {words(Math.max(task.span?.start ?? 0, place - 60), place)}
                    <strong> | </strong>
                    {words(place, Math.min(task.span?.end ?? 0, place + 60))} ..
                  </>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Dialog>
  );
}
