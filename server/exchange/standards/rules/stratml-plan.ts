import type { XmlElement } from '../../edxml/rules/parse-xml.ts';

/*
 * A plan or report of StratML Part 2 as this program understands it: goals with their objectives, who carries them
 * out, and what is measured. What the standard leaves open stays null.
 */

export interface StratmlPlan {
  readonly name: string;
  readonly description: string | null;
  readonly organisation: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly publishedOn: string | null;
  readonly goals: readonly StratmlGoal[];
}
export interface StratmlGoal {
  readonly name: string;
  readonly label: string | null;
  readonly objectives: readonly StratmlObjective[];
}
export interface StratmlObjective {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  /** Organisations that are said to perform it, in their order; the first leads. */
  readonly performers: readonly string[];
  readonly indicators: readonly StratmlIndicator[];
}
export interface StratmlIndicator {
  readonly name: string;
  readonly measure: string;
  readonly isOutput: boolean;
  readonly targets: readonly StratmlResult[];
}
export interface StratmlResult {
  readonly value: number | null;
  readonly endsOn: string | null;
  readonly words: string | null;
}

/** Reads a document that keeps to the structure of the standard. */
export function stratmlPlan(root: XmlElement): StratmlPlan {
  const core = child(root, 'StrategicPlanCore');
  const about = child(root, 'AdministrativeInformation');
  return {
    name: textOf(root, 'Name') ?? '',
    description: textOf(root, 'Description'),
    organisation: textOf(child(core, 'Organization'), 'Name'),
    startsOn: textOf(about, 'StartDate'),
    endsOn: textOf(about, 'EndDate'),
    publishedOn: textOf(about, 'PublicationDate'),
    goals: all(core, 'Goal').map((goal) => ({
      name: textOf(goal, 'Name') ?? '',
      label: textOf(goal, 'SequenceIndicator'),
      objectives: all(goal, 'Objective').map(objectiveOf),
    })),
  };
}

function objectiveOf(objective: XmlElement): StratmlObjective {
  return {
    name: textOf(objective, 'Name') ?? textOf(objective, 'Description') ?? '',
    label: textOf(objective, 'SequenceIndicator'),
    description: textOf(objective, 'Description'),
    performers: all(objective, 'Stakeholder').filter(performs).flatMap(named),
    indicators: all(objective, 'PerformanceIndicator').map((indicator) => ({
      name: textOf(indicator, 'MeasurementDimension') ?? '',
      measure: textOf(indicator, 'UnitOfMeasurement') ?? '',
      isOutput: indicator.attributes.get('ValueChainStage') === 'Output',
      targets: all(indicator, 'MeasurementInstance')
        .flatMap((instance) => all(instance, 'TargetResult'))
        .map(resultOf),
    })),
  };
}

/** One without any type of role is taken for a performer: most plans do not say. */
function performs(stakeholder: XmlElement): boolean {
  const types = all(stakeholder, 'Role').flatMap((role) => all(role, 'RoleType'));
  return types.length === 0 || types.some(({ text }) => text === 'Performer');
}

function named(element: XmlElement): string[] {
  const name = textOf(element, 'Name');
  return name === null ? [] : [name];
}

function resultOf(result: XmlElement): StratmlResult {
  const number = textOf(result, 'NumberOfUnits');
  return {
    value: number === null ? null : Number(number),
    endsOn: textOf(result, 'EndDate')?.slice(0, 10) ?? null,
    words: textOf(result, 'Description') ?? textOf(child(result, 'Descriptor'), 'DescriptorValue'),
  };
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

function all(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

function textOf(element: XmlElement | undefined, name: string): string | null {
  const text = child(element, name)?.text.trim();
  return text === undefined || text === '' ? null : text;
}
