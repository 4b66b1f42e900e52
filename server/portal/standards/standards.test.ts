import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../../../tests/support/platform.ts';
import { makeWorld, type World } from '../../../tests/support/world.ts';
import { guardXml } from '../../exchange/edxml/rules/guard-xml.ts';
import { parseXml, type XmlElement } from '../../exchange/edxml/rules/parse-xml.ts';
import { IATI_STRUCTURE } from '../../exchange/standards/rules/iati-structure.ts';
import { STRATML_STRUCTURE } from '../../exchange/standards/rules/stratml-structure.ts';
import { structureFaults } from '../../exchange/standards/rules/structure.ts';
import { xmlDocument } from '../../exchange/standards/rules/write-xml.ts';
import { stratmlDocument } from '../../exchange/standards/stratml-document.ts';
import { registerForeignDocuments } from '../../plans/foreign-documents.ts';
import { readDirective } from '../../plans/read-directive.ts';
import { readingView } from '../../plans/reading-view.ts';
import {
  PUBLIC_STATUSES,
  type PublicCounts,
  type PublicSnapshot,
} from '../rules/public-snapshot.ts';
import { snapshotToIati } from './rules/snapshot-to-iati.ts';
import { snapshotToStratml } from './rules/snapshot-to-stratml.ts';
import { spanOfPeriod } from './rules/span-of-period.ts';

const FACTS = { publishedOn: '2022-11-15', address: 'https://vi-du.example.vn/p/bo-tttt/601' };

function parsed(xml: string): XmlElement {
  const guarded = guardXml(xml);
  if ('refused' in guarded) throw new Error(guarded.refused);
  const root = parseXml(guarded.xml, guarded.lifted);
  if ('reason' in root) throw new Error(root.reason);
  return root;
}

const text = fc.string({ unit: 'binary', maxLength: 20 });
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const unit = fc.record({ name: text });
const counts: fc.Arbitrary<PublicCounts> = fc
  .array(fc.nat(50), { minLength: 7, maxLength: 7 })
  .map(([total = 0, doneOnTime = 0, doneLate = 0, openWithin = 0, ...rest]) => ({
    ...{ total, doneOnTime, doneLate, openWithin },
    ...{ openNoDeadline: rest[0] ?? 0, openOverdue: rest[1] ?? 0, suspended: rest[2] ?? 0 },
  }));
const point = fc.record({
  period: fc.oneof(fc.constantFrom('2022', '2022-Q3', 'Quý IV/2021', 'Giai đoạn 2021–2025'), text),
  promised: fc.option(number),
  reached: fc.option(number),
});

/** Any snapshot that an edition could hold, however little of it was published. */
const anySnapshot: fc.Arbitrary<PublicSnapshot> = fc.record({
  format: fc.constant(1 as const),
  authority: fc.record({ slug: fc.constant('bo-tttt'), name: text }),
  plan: fc.record({
    slug: fc.constant('601-qd-btttt-2022'),
    ...{ title: some(text), number: some(text), issuedOn: some(day), effectiveOn: some(day) },
    ...{ owner: some(unit), declaredTasks: some(fc.nat(300)), version: fc.constant(1) },
  }),
  cutOff: day,
  counts,
  phases: fc.array(fc.record({ name: some(text), from: some(day), to: some(day) }), {
    maxLength: 3,
  }),
  fields: fc.uniqueArray(fc.record({ name: text, declared: fc.option(fc.nat(9)), counts }), {
    maxLength: 3,
    selector: ({ name }) => name,
  }),
  tasks: fc
    .array(
      fc.record({
        ...{ label: some(text), title: some(text), quote: some(text), fieldName: some(text) },
        ...{ product: some(text), unit: some(unit), units: fc.nat(9), counts },
        parties: fc.array(fc.record({ role: some(text), unit: some(unit) }), { maxLength: 2 }),
        deadline: some(fc.record({ words: text, dueOn: fc.option(day) })),
        status: some(fc.constantFrom(...PUBLIC_STATUSES)),
        finishedOn: some(day),
      }),
      { maxLength: 5 },
    )
    .map((tasks) => tasks.map((task, at) => ({ ...task, key: `nv-${at + 1}`, parent: null }))),
  targets: fc
    .array(
      fc.record({
        ...{ name: some(text), quote: some(text), measure: some(text), period: some(text) },
        ...{ promised: some(number), promisedWords: some(text), reached: some(number) },
        ...{ reachedIn: some(text), source: some(text), path: fc.array(point, { maxLength: 3 }) },
      }),
      { maxLength: 3 },
    )
    .map((targets) => targets.map((target, at) => ({ ...target, key: `ct-${at + 1}` }))),
  money: fc.array(
    fc.record({
      ...{ source: some(text), year: some(fc.integer({ min: 2000, max: 2040 })) },
      ...{ planned: some(fc.nat()), allotted: some(fc.nat()), disbursed: some(fc.nat()) },
    }),
    { maxLength: 3 },
  ),
  standings: fc.constant([]),
  files: fc.constant([]),
});

