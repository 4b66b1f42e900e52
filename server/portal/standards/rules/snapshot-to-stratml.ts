import { formatDay, isDay } from '../../../calendar/rules/day.ts';
import { DONE_MEASURE, TARGET_GOAL } from '../../../exchange/standards/rules/stratml-sheets.ts';
import { STRATML_NAMESPACE } from '../../../exchange/standards/rules/stratml-structure.ts';
import { having, leaf, node, type XmlNode } from '../../../exchange/standards/rules/write-xml.ts';
import { STATUS_WORDS } from '../../../tasks/rules/words.ts';
import type { PublicSnapshot, PublicTarget, PublicTask } from '../../rules/public-snapshot.ts';
import { spanOfPeriod } from './span-of-period.ts';

/** What is said of an edition besides its snapshot. */
export interface EditionFacts {
  readonly publishedOn: string;
  /** The address of the public page. */
  readonly address: string;
}

/**
 * A published plan as a performance report of StratML Part 2: a goal a field of work with its tasks as objectives,
 * and a goal with the targets. How far a task is, is counted in the units that it was given to.
 */
export function snapshotToStratml(snapshot: PublicSnapshot, facts: EditionFacts): XmlNode {
  const { plan, authority, phases, cutOff } = snapshot;
  const ends = phases.flatMap(({ to }) => (to === undefined ? [] : [to])).toSorted();
  const document = node(
    'PerformancePlanOrReport',
    leaf('Name', plan.title || plan.number || plan.slug),
    leaf('Description', plan.number && `${plan.number}${said(', ', plan.issuedOn)}`),
    leaf('OtherInformation', `Số liệu chốt ngày ${sayDay(cutOff)}.`),
    node('StrategicPlanCore', organisation(snapshot), ...goals(snapshot)),
    node(
      'AdministrativeInformation',
      leaf('Identifier', `_${authority.slug}_${plan.slug}`),
      leaf('StartDate', plan.effectiveOn ?? plan.issuedOn),
      leaf('EndDate', ends.at(-1)),
      leaf('PublicationDate', facts.publishedOn),
      leaf('Source', facts.address),
    ),
  );
  return having(document, { xmlns: STRATML_NAMESPACE, Type: 'Performance_Report' });
}

function organisation({ authority, plan }: PublicSnapshot): XmlNode {
  return node(
    'Organization',
    leaf('Name', authority.name),
    leaf('Identifier', `_${authority.slug}`),
    plan.owner && plan.owner.name !== authority.name
      ? stakeholder(plan.owner.name, 'Chủ trì')
      : null,
  );
}

function goals({ tasks, targets, cutOff, fields }: PublicSnapshot): XmlNode[] {
  const names = new Set(fields.map(({ name }) => name));
  const inField = (name: string | null) =>
    tasks.filter(({ fieldName }) => (names.has(fieldName ?? '') ? fieldName : null) === name);
  const groups: [string, PublicTask[]][] = fields.map(({ name }) => [name, inField(name)]);
  const others = inField(null);
  if (others.length > 0) groups.push([groups.length > 0 ? 'Nhiệm vụ khác' : 'Nhiệm vụ', others]);
  const found = groups
    .filter(([, each]) => each.length > 0)
    .map(([name, each], at) =>
      goal(at + 1, name, `${each.length} nhiệm vụ`, ...each.map((task) => objective(task, cutOff))),
    );
  if (targets.length > 0) {
    const about = `${targets.length} chỉ tiêu`;
    found.push(goal(found.length + 1, TARGET_GOAL, about, ...targets.map(ofTarget)));
  }
  // The standard wants a goal; a plan of which nothing was published has one that says so.
  return found.length > 0 ? found : [goal(1, 'Nhiệm vụ', 'Chưa công bố nhiệm vụ nào.')];
}

function goal(at: number, name: string, about: string, ...objectives: readonly XmlNode[]): XmlNode {
  return node(
    'Goal',
    leaf('Name', name || 'Lĩnh vực khác'),
    leaf('Description', about),
    leaf('Identifier', `_muc-${at}`),
    leaf('SequenceIndicator', at),
    ...objectives,
  );
}

