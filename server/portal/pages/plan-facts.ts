import { addressIn, type Language } from '../../platform/html/language.ts';
import { DATA_LICENCE } from '../open-data/rules/open-document.ts';
import type { EditionHead, PublicSnapshot } from '../rules/public-snapshot.ts';
import { addresses, type PlanPlace } from './addresses.ts';
import { PLAN_WORDS } from './plan-words.ts';

/** The body behind a plan, for machines. */
export function bodyFacts(
  authority: { name: string; slug: string },
  origin: string,
  lang: Language,
) {
  return {
    '@type': 'GovernmentOrganization',
    name: authority.name,
    url: origin + addressIn(lang, addresses.body(authority.slug)),
  };
}

/** A published plan for machines: the document (schema.org Legislation) and its figures as a data set. */
export function planFacts(
  snapshot: PublicSnapshot,
  editions: readonly EditionHead[],
  context: { readonly place: PlanPlace; readonly origin: string; readonly lang: Language },
): unknown {
  const { place, origin, lang } = context;
  const { plan, cutOff } = snapshot;
  const url = origin + addressIn(lang, addresses.plan(place));
  const publisher = bodyFacts(snapshot.authority, origin, lang);
  const name = plan.title ?? place.plan;
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        ...{ '@type': 'Legislation', '@id': `${url}#van-ban`, name, inLanguage: 'vi' },
        ...(plan.number !== undefined && { legislationIdentifier: plan.number }),
        ...(plan.issuedOn !== undefined && { legislationDate: plan.issuedOn }),
        ...(plan.effectiveOn !== undefined && { legislationDateVersion: plan.effectiveOn }),
        legislationPassedBy: publisher,
      },
      {
        ...{ '@type': 'Dataset', '@id': `${url}#du-lieu`, name, url, inLanguage: 'vi', publisher },
        description: PLAN_WORDS[lang].licence,
        about: { '@id': `${url}#van-ban` },
        creator: publisher,
        isAccessibleForFree: true,
        license: DATA_LICENCE.address,
        temporalCoverage: `${plan.issuedOn ?? cutOff}/${cutOff}`,
        version: String(editions[0]?.number ?? 1),
        datePublished: editions.at(-1)?.publishedAt,
        dateModified: editions[0]?.publishedAt,
        distribution: DISTRIBUTIONS.map(([ending, encodingFormat]) => ({
          ...{ '@type': 'DataDownload', encodingFormat },
          contentUrl: origin + addresses.data(place, ending),
        })),
      },
    ],
  };
}

const DISTRIBUTIONS = [
  ['csv', 'text/csv'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['json', 'application/json'],
] as const;
