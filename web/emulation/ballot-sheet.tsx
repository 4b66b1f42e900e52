import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CouncilSession, castBallot } from '../../server/emulation/council-contract.ts';
import { useAct } from '../app/use-endpoint.ts';
import { say } from '../kit/format.ts';
import { SheetForm } from '../kit/sheet-form.tsx';
import { toast } from '../kit/toast.tsx';
import { useForm } from '../kit/use-form.ts';
import classes from './emulation.module.css';

interface BallotSheetProps {
  readonly session: CouncilSession;
  readonly onClose: () => void;
}

interface Words {
  readonly [field: string]: unknown;
  readonly choices: null;
}

/** Phiếu bầu kín: an answer to every nomination, sent once. The choices are kept nowhere on the device. */
export function BallotSheet({ session, onClose }: BallotSheetProps) {
  const { t } = useTranslation('emulation');
  const cast = useAct(castBallot);
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isWhole = session.nominations.every(({ id }) => choices.has(id));
  const form = useForm<Words>({
    key: `ballot:${session.id}`,
    first: { choices: null },
    check: () => (isWhole ? {} : { choices: t('council.vote.all') }),
  });
  const fault = form.errorOf('choices');
  return (
    <SheetForm
      form={form}
      title={t('council.vote.title')}
      send={t('council.vote.send')}
      onClose={onClose}
      onSend={async () => {
        await cast.mutateAsync({
          params: { id: session.id },
          body: {
            choices: [...choices].map(([nominationId, aye]) => ({ nominationId, aye })),
          },
        });
        toast(t('council.vote.done'));
      }}
    >
      <p>{t('council.vote.what')}</p>
      {session.nominations.map(({ id, name, awardName }) => (
        <fieldset key={id} className={classes.vote}>
          <legend>
            {name}: {say(awardName)}
          </legend>
          {([true, false] as const).map((aye) => (
            <label key={String(aye)}>
              <input
                type="radio"
                name={`vote-${id}`}
                checked={choices.get(id) === aye}
                onChange={() => setChoices((before) => new Map(before).set(id, aye))}
              />
              {t(aye ? 'council.vote.aye' : 'council.vote.no')}
            </label>
          ))}
        </fieldset>
      ))}
      {fault && <p className={classes.fault}>{fault}</p>}
    </SheetForm>
  );
}
