import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CouncilSession, enterCounts } from '../../server/emulation/council-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import { wholeNumber } from './campaign-words.ts';
import classes from './emulation.module.css';

interface CountsSheetProps {
  readonly session: CouncilSession;
  readonly onClose: () => void;
}
interface Count {
  readonly ayes: string;
  readonly noes: string;
}
interface Words {
  readonly [field: string]: unknown;
  readonly counts: Readonly<Record<string, Count>>;
}

/** Kiểm phiếu: the tellers' count of every nomination. */
export function CountsSheet({ session, onClose }: CountsSheetProps) {
  const { t } = useTranslation('emulation');
  const enter = useAct(enterCounts);
  const { nominations } = session;
  const form = useForm<Words>({
    key: `counts:${session.id}`,
    first: {
      counts: Object.fromEntries(
        nominations.map(({ id, votes }) => [
          id,
          { ayes: votes ? String(votes.ayes) : '', noes: votes ? String(votes.noes) : '' },
        ]),
      ),
    },
    check: ({ counts }) => {
      const isNumber = (text: string | undefined) => {
        const value = wholeNumber(text ?? '');
        return value !== null && !Number.isNaN(value);
      };
      const isWhole = nominations.every(
        ({ id }) => isNumber(counts[id]?.ayes) && isNumber(counts[id]?.noes),
      );
      return isWhole ? {} : { counts: t('council.counts.bad') };
    },
  });
  const { counts } = form.values;
  const set = (id: string, part: Partial<Count>) =>
    form.set({ counts: { ...counts, [id]: { ayes: '', noes: '', ...counts[id], ...part } } });
  const fault = form.errorOf('counts');
  return (
    <SheetForm
      form={form}
      title={t('council.counts.title')}
      send={t('council.counts.send')}
      onClose={onClose}
      onSend={async (words) => {
        await enter.mutateAsync({
          params: { id: session.id },
          body: {
            counts: nominations.map(({ id }) => ({
              nominationId: id,
              ayes: wholeNumber(words.counts[id]?.ayes ?? '') ?? 0,
              noes: wholeNumber(words.counts[id]?.noes ?? '') ?? 0,
            })),
          },
        });
        toast(t('council.counts.done'));
      }}
    >
      {nominations.map(({ id, name }) => (
        <div key={id} className={classes.two}>
          {(['ayes', 'noes'] as const).map((side) => (
            <TextInput
              key={side}
              label={t(`council.counts.${side}`, { name })}
              inputMode="numeric"
              value={counts[id]?.[side] ?? ''}
              onChange={(event) => set(id, { [side]: event.currentTarget.value })}
            />
          ))}
        </div>
      ))}
      {fault && <p className={classes.fault}>{fault}</p>}
    </SheetForm>
  );
}
