import type { z } from 'zod';
import type {
  Campaign,
  CampaignDefinition,
  CampaignWords,
} from '../../server/emulation/campaign-contract.ts';
import type { UnitRef } from '../../server/organisation/contract.ts';

export interface ContentWords {
  readonly line: string;
  readonly title: string;
  readonly lead: readonly UnitRef[];
  readonly when: string;
}
export interface StageWords {
  readonly id: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly review: 'mid' | 'final';
  readonly reviewOn: string | null;
  readonly ceremonyOn: string | null;
}
export interface ClusterWords {
  readonly id: string;
  readonly name: string;
  readonly head: readonly UnitRef[];
  readonly units: readonly UnitRef[];
}
export interface BonusWords {
  readonly award: string;
  readonly coefficient: string;
  readonly basis: string;
}

/** What is typed of a movement: texts as typed, units by name. */
export interface EditWords {
  readonly [field: string]: unknown;
  readonly name: string;
  readonly directiveId: string | null;
  readonly form: string;
  readonly scope: string;
  readonly goals: string;
  readonly subjects: string;
  readonly solutions: string;
  readonly takesRegistrations: string;
  readonly contents: readonly ContentWords[];
  readonly stages: readonly StageWords[];
  readonly clusters: readonly ClusterWords[];
  readonly bonuses: readonly BonusWords[];
  readonly quotaUnits: string;
  readonly quotaPeople: string;
  readonly people: string;
  readonly rounding: string;
  readonly usualVotes: string;
  readonly dossierDays: string;
  readonly reviewYears: string;
}

/** The words of a movement as it stands, or those with which a new one begins. */
export function wordsOfCampaign(campaign: Campaign | null, superior: Campaign | null): EditWords {
  const definition: CampaignDefinition | undefined = (campaign ?? superior)?.definition;
  const settings = campaign?.definition.settings;
  const refs = new Map(campaign?.leads.map((unit) => [unit.id, unit]));
  const ref = (id: string | null) => {
    const unit = id === null ? undefined : refs.get(id);
    return unit ? [unit] : [];
  };
  const text = (value: number | null | undefined) => (value == null ? '' : String(value));
  return {
    name: campaign?.name ?? superior?.name ?? '',
    directiveId: (campaign ?? superior)?.directive?.id ?? null,
    form: definition?.form ?? 'thematic',
    scope: superior ? 'unit' : (definition?.scope ?? 'authority'),
    goals: definition?.goals ?? '',
    subjects: definition?.subjects ?? '',
    solutions: definition?.solutions.join('\n') ?? '',
    takesRegistrations: definition?.takesRegistrations === false ? 'no' : 'yes',
    contents:
      definition?.contents.map(({ line, title, leadUnitId, when }) => ({
        ...{ line, title, when, lead: ref(leadUnitId) },
      })) ?? [],
    stages: definition?.stages.map(({ scorecardId: _, ...stage }) => stage) ?? [blankStage('1')],
    clusters:
      campaign?.definition.clusters.map(({ id, name, headUnitId }) => ({
        ...{ id, name, head: ref(headUnitId) },
        units: campaign.members.filter((unit) => unit.clusterId === id),
      })) ?? [],
    bonuses:
      settings?.bonuses.map(({ award, coefficient, basis }) => ({
        ...{ award, basis, coefficient: String(coefficient / 100).replace('.', ',') },
      })) ?? [],
    quotaUnits: text(settings?.quotaUnits),
    quotaPeople: text(settings?.quotaPeople),
    people: text(settings?.people),
    rounding: settings?.rounding ?? 'down',
    usualVotes: text(settings?.usualVotes ?? 80),
    dossierDays: text(settings?.dossierDays ?? 10),
    reviewYears: text(settings?.reviewYears ?? 3),
  };
}

/** A stage that is still to be filled in; ids of new ones are numbers that the server replaces. */
export function blankStage(id: string): StageWords {
  return { id, name: '', from: null, to: null, review: 'mid', reviewOn: null, ceremonyOn: null };
}

/** A whole number as typed; null for an empty field, NaN for anything else. */
export function wholeNumber(text: string): number | null {
  const plain = text.trim().replace(/\./g, '');
  if (plain === '') return null;
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
}

/** `1,5` → 150 hundredths; NaN where it is no number of at most two decimals. */
export function hundredths(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^\d+(?:\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN;
}

/** True where every stage has a name and days in order. */
export function areStagesSound(stages: readonly StageWords[]): boolean {
  return (
    stages.length > 0 &&
    stages.every(
      ({ name, from, to }) => name.trim().length >= 2 && from !== null && to !== null && from <= to,
    )
  );
}

type Sent = z.input<typeof CampaignWords>;
const FORMS = ['regular', 'thematic'] as const;
const SCOPES = ['country', 'authority', 'cluster', 'unit'] as const;
const ROUNDINGS = ['down', 'nearest', 'up'] as const;

/** The words as they are sent; what the sheet does not show (council, scorecards) stays as it was. */
export function wordsToSend(
  words: EditWords,
  campaign: Campaign | null,
  superiorId: string | null,
  isAward: (
    text: string,
  ) => text is NonNullable<CampaignDefinition['settings']['bonuses'][number]>['award'],
): Sent {
  const before = campaign?.definition;
  const cards = new Map(before?.stages.map(({ id, scorecardId }) => [id, scorecardId]));
  return {
    ...{ name: words.name, directiveId: words.directiveId, superiorId },
    definition: {
      form: FORMS.find((each) => each === words.form) ?? 'thematic',
      scope: SCOPES.find((each) => each === words.scope) ?? 'authority',
      ...{ goals: words.goals, subjects: words.subjects, council: before?.council ?? [] },
      contents: words.contents
        .filter(({ line, title }) => line.trim() !== '' && title.trim() !== '')
        .map(({ line, title, lead, when }) => ({
          line,
          title,
          when,
          leadUnitId: lead[0]?.id ?? null,
        })),
      solutions: words.solutions
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.length >= 2),
      stages: words.stages.map(({ from, to, ...stage }) => ({
        ...{ ...stage, from: from ?? '', to: to ?? '' },
        scorecardId: cards.get(stage.id) ?? null,
      })),
      clusters: words.clusters.map(({ id, name, head }) => ({
        ...{ id, name, headUnitId: head[0]?.id ?? null },
        kind: before?.clusters.find((each) => each.id === id)?.kind ?? 'block',
      })),
      takesRegistrations: words.takesRegistrations === 'yes',
      settings: {
        quorum: before?.settings.quorum ?? { parts: 2, of: 3 },
        quotaUnits: wholeNumber(words.quotaUnits),
        quotaPeople: wholeNumber(words.quotaPeople),
        people: wholeNumber(words.people),
        rounding: ROUNDINGS.find((each) => each === words.rounding) ?? 'down',
        usualVotes: wholeNumber(words.usualVotes) ?? 80,
        dossierDays: wholeNumber(words.dossierDays) ?? 10,
        reviewYears: wholeNumber(words.reviewYears) ?? 3,
        bonuses: words.bonuses.flatMap(({ award, coefficient, basis }) =>
          isAward(award) ? [{ award, coefficient: hundredths(coefficient), basis }] : [],
        ),
      },
    },
    members: words.clusters.map(({ id, units }) => ({
      clusterId: id,
      unitIds: units.map((unit) => unit.id),
    })),
  };
}