function objective(task: PublicTask, cutOff: string): XmlNode {
  const { counts, deadline, status } = task;
  const done = counts.doneOnTime + counts.doneLate;
  const indicator = node(
    'PerformanceIndicator',
    leaf('MeasurementDimension', DONE_MEASURE),
    leaf('UnitOfMeasurement', 'đơn vị'),
    leaf('Identifier', `_${task.key}_hoan-thanh`),
    node(
      'MeasurementInstance',
      node(
        'TargetResult',
        leaf('EndDate', deadline?.dueOn),
        leaf('NumberOfUnits', counts.total),
        leaf('Description', deadline?.words),
      ),
      node(
        'ActualResult',
        leaf('EndDate', task.finishedOn ?? cutOff),
        leaf('NumberOfUnits', done),
        leaf('Description', status && STATUS_WORDS[status].vi),
      ),
    ),
  );
  return node(
    'Objective',
    leaf('Name', task.title || task.quote || task.label || task.key),
    leaf('Description', task.quote),
    leaf('Identifier', `_${task.key}`),
    leaf('SequenceIndicator', task.label),
    task.unit ? stakeholder(task.unit.name, 'Chủ trì') : null,
    ...task.parties.flatMap(({ unit, role }) =>
      unit ? [stakeholder(unit.name, PARTY_ROLES[role ?? ''] ?? 'Phối hợp')] : [],
    ),
    leaf('OtherInformation', task.product && `Sản phẩm: ${task.product}`),
    having(indicator, { ValueChainStage: 'Output', PerformanceIndicatorType: 'Quantitative' }),
  );
}

const PARTY_ROLES: Readonly<Record<string, string>> = {
  coordinate: 'Phối hợp',
  monitor: 'Theo dõi',
  direct: 'Chỉ đạo',
};

function ofTarget(target: PublicTarget): XmlNode {
  const isCounted = target.promised !== undefined || target.path.some((p) => p.promised !== null);
  const points =
    target.path.length > 0
      ? target.path
      : [
          {
            period: target.period ?? target.reachedIn ?? '',
            promised: target.promised ?? null,
            reached: target.reached ?? null,
          },
        ];
  const indicator = node(
    'PerformanceIndicator',
    leaf('MeasurementDimension', target.name || target.quote || target.key),
    leaf('UnitOfMeasurement', target.measure || 'không có'),
    leaf('Identifier', `_${target.key}_do`),
    ...points.map(({ period, promised, reached }) => {
      const span = spanOfPeriod(period);
      const days = [leaf('StartDate', span?.from), leaf('EndDate', span?.to)];
      const about = leaf('Description', period);
      const actual = [...days, leaf('NumberOfUnits', decimal(reached)), about];
      return node(
        'MeasurementInstance',
        node('TargetResult', ...days, leaf('NumberOfUnits', decimal(promised)), about),
        reached === null ? null : node('ActualResult', ...actual),
      );
    }),
    leaf('OtherInformation', target.source && `Nguồn số liệu: ${target.source}`),
  );
  return node(
    'Objective',
    leaf('Name', [target.name, target.promisedWords].filter(Boolean).join(' ') || target.key),
    leaf('Description', target.quote),
    leaf('Identifier', `_${target.key}`),
    having(indicator, {
      ValueChainStage: 'Outcome',
      PerformanceIndicatorType: isCounted ? 'Quantitative' : 'Qualitative',
    }),
  );
}

function stakeholder(name: string, role: string): XmlNode {
  return having(
    node(
      'Stakeholder',
      leaf('Name', name || 'Chưa có tên'),
      node('Role', leaf('Name', role), leaf('RoleType', 'Performer')),
    ),
    { StakeholderTypeType: 'Organization' },
  );
}

/** Numbers of XML have no exponent. */
export function decimal(value: number | null | undefined): string | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  if (Math.abs(value) >= 1e21) return BigInt(value).toString();
  const plain = String(value);
  return plain.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : plain;
}

function sayDay(day: string): string {
  return isDay(day) ? formatDay(day) : day;
}

function said(before: string, day: string | undefined): string {
  return day === undefined ? '' : `${before}${sayDay(day)}`;
}
