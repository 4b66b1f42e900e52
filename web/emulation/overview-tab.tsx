import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/me.ts';
import { day, dayAndClock } from '../kit/format.ts';
import classes from './emulation.module.css';
import { RegisterSheet } from './register-sheet.tsx';
import type { StageProps } from './stage-props.ts';
import { Steps } from './steps.tsx';

const CampaignSheet = lazy(async () => ({
  default: (await import('./campaign-sheet.tsx')).CampaignSheet,
}));

/** Tổng quan: steps, what the movement is about, who takes part, what units below made of it. */
export function OverviewTab({ campaign, stage }: StageProps) {
  const { t } = useTranslation('emulation');
  const { settings } = campaign.definition;
  return (
    <>
      <Steps stage={stage} />
      {campaign.definition.takesRegistrations && <p className="meta">{t('registerOptional')}</p>}
      {campaign.reviewOverdue && (
        <Warning>{t('overview.overdue', { count: settings.reviewYears })}</Warning>
      )}
      {campaign.lacksMidTerm && (
        <Warning>{t('overview.lacksMid', { count: settings.reviewYears })}</Warning>
      )}
      <div className={classes.columns}>
        <div>
          <Words campaign={campaign} />
          <Contents campaign={campaign} />
        </div>
        <div>
          <Stages campaign={campaign} />
          <Clusters campaign={campaign} />
          <Registrations campaign={campaign} stage={stage} />
          <Below campaign={campaign} />
          <Rules campaign={campaign} />
        </div>
      </div>
    </>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className={classes.warn} role="status">
      <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
      {children}
    </p>
  );
}

type Only = Pick<StageProps, 'campaign'>;

function Words({ campaign }: Only) {
  const { t } = useTranslation('emulation');
  const { goals, subjects, scope, form } = campaign.definition;
  const { directive, superior } = campaign;
  return (
    <>
      {directive && (
        <section className={classes.section}>
          <h2>{t('overview.directive')}</h2>
          <Link to="/directives/$id" params={{ id: directive.id }}>
            {directive.number ?? directive.title}
          </Link>
        </section>
      )}
      {superior && (
        <section className={classes.section}>
          <h2>{t('overview.superior')}</h2>
          <Link to="/campaigns/$id" params={{ id: superior.id }}>
            {superior.name}
          </Link>
        </section>
      )}
      <section className={classes.section}>
        <h2>{t('overview.goals')}</h2>
        <p className={classes.prose}>{goals || t('overview.none')}</p>
        <h3>{t('overview.subjects')}</h3>
        <p className={classes.prose}>{subjects || t('overview.none')}</p>
        <h3>{t('overview.scope')}</h3>
        <p>
          {t(`scope.${scope}`)}, {t(`form.${form}`)}
        </p>
      </section>
    </>
  );
}