describe('published plans in the standards of others', () => {
  it.each([
    ['StratML Part 2', snapshotToStratml, STRATML_STRUCTURE],
    ['IATI 2.03', snapshotToIati, IATI_STRUCTURE],
  ] as const)('keep to the structure of %s, whatever was published', (_name, write, structure) => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const xml = xmlDocument(write(snapshot, FACTS));
        expect(structureFaults(parsed(xml), structure)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('are held against an order that can be broken', () => {
    const goal = '<Goal><Description>a</Description><Name>b</Name></Goal>';
    const core = `<StrategicPlanCore>${goal}</StrategicPlanCore>`;
    const root = `<PerformancePlanOrReport Type="Plan"><Name>x</Name>${core}</PerformancePlanOrReport>`;
    const faults = structureFaults(parsed(root), STRATML_STRUCTURE);
    expect(faults.map(({ place, en }) => `${place}: ${en}`)).toEqual([
      'PerformancePlanOrReport/@Type: "Plan": takes Strategic_Plan, Performance_Plan, Performance_Report.',
      'PerformancePlanOrReport/StrategicPlanCore/Goal: lacks Name.',
      'PerformancePlanOrReport/StrategicPlanCore/Goal: Name is out of place.',
    ]);
  });

  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['Quý IV/2021', '2021-10-01', '2021-12-31'],
    ['6 tháng đầu năm 2022', '2022-01-01', '2022-06-30'],
    ['Tháng 6/2024', '2024-06-01', '2024-06-30'],
    ['31/12/2021', '2021-12-31', '2021-12-31'],
    ['Giai đoạn 2021–2025', '2021-01-01', '2025-12-31'],
  ])('take the days of %s', (words, from, to) => {
    expect(spanOfPeriod(words)).toEqual({ from, to });
  });
});

describe('a plan of StratML', () => {
  let platform: TestPlatform;
  let world: World;
  beforeAll(async () => {
    registerForeignDocuments(stratmlDocument);
    platform = await openTestPlatform('2024-02-14T09:00:00+07:00');
    world = await makeWorld(platform);
  });
  afterAll(() => platform.close());

  const read = async (xml: string) => {
    const given = { kind: 'file', bytes: Buffer.from(xml), name: 'ke-hoach.xml' } as const;
    const { readingId } = await readDirective(platform, world.actors.planner, given, null);
    return readingView(platform, world.actors.planner, readingId);
  };

  it('of another body is reviewed like any document: goals, objectives, who performs, by when, targets', async () => {
    const { draft } = await read(FOREIGN);
    expect(draft.identity.title).toBe('Chiến lược nước sạch');
    expect(draft.fields.map(({ name }) => name)).toEqual(['Nguồn nước', 'Mạng cấp nước']);
    expect(draft.tasks.map(({ title, label }) => [label, title])).toEqual([
      ['1.1', 'Lập bản đồ nguồn nước'],
      ['2.1', 'Nối mạng cho các xã'],
    ]);
    const [mapped] = draft.tasks;
    expect(mapped?.lead.map(({ written }) => written)).toEqual(['Cục Viễn thông']);
    expect(mapped?.coord.map(({ written }) => written)).toEqual(['Sở Xây dựng, phòng Hạ tầng']);
    expect(mapped?.deadline?.dueOn).toBe('2026-06-30');
    expect(mapped?.quote).toBe('Bản đồ phải đủ mọi nguồn nước & ranh giới.');
    expect(draft.targets.map((each) => [each.name, each.value, each.unit, each.year])).toEqual([
      ['Tỷ lệ xã có bản đồ', 99.5, '%', 2026],
      ['Xã được nối mạng', 120, 'xã', 2027],
    ]);
  });

  it('that was published here comes back with its tasks and targets', async () => {
    const [snapshot] = fc.sample(anySnapshot, { numRuns: 1, seed: 3 });
    if (!snapshot) throw new Error('no sample');
    const published: PublicSnapshot = { ...snapshot, ...PUBLISHED };
    const { draft } = await read(xmlDocument(snapshotToStratml(published, FACTS)));
    expect(draft.tasks.map(({ title }) => title)).toEqual([
      'Trang bị máy tính bảng',
      'Phủ sóng 3 xã',
    ]);
    expect(draft.tasks.map(({ deadline }) => deadline?.dueOn)).toEqual(['2022-12-31', undefined]);
    expect(draft.targets.map(({ name, value, year }) => [name, value, year])).toEqual([
      ['Hộ có Internet', 80, 2022],
      ['Hộ có Internet', 100, 2023],
    ]);
  });

  it('that breaks the standard, or carries an entity, is refused with every place', async () => {
    await expect(read(FOREIGN.replace('<Name>Nguồn nước</Name>', ''))).rejects.toMatchObject({
      message: 'STRATML_FAULTS',
    });
    const bomb = `<!DOCTYPE x [<!ENTITY a "b">]>${FOREIGN.replace('<?xml version="1.0"?>', '')}`;
    await expect(read(bomb)).rejects.toMatchObject({ message: 'XML_REFUSED' });
  });
});

