import type { ElementRule, Structure } from './structure.ts';

/*
 * IATI, activities with their results, version 2.03: the part of its schema that this program writes, with the
 * order, number and values of those elements.
 */

const narrative: ElementRule = { children: ['narrative+'] };
const organisation = { children: ['narrative*'] };
const isoDate: ElementRule = { attributes: { 'iso-date!': 'date' } };
const measured: ElementRule = { children: ['comment?'], attributes: { value: 'text' } };

export const IATI_STRUCTURE: Structure = {
  root: 'iati-activities',
  anywhere: ['lang', 'xml:lang'],
  elements: {
    'iati-activities': {
      children: ['iati-activity+'],
      attributes: { 'version!': ['2.03'], 'generated-datetime': 'date' },
    },
    'iati-activity': {
      children: [
        ...['iati-identifier', 'reporting-org', 'title', 'description+', 'participating-org+'],
        ...['activity-status', 'activity-date+', 'recipient-country*', 'budget*', 'transaction*'],
        ...['document-link*', 'result*'],
      ],
      attributes: { 'default-currency': ['VND'], 'last-updated-datetime': 'date' },
    },
    'iati-identifier': { text: 'text' },
    'reporting-org': { ...organisation, attributes: { 'ref!': 'text', 'type!': ['10'] } },
    // 2 accountable, 4 implementing (OrganisationRole).
    'participating-org': {
      ...organisation,
      attributes: { 'role!': ['2', '4'], type: ['10'], ref: 'text' },
    },
    title: narrative,
    description: { ...narrative, attributes: { type: ['1', '2', '3', '4'] } },
    comment: narrative,
    narrative: { text: 'text' },
    // 2 implementation, 3 finalisation, 4 closed (ActivityStatus).
    'activity-status': { attributes: { 'code!': ['2', '3', '4'] } },
    // 1 planned start, 2 actual start, 3 planned end, 4 actual end.
    'activity-date': {
      attributes: { 'iso-date!': 'date', 'type!': ['1', '2', '3', '4'] },
    },
    'recipient-country': { attributes: { 'code!': ['VN'], percentage: 'decimal' } },
    budget: {
      children: ['period-start', 'period-end', 'value'],
      attributes: { type: ['1', '2'], status: ['1', '2'] },
    },
    'period-start': isoDate,
    'period-end': isoDate,
    value: { text: 'decimal', attributes: { 'value-date!': 'date', currency: ['VND'] } },
    transaction: {
      children: ['transaction-type', 'transaction-date', 'value', 'description?'],
    },
    // 3 disbursement.
    'transaction-type': { attributes: { 'code!': ['3'] } },
    'transaction-date': isoDate,
    'document-link': {
      children: ['title', 'category+', 'language*'],
      attributes: { 'url!': 'uri', 'format!': 'text' },
    },
    category: { attributes: { 'code!': 'text' } },
    language: { attributes: { 'code!': 'text' } },
    // 1 output, 2 outcome (ResultType).
    result: {
      children: ['title', 'description?', 'indicator+'],
      attributes: { 'type!': ['1', '2'], 'aggregation-status': ['true', 'false', '0', '1'] },
    },
    'result/description': narrative,
    // 1 unit, 2 percentage, 5 qualitative (IndicatorMeasure).
    indicator: {
      children: ['title', 'description?', 'period*'],
      attributes: { 'measure!': ['1', '2', '5'], ascending: ['true', 'false', '0', '1'] },
    },
    'indicator/description': narrative,
    period: { children: ['period-start', 'period-end', 'target*', 'actual*'] },
    target: measured,
    actual: measured,
  },
};
