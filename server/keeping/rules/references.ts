/** A column as the database describes it. */
export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}

/** A table that is named, by its `id` unless told. */
export interface Target {
  readonly table: string;
  readonly key: string;
}

/** A column of rows that names rows of another table, which the schema does not enforce. */
export interface Reference {
  readonly table: string;
  readonly column: string;
  /** Several numbers in one column. */
  readonly isArray: boolean;
  /** One of these tables holds it: a plan that is being written is not among the plans yet. */
  readonly to: readonly Target[];
  /** The column that says whose the other row is; null where ids are those of the whole installation. */
  readonly authority: string | null;
}

/** What a column that bears a number of another row may be called, and where that row stands. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  authority_id: ['authority'],
  unit_id: ['unit'],
  ancestor_id: ['unit'],
  person_id: ['person'],
  officer_id: ['person'],
  leader_id: ['person'],
  post_id: ['post'],
  account_id: ['account'],
  task_id: ['task_row'],
  plan_id: ['plan', 'staged_plan'],
  words_id: ['task_words'],
  provision_id: ['plan_provision'],
  decision_id: ['award_decision'],
  edition_id: ['scorecard_edition'],
  visit_id: ['inspection_visit'],
  finding_id: ['inspection_finding'],
  line_id: ['budget_line'],
  item_id: ['thrift_item'],
  comment_id: ['task_comment'],
  entry_id: ['journal'],
  view_id: ['saved_view'],
  explanation_id: ['task_explanation'],
  group_id: ['task_row'],
  absence_id: ['absence'],
  partner_id: ['exchange_partner'],
  publication_id: ['publication'],
  proposal_id: ['publication_proposal'],
};

/** Columns whose name says too little. */
const OF_TABLES: Readonly<Record<string, readonly string[]>> = {
  'clause.parent_id': ['clause'],
  'unit_parent.parent_id': ['unit'],
  'task_row.parent_id': ['task_row'],
  'task_row.succeeded_by': ['task_row'],
  'citation.from_id': ['citation'],
  'report_piece.alike_id': ['report_piece'],
  'council_ballot.session_id': ['council_session'],
  'council_tally.session_id': ['council_session'],
  'campaign.superior_id': ['campaign'],
  'post.follows_id': ['post'],
  'exchange_partner.own_key_id': ['exchange_key'],
  'allocation_share.share_id': ['target'],
  'edxml_package.earlier_id': ['edxml_package'],
  'edxml_file.package_id': ['edxml_package'],
  'edxml_status.package_id': ['edxml_package'],
};

/** Columns that are no reference, each with why. */
export const EXCUSED: Readonly<Record<string, string>> = {
  subject_id: 'what it is says subject_kind',
  thing_id: 'what it is says the kind beside it',
  destination_id: 'what it is says the kind beside it',
  stage_id: 'a stage stands inside its movement',
  cluster_id: 'a cluster stands inside its movement',
  'sign_on_session.session_id': 'a session that has ended leaves it until it is over',
  'task_row.superior_id': 'what was given from another installation has its superior there',
  'task_history.superior_id': 'the same',
  'reminder.home_id': 'what it is says the kind of the reminder',
  'reach.authority_id': 'noted before the body that gives work has rows of its own',
};

/** Rows that all bodies share: whose they are is no part of their number. */
const OF_ALL: readonly string[] = ['authority', 'unit', 'post', 'person'];
/** A plan that is being written is known by the number that it will have. */
const targetOf = (table: string): Target => ({
  table,
  key: table === 'staged_plan' ? 'plan_id' : 'id',
});

/** Without prefix of its own: `to_task_id` names a task. */
const kindOf = (name: string) => Object.keys(NAMES).find((kind) => isOf(name, kind));
const isOf = (name: string, kind: string) => name === kind || name.endsWith(`_${kind}`);
/** Rows of the past say what the rows themselves said. */
const present = (table: string) =>
  table === 'task_history' ? 'task_row' : table.replace(/_(?:history|past)$/, '');

/** True for a column that, by its name, holds the number of a row of another table. */
export function isReferenceName({ name, type }: Column): boolean {
  const isNumber = type === 'bigint' && /_(?:id|by)$/.test(name);
  return isNumber || (type === 'bigint[]' && /_ids$/.test(name));
}

/**
 * Finds by the names of all columns what refers to what.
 *
 * @returns the references, and columns that nobody has declared: a name to add here
 */
export function referencesAmong(columns: readonly Column[]): {
  readonly references: readonly Reference[];
  readonly undeclared: readonly string[];
} {
  const tables = new Map<string, Set<string>>();
  for (const { table, name } of columns) {
    tables.set(table, (tables.get(table) ?? new Set()).add(name));
  }
  const references: Reference[] = [];
  const undeclared: string[] = [];
  for (const column of columns.filter(isReferenceName)) {
    const { table, name, type } = column;
    const isArray = type === 'bigint[]';
    const single = isArray ? name.slice(0, -1) : name;
    if (EXCUSED[single] !== undefined || EXCUSED[`${table}.${name}`] !== undefined) continue;
    const to = targetsOf(present(table), single, tables);
    if (to === null) {
      undeclared.push(`${table}.${name}`);
      continue;
    }
    const isKeyed = to.every(
      (target) => tables.get(target)?.has('authority_id') && !OF_ALL.includes(target),
    );
    const authority = isKeyed ? authorityBeside(single, tables.get(table)) : null;
    references.push({ table, column: name, isArray, to: to.map(targetOf), authority });
  }
  return { references, undeclared };
}

function targetsOf(
  table: string,
  name: string,
  tables: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] | null {
  const own = OF_TABLES[`${table}.${name}`];
  if (own) return own;
  const kind = kindOf(name);
  if (kind !== undefined) return NAMES[kind] ?? null;
  if (name.endsWith('_by')) return ['person'];
  const words = name.slice(0, -'_id'.length).split('_');
  for (let from = 0; from < words.length; from += 1) {
    const target = words.slice(from).join('_');
    if (tables.get(target)?.has('id')) return [target];
  }
  return null;
}

/** `to_task_id` stands beside `to_authority_id`, `task_id` beside `task_authority_id` or the row's own. */
function authorityBeside(name: string, columns: ReadonlySet<string> | undefined): string | null {
  const prefix = name.slice(0, -'_id'.length);
  const candidates = [
    `${prefix}_authority_id`,
    ...prefix.split('_').map((_, at, words) => `${words.slice(0, at).join('_')}_authority_id`),
  ].reverse();
  const all = [...candidates, 'authority_id'];
  return all.find((each) => columns?.has(each)) ?? null;
}
