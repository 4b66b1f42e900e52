import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AgendaItem,
  type Conclusion,
  concludeMeeting,
  getAgendaPaper,
  getMeeting,
  getNoticePaper,
  giveBackMinutes,
  type Meeting,
  openMeeting,
} from '../../../server/supervision/meeting-contract.ts';
import { useAct, useRead } from '../../app/use-endpoint.ts';
import { useAsOf } from '../../app/use-view.ts';
import { day } from '../../kit/format.ts';
import { PageFrame } from '../../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../../kit/states.tsx';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { PaperPart } from '../paper-part.tsx';
import { SupervisionTabs } from '../supervision-tabs.tsx';
import { AgendaPart } from './agenda-part.tsx';
import { ConclusionSheet } from './conclusion-sheet.tsx';
import { IssueSheet } from './issue-sheet.tsx';
import { MeetingSheet } from './meeting-sheet.tsx';
import { FollowPart, MinutesPart } from './minutes-part.tsx';

/** Cuộc họp: agenda, minutes, notice, and what became of it. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { asOf } = useAsOf();
  const { t } = useTranslation('meetings');
  const query = useRead(
    getMeeting,
    { params: { id }, query: asOf ? { asOf } : {} },
    { keep: true },
  );
  const meeting = query.data?.id === id ? query.data : undefined;
  if (!meeting) {
    return (
      <PageFrame title={t('title')} tabs={<SupervisionTabs at="meetings" />}>
        {query.error ? (
          <ErrorState error={query.error} onAgain={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )}
      </PageFrame>
    );
  }
  return <Frame meeting={meeting} />;
}

type Opened =
  | { readonly sheet: 'edit' | 'issue' }
  | {
      readonly sheet: 'conclusion';
      readonly conclusion: Conclusion | null;
      readonly item: AgendaItem | null;
    };

function Frame({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useTranslation('meetings');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [withPaper, setWithPaper] = useState(false);
  const close = () => setOpened(null);
  const { id, state, head, notice } = meeting;
  const facts = [
    t(`state.${state}`),
    `${head.at} ${day(meeting.heldOn)}`,
    ...[head.place, head.chair, notice?.number ?? ''].filter(Boolean),
  ];
  return (
    <PageFrame
      title={meeting.name}
      facts={facts.join(' · ')}
      tabs={<SupervisionTabs at="meetings" />}
      acts={<Acts meeting={meeting} onOpen={(sheet) => setOpened({ sheet })} />}
      lookActs={
        <Button variant="default" onClick={() => setWithPaper(!withPaper)}>
          {t(paperWord(withPaper, state))}
        </Button>
      }
    >
      {withPaper ? (
        <PaperPart
          endpoint={state === 'planned' ? getAgendaPaper : getNoticePaper}
          id={id}
          words={{ docx: t('act.docx'), pdf: t('act.pdf') }}
        />
      ) : (
        <>
          <FollowPart meeting={meeting} />
          <MinutesPart
            meeting={meeting}
            onOpen={(conclusion) => setOpened({ sheet: 'conclusion', conclusion, item: null })}
          />
          <AgendaPart
            meeting={meeting}
            onConclude={(item) => setOpened({ sheet: 'conclusion', conclusion: null, item })}
          />
        </>
      )}
      {opened?.sheet === 'edit' && (
        <MeetingSheet meeting={meeting} onClose={close} onSaved={close} />
      )}
      {opened?.sheet === 'issue' && <IssueSheet meeting={meeting} onClose={close} />}
      {opened?.sheet === 'conclusion' && (
        <ConclusionSheet
          meeting={meeting}
          conclusion={opened.conclusion}
          item={opened.item}
          onClose={close}
        />
      )}
    </PageFrame>
  );
}

function paperWord(isShown: boolean, state: Meeting['state']) {
  if (isShown) return 'act.hidePaper';
  return state === 'planned' ? 'agenda.paper' : 'act.paper';
}

interface ActsProps {
  readonly meeting: Meeting;
  readonly onOpen: (sheet: 'edit' | 'issue') => void;
}

/** What may be done with the meeting now; the last is the next step. */
function Acts({ meeting, onOpen }: ActsProps) {
  const { t } = useTranslation('meetings');
  const steps = {
    open: useAct(openMeeting),
    conclude: useAct(concludeMeeting),
    give_back: useAct(giveBackMinutes),
  };
  const { id, version, may } = meeting;
  const said = { open: 'opened', conclude: 'concluded', give_back: 'givenBack' } as const;
  const run = (step: keyof typeof steps) =>
    steps[step]
      .mutateAsync({ params: { id }, body: { version } })
      .then(() => toast(t(said[step])), toastProblem);
  return (
    <>
      {may.includes('change') && (
        <Button variant="default" onClick={() => onOpen('edit')}>
          {t('act.change')}
        </Button>
      )}
      {may.includes('give_back') && (
        <Button
          variant="default"
          loading={steps.give_back.isPending}
          onClick={() => void run('give_back')}
        >
          {t('act.give_back')}
        </Button>
      )}
      {(['open', 'conclude'] as const).map(
        (step) =>
          may.includes(step) && (
            <Button key={step} loading={steps[step].isPending} onClick={() => void run(step)}>
              {t(`act.${step}`)}
            </Button>
          ),
      )}
      {may.includes('issue') && <Button onClick={() => onOpen('issue')}>{t('act.issue')}</Button>}
    </>
  );
}
