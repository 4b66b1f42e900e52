import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SampleType, samplePaper } from '../../server/papers/rules/sample-papers.ts';
import { listTemplates, type PaperTemplate } from '../../server/papers/template-contract.ts';
import { useRead } from '../app/use-endpoint.ts';
import { PageFrame } from '../kit/page-frame.tsx';
import { PaperView } from '../kit/paper/paper-view.tsx';
import { ReadState } from '../kit/states.tsx';
import { AddTemplateSheet } from './add-template-sheet.tsx';
import { EndTemplateSheet } from './end-template-sheet.tsx';
import classes from './papers.module.css';
import { PastTemplates } from './past-templates.tsx';
import { PlacesTable } from './places-table.tsx';
import { TypesTable } from './types-table.tsx';

type Opened =
  | { readonly sheet: 'add'; readonly type: SampleType }
  | { readonly sheet: 'end'; readonly template: PaperTemplate };

/** Mẫu văn bản: the form of each type of paper, an office's own templates, and how to make one. */
export function Page() {
  const { t } = useTranslation('papers');
  const found = useRead(listTemplates, {});
  const [opened, setOpened] = useState<Opened | null>(null);
  const [shown, setShown] = useState<SampleType | null>(null);
  const close = () => setOpened(null);
  return (
    <PageFrame title={t('title')}>
      <ReadState query={found} what={t('what')}>
        {({ templates, organ, mayEdit }) => (
          <>
            <p className={classes.lead}>{t('lead')}</p>
            <TypesTable
              templates={templates}
              mayEdit={mayEdit}
              shown={shown}
              onLook={(type) => setShown(shown === type ? null : type)}
              onAdd={(type) => setOpened({ sheet: 'add', type })}
              onEnd={(template) => setOpened({ sheet: 'end', template })}
            />
            {shown && (
              <section className={classes.section}>
                <h2>{t('sheet', { type: t(`type.${shown}`) })}</h2>
                <div className={classes.sheet}>
                  <PaperView paper={samplePaper(shown, organ)} />
                </div>
              </section>
            )}
            <PastTemplates templates={templates} />
            <PlacesTable />
            {opened?.sheet === 'add' && <AddTemplateSheet type={opened.type} onClose={close} />}
            {opened?.sheet === 'end' && (
              <EndTemplateSheet template={opened.template} onClose={close} />
            )}
          </>
        )}
      </ReadState>
    </PageFrame>
  );
}
