import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../kit/page-frame.tsx';
import { DraftList } from './draft-list.tsx';
import { LearntRules } from './learnt-rules.tsx';
import classes from './read.module.css';
import { ReadBox } from './read-box.tsx';
import { ReadProblem } from './read-problem.tsx';
import { SecretStubSheet } from './secret-stub-sheet.tsx';
import { type ReadInto, useReadText } from './use-read-text.ts';

/** Đọc văn bản: one box; what is pasted or dropped is read by itself, and nothing of it is lost. */
export function Page() {
  const { t } = useTranslation('directives');
  const navigate = useNavigate();
  const [stub, setStub] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const open = ({ readingId, packageId }: ReadInto) => {
    if (readingId) void navigate({ to: '/readings/$id', params: { id: readingId } });
    else if (packageId) {
      void navigate({ to: '/admin/exchange/edxml/$id', params: { id: packageId } });
    }
  };
  const read = useReadText(open);
  useEffect(() => box.current?.focus(), []);
  return (
    <PageFrame title={t('read.title')}>
      <div className={classes.page}>
        <ReadBox read={read} box={box} />
        {read.problem && (
          <ReadProblem
            problem={read.problem}
            file={read.file}
            onAgain={read.again}
            onStub={() => setStub(true)}
            onPaste={() => {
              read.forget();
              box.current?.focus();
            }}
          />
        )}
        <DraftList />
        <LearntRules />
      </div>
      <SecretStubSheet opened={stub} onClose={() => setStub(false)} />
    </PageFrame>
  );
}
