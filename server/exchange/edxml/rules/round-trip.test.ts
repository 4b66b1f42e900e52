import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeDay } from '../../../calendar/rules/day.ts';
import { PACKAGE_KINDS, PRIORITIES, STATUS_CODES, STEERING_TYPES } from './edxml-codes.ts';
import type { EdxmlPackage, EdxmlStatus } from './edxml-package.ts';
import { readMessage } from './read-message.ts';
import { writePackage } from './write-message.ts';
import { writeStatus } from './write-status.ts';

/** Texts as people type them, with everything that XML has to escape. */
const words = fc
  .array(
    fc.constantFrom(
      'Sở',
      'giao',
      'nhiệm vụ',
      '<b>',
      '&',
      '&amp;',
      '"a"',
      "'",
      ']]>',
      '😀',
      'ế',
      '%',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(' '));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const day = fc
  .tuple(
    fc.integer({ min: 1990, max: 2090 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => makeDay(year, month, date));
const organId = fc.constantFrom('G14', 'H26.05', '000.00.00.G22', 'Z01ABC9');
const number = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('QĐ-BTTTT', 'KH-UBND', 'VPCP-TTĐT'))
  .map(([count, notation]) => `${count}/${notation}`);
const documentId = fc.record({ organId, day, number });
const organ = fc.record({
  organId,
  inCharge: maybe(words),
  name: maybe(words),
  address: maybe(words),
  email: maybe(words),
  telephone: maybe(words),
  fax: maybe(words),
  website: maybe(words),
});
const responseFor = documentId.map((id) => ({
  organId: id.organId,
  code: id.number,
  day: id.day,
  documentId: id,
}));
const staff = maybe(
  fc.record({ department: words, staff: maybe(words), mobile: maybe(words), email: maybe(words) }),
);
const base64 = fc
  .uint8Array({ minLength: 1, maxLength: 12_000 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));

const packages: fc.Arbitrary<EdxmlPackage> = fc
  .record({
    header: fc.record({
      from: organ,
      to: fc.array(organ, { maxLength: 3 }),
      documentId,
      code: fc.record({ number: fc.constant('77'), notation: fc.constant('QĐ-BTTTT') }),
      place: maybe(words),
      issuedOn: day,
      type: maybe(fc.constantFrom('1', '2')),
      typeDetail: maybe(words),
      typeName: maybe(words),
      subject: words,
      content: maybe(words),
      signerCompetence: maybe(words),
      signerPosition: maybe(words),
      signerName: maybe(words),
      dueOn: maybe(day),
      toPlaces: fc.array(words, { maxLength: 3 }),
      priority: fc.constantFrom(...PRIORITIES),
      sphere: maybe(words),
      typist: maybe(words),
      copies: fc.integer({ min: 0, max: 500 }),
      pages: fc.integer({ min: 0, max: 500 }),
      appendixes: fc.array(words, { maxLength: 2 }),
      responseFor: fc.array(responseFor, { maxLength: 3 }),
      steeringType: fc.constantFrom(...STEERING_TYPES),
      vendor: fc.record({
        taskCodes: fc.array(words, { maxLength: 2 }),
        applicationType: maybe(words),
      }),
    }),
    traces: fc.array(fc.record({ organId, at: fc.constant('2026/10/05 09:30:00') }), {
      maxLength: 2,
    }),
    business: fc.record({
      kind: fc.constantFrom(...PACKAGE_KINDS),
      reason: maybe(words),
      changesDocument: fc.boolean(),
      changesReceivers: fc.boolean(),
      receivers: fc.array(fc.record({ isAdded: fc.boolean(), organId }), { maxLength: 2 }),
      documentId: maybe(documentId),
      staff,
      replaces: fc.array(fc.record({ documentId, organIds: fc.array(organId, { maxLength: 2 }) }), {
        maxLength: 2,
      }),
    }),
    signature: fc.constant(null),
    attachments: fc.array(
      fc.record({
        contentId: fc.uuid(),
        name: maybe(words),
        description: maybe(words),
        contentType: maybe(words),
        encoded: base64,
      }),
      { maxLength: 2 },
    ),
  })
  // Only an update says what it changes and for whom.
  .map((each) => ({
    ...each,
    business: {
      ...each.business,
      ...(each.business.kind === 'update'
        ? {}
        : { changesDocument: false, changesReceivers: false, receivers: [] }),
    },
  }));

it('what is written is read again as it was, for any package', () => {
  fc.assert(
    fc.property(packages, (sample) => {
      const { message, faults } = readMessage(writePackage(sample, { vendorParts: true }));
      expect(faults).toEqual([]);
      expect(message).toEqual({ kind: 'package', package: sample });
    }),
    { numRuns: 100 },
  );
});

it('and any status message', () => {
  const statuses: fc.Arbitrary<EdxmlStatus> = fc
    .record({
      from: organ,
      responseFor,
      code: fc.constantFrom(...STATUS_CODES),
      description: maybe(words),
      staff,
    })
    .map((each) => ({ ...each, rawCode: each.code, at: '2026/10/05 09:30:00' }));
  fc.assert(
    fc.property(statuses, (status) => {
      const { message, faults } = readMessage(writeStatus(status));
      expect(faults).toEqual([]);
      expect(message).toEqual({ kind: 'status', status });
    }),
    { numRuns: 80 },
  );
});

it('vendor parts stay out unless the setting says so', () => {
  fc.assert(
    fc.property(packages, (sample) => {
      const xml = writePackage(sample, { vendorParts: false });
      expect(xml).not.toContain('ResponseForTask');
      expect(xml).not.toContain('ApplicationType');
    }),
    { numRuns: 20 },
  );
});
