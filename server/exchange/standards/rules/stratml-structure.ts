import type { ElementRule, Structure } from './structure.ts';

/*
 * StratML Part 2, performance plans and reports (ANSI/AIIM 22, ISO 17469-1 and its draft of Part 2): the elements
 * of its schema of 2016-02-16 with their order, number and values.
 */

/** The namespace of Part 2. */
export const STRATML_NAMESPACE = 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport';

const text: ElementRule = { text: 'text' };
const day: ElementRule = { text: 'date', mayBeEmpty: true };
const goal = ['Name', 'Description', 'Identifier?', 'SequenceIndicator?', 'Stakeholder*'];
const result: ElementRule = {
  children: ['StartDate?', 'EndDate?', 'NumberOfUnits?', 'Descriptor?', 'Description?'],
};

export const STRATML_STRUCTURE: Structure = {
  root: 'PerformancePlanOrReport',
  anywhere: ['xmlns', 'xsi', 'schemaLocation', 'stratml'],
  elements: {
    PerformancePlanOrReport: {
      children: [
        ...['Name', 'Description?', 'OtherInformation?', 'StrategicPlanCore'],
        ...['AdministrativeInformation?', 'Submitter?'],
      ],
      attributes: { 'Type!': ['Strategic_Plan', 'Performance_Plan', 'Performance_Report'] },
    },
    StrategicPlanCore: { children: ['Organization*', 'Vision?', 'Mission?', 'Value*', 'Goal+'] },
    Organization: {
      children: ['Name?', 'Acronym?', 'Identifier?', 'Description?', 'Stakeholder*'],
    },
    Vision: { children: ['Description?', 'Identifier?'] },
    Mission: { children: ['Description?', 'Identifier?'] },
    Value: { children: ['Name?', 'Description?'] },
    Goal: { children: [...goal, 'OtherInformation?', 'Objective*'] },
    Objective: {
      children: [
        ...['Name?', 'Description?', 'Identifier?', 'SequenceIndicator?', 'Stakeholder*'],
        ...['OtherInformation?', 'PerformanceIndicator*'],
      ],
    },
    PerformanceIndicator: {
      children: [
        ...['SequenceIndicator?', 'MeasurementDimension', 'UnitOfMeasurement', 'Identifier?'],
        ...['Relationship*', 'MeasurementInstance*', 'OtherInformation?'],
      ],
      attributes: {
        ValueChainStage: ['Outcome', 'Output_Processing', 'Output', 'Input_Processing', 'Input'],
        PerformanceIndicatorType: ['Quantitative', 'Qualitative'],
      },
    },
    MeasurementInstance: { children: ['TargetResult*', 'ActualResult*'] },
    TargetResult: result,
    ActualResult: result,
    Descriptor: { children: ['DescriptorName?', 'DescriptorValue?'] },
    Relationship: {
      children: ['Identifier?', 'ReferentIdentifier*', 'Name?', 'Description?'],
      attributes: { RelationshipType: ['Broader_Than', 'Peer_To', 'Narrower_Than'] },
    },
    Stakeholder: {
      children: ['Name', 'Description?', 'Role*'],
      attributes: { StakeholderTypeType: ['Person', 'Organization', 'Generic_Group'] },
    },
    // Of a role two types at most: who acts may also gain by it.
    Role: { children: ['Name', 'Description?', 'RoleType*'] },
    AdministrativeInformation: {
      children: ['Identifier?', 'StartDate?', 'EndDate?', 'PublicationDate?', 'Source?'],
    },
    Submitter: {
      children: ['Identifier?', 'GivenName?', 'Surname?', 'PhoneNumber?', 'EmailAddress?'],
    },
    ...{ Name: text, Acronym: text, Description: text, OtherInformation: text, RoleType: text },
    ...{ SequenceIndicator: text, MeasurementDimension: text, UnitOfMeasurement: text },
    ...{ DescriptorName: text, DescriptorValue: text, ReferentIdentifier: text },
    ...{ GivenName: text, Surname: text, PhoneNumber: text, EmailAddress: text },
    ...{ StartDate: day, EndDate: day, PublicationDate: day },
    NumberOfUnits: { text: 'decimal', mayBeEmpty: true },
    Identifier: { text: 'id' },
    Source: { text: 'uri', mayBeEmpty: true },
  },
};
