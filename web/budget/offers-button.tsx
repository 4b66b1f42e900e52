import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listOffers, type MoneyOffer } from '../../server/budget/contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { Sheet } from '../kit/sheet.tsx';
import classes from './budget.module.css';

interface OffersButtonProps {
  readonly planId: string | undefined;
  readonly onTake: (offer: MoneyOffer) => void;
}

/** Sums that issued texts state and nobody follows yet, each with "Đưa vào theo dõi". */
export function OffersButton({ planId, onTake }: OffersButtonProps) {
  const { t } = useTranslation('budget');
  const [open, setOpen] = useState(false);
  const found = useRead(listOffers, { query: planId === undefined ? {} : { planId } });
  const offers = found.data?.offers ?? [];
  if (offers.length === 0) return null;
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        {t('offers.open', { count: offers.length })}
      </button>
      <Sheet opened={open} onClose={() => setOpen(false)} title={t('offers.title')}>
        <div className={classes.stack}>
          <p>{t('offers.hint')}</p>
          {offers.map((offer) => (
            <section key={offer.provisionId}>
              <p>
                <b>{offer.written}</b>{' '}
                {offer.sourceWritten && <span className="meta">{offer.sourceWritten}</span>}
              </p>
              <p className="meta">
                {offer.planNumber} {offer.task && `· ${offer.task.title}`}
              </p>
              <blockquote>{offer.quote}</blockquote>
              <div className={classes.tools}>
                <Button
                  variant="default"
                  aria-label={t('offers.takeOf', { written: offer.written })}
                  onClick={() => {
                    setOpen(false);
                    onTake(offer);
                  }}
                >
                  {t('offers.take')}
                </Button>
                {offer.span && (
                  <Link
                    to="/directives/$id"
                    params={{ id: offer.directiveId }}
                    search={{ at: `${offer.span.start}-${offer.span.end}` }}
                  >
                    {t('offers.words')}
                  </Link>
                )}
              </div>
            </section>
          ))}
        </div>
      </Sheet>
    </>
  );
}
