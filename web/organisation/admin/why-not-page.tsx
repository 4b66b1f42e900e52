import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RIGHT_WORDS } from '../../../server/organisation/rules/right-words.ts';
import { RIGHTS, type Right } from '../../../server/organisation/rules/rights.ts';
import { explainSight } from '../../../server/organisation/why-not-contract.ts';
import { useRead } from '../../app/use-endpoint.ts';
import { say } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ReadState } from '../../kit/states.tsx';
import { type Person, PersonPicker } from '../../tasks/acts/person-picker.tsx';
import classes from './admin.module.css';

interface Question {
  readonly personId: string;
  readonly postId: string | undefined;
  readonly address: string | undefined;
  readonly right: Right | undefined;
}

/** Vì sao người này không thấy: a person, an address or an act, and the rule that decides. */
export function Page() {
  const { t } = useTranslation('people');
  const [person, setPerson] = useState<Person | null>(null);
  const [address, setAddress] = useState('');
  const [right, setRight] = useState<Right | null>(null);
  const [asked, setAsked] = useState<Question | null>(null);
  const isWhole = person !== null && (address.trim() !== '' || right !== null);

  function ask(event: FormEvent): void {
    event.preventDefault();
    if (!isWhole) return;
    setAsked({
      ...{ personId: person.id, postId: undefined },
      ...{ address: address.trim() || undefined, right: right ?? undefined },
    });
  }
  return (
    <PageFrame title={t('whyNot.title')}>
      <form className={classes.ask} onSubmit={ask}>
        <PersonPicker label={t('whyNot.person')} value={person} onChange={setPerson} />
        <TextInput
          label={t('whyNot.address')}
          description={t('whyNot.addressHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={address}
          autoComplete="off"
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Select
          label={t('whyNot.right')}
          description={t('whyNot.rightHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          searchable
          clearable
          data={RIGHTS.map((value) => ({ value, label: say(RIGHT_WORDS[value]) }))}
          value={right}
          onChange={(chosen) => setRight(RIGHTS.find((each) => each === chosen) ?? null)}
        />
        <Button type="submit" disabled={!isWhole}>
          {t('whyNot.ask')}
        </Button>
      </form>
      {asked === null ? (
        <p className="meta">{t('whyNot.hint')}</p>
      ) : (
        <Answer question={asked} onPost={(postId) => setAsked({ ...asked, postId })} />
      )}
    </PageFrame>
  );
}

interface AnswerProps {
  readonly question: Question;
  readonly onPost: (postId: string) => void;
}

function Answer({ question, onPost }: AnswerProps) {
  const { t } = useTranslation('people');
  const answer = useRead(explainSight, { query: question }, { keep: true });
  return (
    <ReadState query={answer} what={t('whyNot.title')}>
      {({ sees, steps, posts }) => (
        <section className={classes.answer} aria-live="polite">
          {posts.length > 1 && (
            <Select
              label={t('whyNot.post')}
              allowDeselect={false}
              data={posts.map(({ id, title, unit }) => ({ value: id, label: `${title}, ${unit}` }))}
              value={question.postId ?? posts[0]?.id ?? null}
              onChange={(chosen) => chosen && onPost(chosen)}
            />
          )}
          <h2>{t(sees ? 'whyNot.sees' : 'whyNot.seesNot')}</h2>
          <ol className={classes.steps}>
            {steps.map((step) => (
              <li key={`${step.rule} ${step.vi}`} data-stopped={!step.ok || undefined}>
                <span>{say(step)}</span>
                <span className="meta">{t(step.ok ? 'whyNot.passed' : 'whyNot.stopped')}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </ReadState>
  );
}
