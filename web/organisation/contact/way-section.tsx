import { useTranslation } from 'react-i18next';
import { chooseDigestWay, getContact } from '../../../server/organisation/contact-contract.ts';
import { useAct } from '../../app/use-endpoint.ts';
import { Segments } from '../../kit/segments.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import classes from './contact.module.css';

/** By mail too, or in the product only. */
export function WaySection({ byMail }: { byMail: boolean }) {
  const { t } = useTranslation('reminders');
  const choose = useAct(chooseDigestWay, { stale: [getContact] });
  return (
    <section className={classes.section}>
      <h2 id="digest-way">{t('contact.way')}</h2>
      <Segments
        labelledBy="digest-way"
        value={byMail ? 'mail' : 'product'}
        data={[
          { value: 'mail', label: t('contact.byMail') },
          { value: 'product', label: t('contact.inProduct') },
        ]}
        onChange={(way) =>
          choose.mutate(
            { body: { byMail: way === 'mail' } },
            { onSuccess: () => toast(t('contact.wayDone')), onError: toastProblem },
          )
        }
      />
      <p className="meta">{t('contact.wayHint')}</p>
    </section>
  );
}
