import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { ProblemError } from '../app/problem-error.ts';
import classes from './issue.module.css';
import { useReviewHere } from './use-review.ts';

/** What the server says of the document that bears the number already. */
const Existing = z.object({ directiveId: z.string() });

interface NumberExistsProps {
  readonly error: ProblemError | null;
  readonly sending: boolean;
  readonly onEdition: () => void;
  readonly onCancel: () => void;
}

/** The number is in the register already: open it, issue this as a new version, or cancel. */
export function NumberExists({ error, sending, onEdition, onCancel }: NumberExistsProps) {
  const { t } = useTranslation('plans');
  const { exists } = useReviewHere().reading;
  const told = Existing.safeParse(error?.details);
  const directiveId = told.success ? told.data.directiveId : exists?.directiveId;
  return (
    <section className={classes.blocks} role="alert">
      <p>
        {error?.sentence ??
          (exists && t('issue.exists', { number: exists.number, year: String(exists.year) }))}
      </p>
      <div className={classes.choices}>
        {directiveId !== undefined && (
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/directives/$id" params={{ id: directiveId }} {...props} />
            )}
          >
            {t('issue.open')}
          </Button>
        )}
        <Button variant="default" loading={sending} onClick={onEdition}>
          {t('issue.edition')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('issue.cancel')}
        </Button>
      </div>
    </section>
  );
}
