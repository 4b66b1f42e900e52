import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  acceptPackage,
  type EdxmlPackageView,
  finishPackage,
  getPackage,
  getPackageXml,
} from '../../server/exchange/edxml/contract.ts';
import { KIND_WORDS } from '../../server/exchange/edxml/rules/edxml-codes.ts';
import type { PackageAct } from '../../server/exchange/edxml/rules/package-states.ts';
import { STATE_WORDS } from '../../server/exchange/edxml/rules/state-words.ts';
import { addressOf } from '../app/client.ts';
import { useAct, useRead } from '../app/use-endpoint.ts';
import { say } from '../kit/format.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { ErrorState, LoadingState } from '../kit/states.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { PackageFacts, PackageFiles, PackageWarnings } from './edxml-package-facts.tsx';
import { PackageSignature, PackageStatuses, PackagesAround } from './edxml-package-story.tsx';
import { ExchangeTabs } from './exchange-tabs.tsx';

// Forms are fetched when one is opened.
const PackageSheets = lazy(async () => ({
  default: (await import('./edxml-act-sheets.tsx')).PackageSheets,
}));

/** Một gói tin: what it says, what came with it, how far it has come, what may be done now. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const { t } = useTranslation('edxml');
  const query = useRead(getPackage, { params: { id } });
  if (!query.data) {
    return (
      <PageFrame title={t('title')} tabs={<ExchangeTabs />}>
        {query.error ? (
          <ErrorState error={query.error} onAgain={() => void query.refetch()} />
        ) : (
          <LoadingState />
        )}
      </PageFrame>
    );
  }
  return <Frame shown={query.data} />;
}

function Frame({ shown }: { shown: EdxmlPackageView }) {
  const { t } = useTranslation('edxml');
  const [opened, setOpened] = useState<PackageAct | null>(null);
  const accept = useAct(acceptPackage);
  const finish = useAct(finishPackage);
  const { id, number, way, kind, state, acts, version } = shown;

  function begin(act: PackageAct): void {
    if (act !== 'accept' && act !== 'finish') {
      setOpened(act);
      return;
    }
    const decided = act === 'accept' ? accept : finish;
    decided.mutate(
      { params: { id }, body: { version } },
      { onSuccess: () => toast(t(`done.${act}`)), onError: toastProblem },
    );
  }

  return (
    <PageFrame
      title={`${number} ${shown.subject}`}
      facts={[t(`way.${way}`), say(KIND_WORDS[kind]), say(STATE_WORDS[state])].join(' · ')}
      tabs={<ExchangeTabs />}
      acts={[...acts].reverse().map((act) => (
        <Button
          key={act}
          variant={act === acts[0] && act !== 'recall' ? 'filled' : 'default'}
          loading={(act === 'accept' && accept.isPending) || (act === 'finish' && finish.isPending)}
          onClick={() => begin(act)}
        >
          {t(`act.${act}`)}
        </Button>
      ))}
      lookActs={
        <Button
          variant="default"
          component="a"
          href={addressOf(getPackageXml, { params: { id } })}
          download
        >
          {t('act.xml')}
        </Button>
      }
    >
      <PackageWarnings shown={shown} />
      <PackageFacts shown={shown} />
      <PackageFiles shown={shown} />
      <PackageStatuses shown={shown} />
      <PackagesAround shown={shown} />
      <PackageSignature shown={shown} />
      {opened && (
        <Suspense fallback={null}>
          <PackageSheets shown={shown} act={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </PageFrame>
  );
}
