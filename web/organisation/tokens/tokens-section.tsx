import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  listMyTokens,
  revokeToken,
  type Token,
} from '../../../server/organisation/token-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { isAgendaKey } from '../../exchange/agenda-key.ts';
import { day, dayAndClock } from '../../kit/format.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from '../account/account.module.css';
import { SecretSheet } from './secret-sheet.tsx';
import { TokenSheet } from './token-sheet.tsx';

/** Khoá API: my keys for other programs, and a new one for the post that acts now. */
export function TokensSection() {
  const { t } = useTranslation('access');
  const read = useRead(listMyTokens, {});
  const [isMaking, setIsMaking] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const { offer = null } = read.data ?? {};
  const tokens = read.data?.tokens.filter((token) => !isAgendaKey(token)) ?? [];
  return (
    <section className={classes.section} aria-labelledby="tokens">
      <h2 id="tokens">{t('token.title')}</h2>
      <p className="meta">{t('token.what')}</p>
      {read.data && tokens.length === 0 && <p>{t('token.none')}</p>}
      {tokens.length > 0 && (
        <ul className={classes.list}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      {read.data && offer === null && <p className="meta">{t('token.off')}</p>}
      {offer && (
        <Button variant="default" onClick={() => setIsMaking(true)}>
          {t('token.add')}
        </Button>
      )}
      {offer && isMaking && (
        <TokenSheet offer={offer} onMade={setMade} onClose={() => setIsMaking(false)} />
      )}
      {made && <SecretSheet {...made} onClose={() => setMade(null)} />}
    </section>
  );
}

function TokenRow({ token }: { token: Token }) {
  const { t } = useTranslation('access');
  const revoke = useAct(revokeToken, { stale: [listMyTokens] });
  const { id, name, prefix, state, usedAt, usedFrom } = token;
  return (
    <li>
      <div>
        {name} <code>{prefix}…</code>
        <div className="meta">
          {t(`token.state.${state}`)} · {token.post.title}, {token.unit.name} ·{' '}
          {t('token.rightsOf', { count: token.rights.length })} ·{' '}
          {t('token.until', { day: day(token.lastDay) })} ·{' '}
          {usedAt === null
            ? t('token.never')
            : t('token.usedFrom', { at: dayAndClock(usedAt), from: usedFrom })}
        </div>
      </div>
      {state !== 'revoked' && (
        <Button
          variant="subtle"
          loading={revoke.isPending}
          aria-label={t('token.revokeOf', { name })}
          onClick={() =>
            revoke.mutate(
              { params: { id } },
              { onSuccess: () => toast(t('token.revoked', { name })), onError: toastProblem },
            )
          }
        >
          {t('token.revoke')}
        </Button>
      )}
    </li>
  );
}
