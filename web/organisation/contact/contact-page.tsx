import { useTranslation } from 'react-i18next';
import { getContact } from '../../../server/organisation/contact-contract.ts';
import { useMe } from '../../app/me.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ReadState } from '../../kit/states.tsx';
import { AbsenceSection } from './absence-section.tsx';
import classes from './contact.module.css';
import { EmailSection } from './email-section.tsx';
import { OtherEmailSection } from './other-email-section.tsx';
import { WaySection } from './way-section.tsx';

/** Thư và vắng mặt: where I get mail, how reminders reach me, and when I am away. */
export function Page() {
  const { t } = useTranslation('reminders');
  const { scopes } = useMe();
  const contact = useRead(getContact, {});
  const looksAfterOthers = scopes.includes('person.edit');
  return (
    <PageFrame title={t('contact.title')}>
      <ReadState query={contact} what={t('contact.what')}>
        {(found) => (
          <div className={classes.sections}>
            <EmailSection contact={found} />
            {found.email !== null && <WaySection byMail={found.digestByMail} />}
            <AbsenceSection own={found.absences} looksAfterOthers={looksAfterOthers} />
            {looksAfterOthers && <OtherEmailSection />}
          </div>
        )}
      </ReadState>
    </PageFrame>
  );
}
