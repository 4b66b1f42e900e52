import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMyTokens, revokeToken, type Token } from '../../server/organisation/token-contract.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { day, dayAndClock } from '../kit/format.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import classes from '../organisation/account/account.module.css';
import { AgendaAddressSheet } from './agenda-address-sheet.tsx';
import { isAgendaKey } from './agenda-key.ts';
import { AgendaSheet } from './agenda-sheet.tsx';

/** Lịch công tác: addresses by which calendar programs show my deadlines, meetings and reports. */
export function AgendaSection() {
  const { t } = useTranslation('agenda');
  const read = useRead(listMyTokens, {});
  const [isMaking, setIsMaking] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const keys = read.data?.tokens.filter((token) => isAgendaKey(token) && token.state !== 'revoked');
  const offer = read.data?.offer ?? null;
  return (
    <section className={classes.section} aria-labelledby="agenda">
      <h2 id="agenda">{t('title')}</h2>
      <p className="meta">{t('what')}</p>
      {keys?.length === 0 && <p>{t('none')}</p>}
      {keys && keys.length > 0 && (
        <ul className={classes.list}>
          {keys.map((token) => (
            <KeyRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      {read.data && offer === null && <p className="meta">{t('off')}</p>}
      {offer && (
        <Button variant="default" onClick={() => setIsMaking(true)}>
          {t('add')}
        </Button>
      )}
      {offer && isMaking && (
        <AgendaSheet offer={offer} onMade={setAddress} onClose={() => setIsMaking(false)} />
      )}
      {address && <AgendaAddressSheet address={address} onClose={() => setAddress(null)} />}
    </section>
  );
}

function KeyRow({ token }: { token: Token }) {
  const { t } = useTranslation('agenda');
  const revoke = useAct(revokeToken, { stale: [listMyTokens] });
  const { id, name, usedAt, post, unit, lastDay } = token;
  return (
    <li>
      <div>
        {name}
        <div className="meta">
          {post.title}, {unit.name} · {t('until', { day: day(lastDay) })} ·{' '}
          {usedAt === null ? t('never') : t('used', { at: dayAndClock(usedAt) })}
        </div>
      </div>
      <Button
        variant="subtle"
        loading={revoke.isPending}
        aria-label={t('revokeOf', { name })}
        onClick={() =>
          revoke.mutate(
            { params: { id } },
            { onSuccess: () => toast(t('revoked', { name })), onError: toastProblem },
          )
        }
      >
        {t('revoke')}
      </Button>
    </li>
  );
}