const noCounts = {
  ...{ total: 1, doneOnTime: 0, doneLate: 0, openWithin: 1 },
  ...{ openNoDeadline: 0, openOverdue: 0, suspended: 0 },
};
const PUBLISHED = {
  fields: [],
  tasks: [
    {
      ...{ key: 'nv-1', parent: null, title: 'Trang bị máy tính bảng', units: 1, parties: [] },
      ...{ counts: noCounts, deadline: { words: 'Quý IV/2022', dueOn: '2022-12-31' } },
    },
    {
      ...{ key: 'nv-2', parent: null, title: 'Phủ sóng 3 xã', units: 1, parties: [] },
      counts: noCounts,
    },
  ],
  targets: [
    {
      ...{ key: 'ct-1', name: 'Hộ có Internet', measure: '%' },
      path: [
        { period: '2022', promised: 80, reached: 81 },
        { period: '2023', promised: 100, reached: null },
      ],
    },
  ],
} satisfies Partial<PublicSnapshot>;

const FOREIGN = `<?xml version="1.0"?>
<PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Performance_Plan">
  <Name>Chiến lược nước sạch</Name>
  <StrategicPlanCore>
    <Organization><Name>Cục Viễn thông</Name><Identifier>_o1</Identifier></Organization>
    <Goal>
      <Name>Nguồn nước</Name><Description/><Identifier>_g1</Identifier>
      <Objective>
        <Name>Lập bản đồ nguồn nước</Name>
        <Description>Bản đồ phải đủ mọi nguồn nước &amp; ranh giới.</Description>
        <Identifier>_b1</Identifier><SequenceIndicator>1.1</SequenceIndicator>
        <Stakeholder StakeholderTypeType="Organization">
          <Name>Cục Viễn thông</Name><Role><Name>Lead</Name><RoleType>Performer</RoleType></Role>
        </Stakeholder>
        <Stakeholder><Name>Sở Xây dựng; phòng Hạ tầng</Name></Stakeholder>
        <Stakeholder>
          <Name>Người dân</Name><Role><Name>Served</Name><RoleType>Beneficiary</RoleType></Role>
        </Stakeholder>
        <PerformanceIndicator ValueChainStage="Output" PerformanceIndicatorType="Quantitative">
          <MeasurementDimension>Tỷ lệ xã có bản đồ</MeasurementDimension>
          <UnitOfMeasurement>%</UnitOfMeasurement>
          <MeasurementInstance>
            <TargetResult><EndDate>2026-06-30</EndDate><NumberOfUnits>99.5</NumberOfUnits></TargetResult>
            <ActualResult><NumberOfUnits/></ActualResult>
          </MeasurementInstance>
        </PerformanceIndicator>
      </Objective>
    </Goal>
    <Goal>
      <Name>Mạng cấp nước</Name><Description>Tới mọi xã</Description>
      <Objective>
        <Name>Nối mạng cho các xã</Name><SequenceIndicator>2.1</SequenceIndicator>
        <PerformanceIndicator>
          <MeasurementDimension>Xã được nối mạng</MeasurementDimension>
          <UnitOfMeasurement>xã</UnitOfMeasurement>
          <MeasurementInstance>
            <TargetResult><EndDate>2027-12-31</EndDate><NumberOfUnits>120</NumberOfUnits></TargetResult>
          </MeasurementInstance>
        </PerformanceIndicator>
      </Objective>
    </Goal>
  </StrategicPlanCore>
  <AdministrativeInformation><StartDate>2026-01-01</StartDate><EndDate/></AdministrativeInformation>
</PerformancePlanOrReport>`;