function Contents({ campaign }: Only) {
  const { t } = useTranslation('emulation');
  const { contents, solutions } = campaign.definition;
  const names = new Map(campaign.leads.map(({ id, name }) => [id, name]));
  const lines = [...new Set(contents.map(({ line }) => line))];
  return (
    <section className={classes.section}>
      <h2>{t('overview.contents')}</h2>
      {contents.length === 0 && <p>{t('overview.none')}</p>}
      {lines.map((line) => (
        <div key={line}>
          <h3>{line}</h3>
          <ol className={classes.list}>
            {contents
              .filter((content) => content.line === line)
              .map(({ title, leadUnitId, when }) => (
                <li key={title}>
                  {title}{' '}
                  <span className="meta">
                    {[leadUnitId && t('overview.lead', { name: names.get(leadUnitId) ?? '' }), when]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
          </ol>
        </div>
      ))}
      {solutions.length > 0 && (
        <>
          <h3>{t('overview.solutions')}</h3>
          <ul className={classes.list}>
            {solutions.map((solution) => (
              <li key={solution}>{solution}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Stages({ campaign }: Only) {
  const { t } = useTranslation('emulation');
  return (
    <section className={classes.section}>
      <h2>{t('overview.stages')}</h2>
      <ul className={classes.plain}>
        {campaign.stages.map(({ id, name, from, to, review, reviewOn, ceremonyOn }) => {
          const kind = t(`overview.review.${review}`);
          return (
            <li key={id}>
              <strong>{name}</strong> <span className="tnum">{`${day(from)} - ${day(to)}`}</span>
              <br />
              <span className="meta">
                {reviewOn
                  ? t('overview.reviewOn', { kind, day: day(reviewOn) })
                  : t('overview.reviewNone', { kind })}
                {ceremonyOn && ` · ${t('overview.ceremony', { day: day(ceremonyOn) })}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Clusters({ campaign }: Only) {
  const { t } = useTranslation('emulation');
  const names = new Map(campaign.leads.map(({ id, name }) => [id, name]));
  return (
    <section className={classes.section}>
      <h2>{t('overview.clusters')}</h2>
      <ul className={classes.plain}>
        {campaign.definition.clusters.map(({ id, name, headUnitId }) => {
          const units = campaign.members.filter(({ clusterId }) => clusterId === id);
          return (
            <li key={id}>
              <details>
                <summary>
                  {name} ({t('overview.units', { count: units.length })})
                </summary>
                <p className="meta">
                  {headUnitId
                    ? t('overview.head', { name: names.get(headUnitId) ?? '' })
                    : t('overview.noHead')}
                </p>
                <ul className={classes.list}>
                  {units.map((unit) => (
                    <li key={unit.id}>{unit.name}</li>
                  ))}
                </ul>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Registrations({ campaign, stage }: StageProps) {
  const { t } = useTranslation('emulation');
  const [isOpen, setIsOpen] = useState(false);
  const { launchedOn, may } = campaign;
  if (!campaign.definition.takesRegistrations) return null;
  const found = campaign.registrations.filter(({ stageId }) => stageId === stage.id);
  return (
    <section className={classes.section}>
      <h2>{t('overview.registrations')}</h2>
      {found.length === 0 && <p>{t('overview.noRegistrations')}</p>}
      <ul className={classes.plain}>
        {found.map(({ unit, pledge }) => (
          <li key={unit.id}>{t('overview.pledge', { unit: unit.name, pledge })}</li>
        ))}
      </ul>
      {may.registerUnitId !== null && launchedOn !== null && (
        <Button variant="default" onClick={() => setIsOpen(true)} data-screen>
          {t('act.register')}
        </Button>
      )}
      {isOpen && may.registerUnitId !== null && (
        <RegisterSheet
          campaignId={campaign.id}
          stageId={stage.id}
          unitId={may.registerUnitId}
          onClose={() => setIsOpen(false)}
        />
      )}
    </section>
  );
}

function Below({ campaign }: Only) {
  const { t } = useTranslation('emulation');
  const mayDefine = useMay('campaign.define');
  const [isOpen, setIsOpen] = useState(false);
  // Whoever plans this very movement starts no second one below it.
  const mayLaunchOwn = mayDefine && !campaign.may.define && campaign.launchedOn !== null;
  return (
    <section className={classes.section}>
      <h2>{t('overview.below')}</h2>
      {campaign.below.length === 0 && <p>{t('overview.noBelow')}</p>}
      <ul className={classes.plain}>
        {campaign.below.map(({ id, name, unit, launchedOn }) => (
          <li key={id}>
            <Link to="/campaigns/$id" params={{ id }}>
              {name}
            </Link>{' '}
            <span className="meta">
              {unit.name} · {launchedOn ? day(launchedOn) : t('state.draft')}
            </span>
          </li>
        ))}
      </ul>
      {mayLaunchOwn && (
        <Button variant="default" onClick={() => setIsOpen(true)} data-screen>
          {t('act.below')}
        </Button>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <CampaignSheet
            campaign={null}
            superior={campaign}
            onClose={() => setIsOpen(false)}
            onSaved={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </section>
  );
}

function Rules({ campaign }: Only) {
  const { t } = useTranslation('emulation');
  const { settings } = campaign.definition;
  const quota = (value: number | null) => (value === null ? t('overview.noQuota') : `≤ ${value} %`);
  return (
    <section className={classes.section}>
      <h2>{t('overview.settings')}</h2>
      <ul className={classes.list}>
        <li>
          {t('overview.quorum', {
            parts: settings.quorum.parts,
            of: settings.quorum.of,
            votes: settings.usualVotes,
          })}
        </li>
        <li>
          {t('overview.quota', {
            units: quota(settings.quotaUnits),
            people: quota(settings.quotaPeople),
            rounding: t(`rounding.${settings.rounding}`),
          })}
        </li>
        <li>{t('overview.dossier', { count: settings.dossierDays })}</li>
        <li>{t('overview.reviewYears', { count: settings.reviewYears })}</li>
      </ul>
      <p className="meta">
        {t('overview.changed', { at: dayAndClock(campaign.changedAt), by: campaign.changedBy })}
      </p>
    </section>
  );
}
