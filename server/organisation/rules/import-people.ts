import { type Day, formatDay, parseDay } from '../../calendar/rules/day.ts';
import type { Role } from '../session-contract.ts';
import type { ImportProblem } from './import-columns.ts';
import { KIND_NAMES, type PeopleColumn, ROLE_NAMES, roleOfCell } from './people-sheet.ts';
import { headOf, type PeopleCells, readPeople } from './read-people.ts';
import { shareDay, type Term, whyNotAppoint } from './terms.ts';

/** What an authority has, as far as a list of people is held against it. */
export interface Staff {
  /** Units by every way in which a sheet may name them: code, names from the top, name alone. */
  readonly unitsNamed: ReadonlyMap<string, readonly string[]>;
  /** The unit itself and those above it, by id. */
  readonly pathOf: (unitId: string) => readonly string[];
  readonly persons: readonly { readonly id: string; readonly fullName: string }[];
  readonly posts: readonly StaffPost[];
  readonly terms: readonly (Term & { readonly postId: string; readonly basis: string | null })[];
}

export interface StaffPost {
  readonly id: string;
  readonly unitId: string;
  readonly jurisdictionUnitId: string;
  readonly title: string;
  readonly role: Role;
  readonly from: Day;
  readonly to: Day | null;
}

/** Something that a sheet adds: known by its id, or by the line that adds it. */
export type Ref = { readonly id: string } | { readonly line: number };

/** What one line comes to. */
export interface PersonChange {
  readonly line: number;
  readonly kind: 'add' | 'same';
  readonly fullName: string;
  readonly postTitle: string;
  readonly person: Ref;
  /** Null for a person without a post. */
  readonly term: {
    readonly post: Ref;
    /** The post as it is added, where its ref is this line. */
    readonly made: Omit<StaffPost, 'id' | 'to'> | null;
    readonly kind: Term['kind'];
    readonly from: Day;
    readonly to: Day | null;
    readonly basis: string | null;
  } | null;
}

export type PeopleImport =
  | { readonly ok: true; readonly changes: readonly PersonChange[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

type Say = (column: PeopleColumn, vi: string, en: string) => void;

/** Posts that a unit has one of: a second one would be a mistake of the sheet. */
const ONE_OF: ReadonlySet<Role> = new Set<Role>(['head']);

/**
 * Checks a list of people line by line against the staff: all problems at once, or what every line comes to.
 * Lines that say what is there already change nothing, so that an export imports back unchanged.
 */
export function checkPeople(
  rows: readonly (readonly string[])[],
  staff: Staff,
  known: { readonly today: Day },
): PeopleImport {
  const problems: ImportProblem[] = [];
  const read = readPeople(rows, problems);
  const added: PersonChange[] = [];
  const changes = read.flatMap(({ line, cells }): PersonChange[] => {
    const say: Say = (column, vi, en) =>
      problems.push({ line, column: headOf(column), value: cells[column], vi, en });
    const change = lineOf(line, cells, staff, added, say, known.today);
    if (change?.kind === 'add') added.push(change);
    return change ? [change] : [];
  });
  if (read.length === 0 && problems.length === 0) {
    const where = { line: 1, column: headOf('name'), value: '' };
    problems.push({
      ...where,
      vi: 'Bảng chưa có dòng nào. Thêm ít nhất một người.',
      en: 'The sheet has no lines. Add at least one person.',
    });
  }
  return problems.length > 0
    ? { ok: false, problems: problems.sort((a, b) => a.line - b.line) }
    : { ok: true, changes };
}

function lineOf(
  line: number,
  cells: PeopleCells,
  staff: Staff,
  added: readonly PersonChange[],
  say: Say,
  today: Day,
): PersonChange | null {
  const fullName = cells.name.replace(/\s+/g, ' ');
  if (fullName.length < 2 || fullName.length > 100) {
    say('name', 'Nhập họ và tên, từ 2 đến 100 chữ.', 'Enter a full name of 2 to 100 characters.');
    return null;
  }
  const twins = staff.persons.filter((person) => person.fullName === fullName);
  if (twins.length > 1) {
    say(
      'name',
      'Có từ hai người cùng tên này. Bổ nhiệm tại trang của từng người.',
      'Two or more people bear this name. Appoint on the page of the person.',
    );
    return null;
  }
  const before = added.find((each) => each.fullName === fullName);
  const person: Ref = twins[0] ? { id: twins[0].id } : (before?.person ?? { line });
  const isKnown = 'id' in person || before !== undefined;
  const rest = ['unit', 'title', 'role', 'reach', 'kind', 'from', 'to', 'basis'] as const;
  if (rest.every((column) => cells[column] === '')) {
    return { line, kind: isKnown ? 'same' : 'add', fullName, postTitle: '', person, term: null };
  }
  const wanted = wantedPost(cells, staff, say, today);
  if (!wanted) return null;
  const here = staff.posts.filter(
    ({ unitId, title }) => unitId === wanted.unitId && sameWords(title, wanted.title),
  );
  const role = wanted.role ?? here[0]?.role ?? null;
  if (role === null) {
    say('role', `Nhập vai; nhận: ${roleNames('vi')}.`, `Enter a role: ${roleNames('en')}.`);
    return null;
  }
  const facts = { ...wanted, role };
  const same = heldAlready(facts, here, staff, person);
  if (same) {
    const differs = (['to', 'basis'] as const).filter((column) => same[column] !== facts[column]);
    for (const column of differs) {
      say(
        column,
        'Khác với bổ nhiệm đã có. Giữ như đã có, hoặc sửa tại trang của người này.',
        'Differs from the appointment that is there. Keep it, or change it on the page of the person.',
      );
    }
    const term = { post: { id: same.postId }, made: null, ...spanOf(facts), kind: facts.kind };
    return { line, kind: 'same', fullName, postTitle: facts.title, person, term };
  }
  const term = newTerm(line, facts, here, staff, added, person, say);
  return term && { line, kind: 'add', fullName, postTitle: facts.title, person, term };
}

interface Wanted {
  readonly unitId: string;
  readonly jurisdictionUnitId: string;
  readonly title: string;
  readonly role: Role | null;
  readonly kind: Term['kind'];
  readonly from: Day;
  readonly to: Day | null;
  readonly basis: string | null;
}

function wantedPost(cells: PeopleCells, staff: Staff, say: Say, today: Day): Wanted | null {
  let isRight = true;
  const wrong: Say = (column, vi, en) => {
    isRight = false;
    say(column, vi, en);
  };
  const unitId = unitNamed(cells.unit, 'unit', staff, wrong);
  const reach = cells.reach === '' ? unitId : unitNamed(cells.reach, 'reach', staff, wrong);
  if (unitId && reach && !staff.pathOf(unitId).includes(reach)) {
    wrong(
      'reach',
      'Phạm vi phải là đơn vị của chức vụ hoặc cấp trên của nó.',
      'The reach must be the unit of the post or one above it.',
    );
  }
  const title = cells.title.replace(/\s+/g, ' ');
  if (title.length < 2 || title.length > 200)
    wrong('title', 'Nhập tên chức vụ.', 'Enter the title of the post.');
  const role = cells.role === '' ? null : roleOfCell(cells.role);
  if (cells.role !== '' && role === null) {
    wrong(
      'role',
      `Vai chưa biết; nhận: ${roleNames('vi')}.`,
      `Unknown role; use: ${roleNames('en')}.`,
    );
  }
  const kind = kindOfCell(cells.kind);
  if (kind === null) wrong('kind', 'Nhận: Bổ nhiệm; Giao quyền.', 'Use: Appointed; Acting.');
  const dayIn = (column: 'from' | 'to') => {
    if (cells[column] === '') return null;
    const found = parseDay(cells[column]);
    if (found === null)
      wrong(
        column,
        'Không phải ngày; nhận dạng 31/12/2025.',
        'Not a date; use the form 31/12/2025.',
      );
    return found;
  };
  const from = dayIn('from') ?? today;
  const to = dayIn('to');
  if (!isRight || !unitId || !reach || kind === null) return null;
  const basis = cells.basis === '' ? null : cells.basis.slice(0, 500);
  return { unitId, jurisdictionUnitId: reach, title, role, kind, from, to, basis };
}

function unitNamed(
  cell: string,
  column: 'unit' | 'reach',
  staff: Staff,
  wrong: Say,
): string | null {
  const found = staff.unitsNamed.get(unitKey(cell)) ?? [];
  if (found.length === 1) return found[0] ?? null;
  if (found.length === 0)
    wrong(
      column,
      'Không có đơn vị này; nhận mã, hoặc tên từ cấp trên cùng.',
      'No such unit; use its code, or its names from the top.',
    );
  else
    wrong(
      column,
      'Có từ hai đơn vị mang tên này. Ghi mã, hoặc tên từ cấp trên cùng.',
      'Two or more units bear this name. Use the code, or the names from the top.',
    );
  return null;
}

/** How names of units compare. */
export function unitKey(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The appointment that a line repeats: same person, post, kind and first day. */
function heldAlready(
  facts: Wanted & { readonly role: Role },
  here: readonly StaffPost[],
  staff: Staff,
  person: Ref,
) {
  if (!('id' in person)) return null;
  return staff.terms.find(
    (term) =>
      term.personId === person.id &&
      term.kind === facts.kind &&
      term.from === facts.from &&
      here.some(
        ({ id, role, jurisdictionUnitId }) =>
          id === term.postId &&
          role === facts.role &&
          jurisdictionUnitId === facts.jurisdictionUnitId,
      ),
  );
}

function newTerm(
  line: number,
  facts: Wanted & { readonly role: Role },
  here: readonly StaffPost[],
  staff: Staff,
  added: readonly PersonChange[],
  person: Ref,
  say: Say,
): PersonChange['term'] {
  const asked = { ...spanOf(facts), kind: facts.kind, personId: keyOf(person) };
  if (asked.kind === 'acting' && asked.to === null) {
    say('to', 'Giao quyền phải có ngày cuối.', 'An acting appointment needs a last day.');
    return null;
  }
  if (asked.to !== null && asked.to < asked.from) {
    say(
      'to',
      'Ngày cuối sớm hơn ngày đầu. Sửa một trong hai.',
      'The last day is before the first. Correct one of them.',
    );
    return null;
  }
  const like = here.filter(
    (post) => post.role === facts.role && post.jurisdictionUnitId === facts.jurisdictionUnitId,
  );
  const free = like.find(
    (post) => !whyNotAppoint(asked, post, termsOf({ id: post.id }, staff, added)),
  );
  if (free) return { post: { id: free.id }, made: null, ...spanOf(facts), kind: facts.kind };
  if (facts.kind === 'acting') {
    say(
      'title',
      'Không có chức vụ này để giao quyền, hoặc đã có người được giao. Thêm chức vụ trước.',
      'There is no such post to act in, or somebody acts in it. Add the post first.',
    );
    return null;
  }
  const holder = like
    .flatMap((post) => termsOf({ id: post.id }, staff, added))
    .find((term) => shareDay(term, asked));
  const addedHere = added.some(
    ({ term }) =>
      term?.made?.unitId === facts.unitId && term.made.role === facts.role && shareDay(term, asked),
  );
  if (ONE_OF.has(facts.role) && (holder || addedHere)) {
    const from = formatDay(asked.from);
    say(
      'title',
      `Đã có người giữ chức vụ này từ ${from}. Kết thúc bổ nhiệm đó trước.`,
      `Somebody holds this post from ${from} on. End that appointment first.`,
    );
    return null;
  }
  const { unitId, jurisdictionUnitId, title, role, from } = facts;
  const made = { unitId, jurisdictionUnitId, title, role, from };
  return { post: { line }, made, ...spanOf(facts), kind: facts.kind };
}

/** Who holds a post, in the staff and by the lines above. */
function termsOf(
  post: { readonly id: string },
  staff: Staff,
  added: readonly PersonChange[],
): Term[] {
  const there = staff.terms.filter(({ postId }) => postId === post.id);
  const planned = added.flatMap(({ line, person, term }) =>
    term && 'id' in term.post && term.post.id === post.id
      ? [
          {
            id: `line ${line}`,
            personId: keyOf(person),
            kind: term.kind,
            from: term.from,
            to: term.to,
          },
        ]
      : [],
  );
  return [...there, ...planned];
}

function spanOf({ from, to, basis }: Wanted) {
  return { from, to, basis };
}

function keyOf(person: Ref): string {
  return 'id' in person ? person.id : `line ${person.line}`;
}

function sameWords(a: string, b: string): boolean {
  return unitKey(a) === unitKey(b);
}

function kindOfCell(cell: string): Term['kind'] | null {
  if (cell === '') return 'regular';
  const words = unitKey(cell);
  const isNamed = (kind: Term['kind']) =>
    [kind, KIND_NAMES[kind].vi, KIND_NAMES[kind].en].some((name) => unitKey(name) === words);
  return (['regular', 'acting'] as const).find(isNamed) ?? null;
}

function roleNames(language: 'vi' | 'en'): string {
  return Object.values(ROLE_NAMES)
    .map((role) => role[language])
    .join('; ');
}
