-- long: the whole schema reads best on one page, reference tables before facts.
-- Reference tables first (the same on every node), then facts, keyed by authority_id first.
-- Ids and times come from the application; there are no triggers.

-- ── organisation ──────────────────────────────────────────────────────────────────────────
create table authority (
  id bigint primary key,
  unit_id bigint not null,
  name text not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null
);

create table unit (
  id bigint primary key,
  authority_id bigint not null,
  kind text not null,
  code text,
  name text not null,
  short_name text,
  aliases text[] not null default '{}',
  folded text not null,
  valid_from date not null,
  valid_to date,
  version integer not null default 1,
  since timestamptz not null
);
create index unit_by_authority on unit (authority_id, id);
create unique index unit_code on unit (code, valid_from) where code is not null;

create table unit_parent (
  unit_id bigint not null,
  parent_id bigint not null,
  valid_from date not null,
  valid_to date,
  primary key (unit_id, valid_from)
);

-- Every ancestor of every unit with the days on which it was one; a unit is its own ancestor at depth 0.
create table unit_ancestor (
  unit_id bigint not null,
  ancestor_id bigint not null,
  depth smallint not null,
  valid_from date not null,
  valid_to date,
  primary key (unit_id, ancestor_id, valid_from)
);
create index unit_descendant on unit_ancestor (ancestor_id, depth, unit_id);

create table unit_succession (
  id bigint primary key,
  from_unit_id bigint not null,
  to_unit_id bigint not null,
  kind text not null,
  on_day date not null,
  basis text,
  share text
);

-- How a name is written in this authority's texts, learnt from officers' corrections.
create table unit_alias (
  authority_id bigint not null,
  written text not null,
  unit_id bigint not null,
  created_at timestamptz not null,
  primary key (authority_id, written)
);

create table person (
  id bigint primary key,
  full_name text not null,
  folded text not null,
  created_at timestamptz not null
);

create table account (
  id bigint primary key,
  person_id bigint not null references person (id),
  username text not null unique,
  password_hash text not null,
  failures smallint not null default 0,
  locked_until timestamptz,
  demonstration boolean not null default false,
  created_at timestamptz not null
);

create table post (
  id bigint primary key,
  authority_id bigint not null,
  unit_id bigint not null,
  jurisdiction_unit_id bigint not null,
  title text not null,
  role text not null,
  valid_from date not null,
  valid_to date
);

create table appointment (
  id bigint primary key,
  person_id bigint not null references person (id),
  post_id bigint not null references post (id),
  valid_from date not null,
  valid_to date
);
create index appointment_by_person on appointment (person_id);
create index appointment_by_post on appointment (post_id);

create table session (
  token_hash bytea primary key,
  account_id bigint not null references account (id),
  post_id bigint not null references post (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_account on session (account_id);

create table sign_in_link (
  token_hash bytea primary key,
  account_id bigint not null references account (id),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Which authorities have given work to units of which: the few authorities a list must ask.
create table reach (
  authority_id bigint not null,
  from_authority_id bigint not null,
  primary key (authority_id, from_authority_id)
);

create table file (
  hash text primary key,
  size bigint not null,
  media_type text not null,
  stored_at timestamptz not null
);

create table installation (
  key text primary key,
  value jsonb not null
);

-- ── journal and requests ──────────────────────────────────────────────────────────────────
create table journal (
  authority_id bigint not null,
  id bigint not null,
  at timestamptz not null,
  person_id bigint not null,
  post_id bigint not null,
  unit_id bigint not null,
  act text not null,
  subject_kind text not null,
  subject_id bigint not null,
  -- json, not jsonb: the exact text is what is signed and chained.
  before json,
  after json,
  mac bytea not null,
  primary key (authority_id, id)
);
create index journal_by_subject on journal (authority_id, subject_kind, subject_id, id);
create index journal_by_time on journal (authority_id, at, id);

create table journal_seal (
  authority_id bigint not null,
  position bigint not null,
  entry_id bigint not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (authority_id, position),
  unique (authority_id, entry_id)
);

-- The first reply to an act, so that a resend acts once.
create table request (
  authority_id bigint not null,
  post_id bigint not null,
  key text not null,
  act text not null,
  reply jsonb,
  at timestamptz not null,
  primary key (authority_id, post_id, key)
);

-- ── directives ────────────────────────────────────────────────────────────────────────────
create table directive (
  authority_id bigint not null,
  id bigint not null,
  type text not null,
  number text,
  number_key text,
  issued_on date,
  year smallint,
  issuer_unit_id bigint,
  issuer_name text,
  issuer_key text not null default '',
  signer text,
  title text not null,
  text text not null default '',
  file_hash text,
  file_name text,
  edition smallint not null default 1,
  secret_count integer,
  folded text not null,
  search tsvector generated always as (to_tsvector('simple', folded)) stored,
  registered_at timestamptz not null,
  version integer not null default 1,
  since timestamptz not null,
  primary key (authority_id, id)
);
create unique index directive_identity
  on directive (authority_id, number_key, year, issuer_key, edition) where number_key is not null;
create index directive_by_day on directive (authority_id, issued_on desc, id desc);
create index directive_search on directive using gin (search);

create table clause (
  authority_id bigint not null,
  id bigint not null,
  directive_id bigint not null,
  parent_id bigint,
  ordinal integer not null,
  level smallint not null,
  label text not null,
  heading text not null,
  starts integer not null,
  ends integer not null,
  primary key (authority_id, id)
);
create index clause_by_directive on clause (authority_id, directive_id, ordinal);

create table citation (
  authority_id bigint not null,
  id bigint not null,
  directive_id bigint not null,
  -- The citation of the same directive at which this link begins; null where it begins at the directive.
  from_id bigint,
  kind text not null,
  ordinal integer not null,
  target_directive_id bigint,
  target_type text,
  target_number text,
  target_number_key text,
  target_day text,
  target_issuer text,
  target_title text,
  starts integer,
  ends integer,
  primary key (authority_id, id)
);
create index citation_by_directive on citation (authority_id, directive_id, ordinal);
create index citation_by_target on citation (authority_id, target_number_key);

-- ── plans ─────────────────────────────────────────────────────────────────────────────────
create table reading (
  authority_id bigint not null,
  id bigint not null,
  source_text text not null,
  source_name text,
  file_hash text,
  warnings jsonb not null default '[]',
  reading jsonb not null,
  draft jsonb not null,
  state text not null,
  plan_id bigint,
  title text not null,
  folded text not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by bigint not null,
  version integer not null default 1,
  primary key (authority_id, id)
);
create index reading_by_time on reading (authority_id, state, saved_at desc, id desc);

create table plan (
  authority_id bigint not null,
  id bigint not null,
  directive_id bigint not null,
  owner_unit_id bigint not null,
  title text not null,
  effective_on date not null,
  issued_at timestamptz not null,
  declared_tasks integer,
  declared_fields integer,
  folded text not null,
  version integer not null default 1,
  since timestamptz not null,
  primary key (authority_id, id)
);
create index plan_by_time on plan (authority_id, issued_at desc, id desc);
create index plan_by_directive on plan (authority_id, directive_id);

create table field (
  authority_id bigint not null,
  id bigint not null,
  plan_id bigint not null,
  ordinal integer not null,
  name text not null,
  declared_count integer,
  primary key (authority_id, id)
);
create index field_by_plan on field (authority_id, plan_id, ordinal);

-- What a plan orders besides tasks: targets, money, phases, duties to report, mottos, kept as read.
create table plan_provision (
  authority_id bigint not null,
  id bigint not null,
  plan_id bigint not null,
  kind text not null,
  ordinal integer not null,
  data jsonb not null,
  starts integer,
  ends integer,
  primary key (authority_id, id)
);
create index plan_provision_by_plan on plan_provision (authority_id, plan_id, kind, ordinal);

-- ── tasks ─────────────────────────────────────────────────────────────────────────────────
-- The words of a task live once; a task given to ten thousand communes is ten thousand narrow rows on them.
create table task_words (
  authority_id bigint not null,
  id bigint not null,
  plan_id bigint not null,
  directive_id bigint not null,
  clause_id bigint,
  field_id bigint,
  ordinal integer not null,
  label text,
  title text not null,
  quote text not null,
  starts integer,
  ends integer,
  product text,
  deadline jsonb not null,
  why jsonb,
  folded text not null,
  search tsvector generated always as (to_tsvector('simple', folded)) stored,
  primary key (authority_id, id)
);
create index task_words_by_plan on task_words (authority_id, plan_id, ordinal);
create index task_words_search on task_words using gin (search);

create table party (
  authority_id bigint not null,
  words_id bigint not null,
  unit_id bigint not null,
  role text not null,
  written text not null,
  implied boolean not null default false,
  primary key (authority_id, words_id, unit_id, role)
);
create index party_by_unit on party (authority_id, unit_id, role);

create table task (
  authority_id bigint not null,
  id bigint not null,
  plan_id bigint not null,
  words_id bigint not null,
  field_id bigint,
  parent_id bigint,
  superior_authority_id bigint,
  superior_id bigint,
  layer smallint not null,
  is_group boolean not null default false,
  unit_id bigint not null,
  assigner_unit_id bigint not null,
  officer_id bigint,
  state text not null,
  due_on date,
  first_due_on date,
  finished_on date,
  percent smallint,
  reported_at timestamptz,
  evidence_count integer not null default 0,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index task_by_plan on task (authority_id, plan_id, due_on, id);
create index task_by_unit on task (authority_id, unit_id, state, due_on, id);
create index task_by_due on task (authority_id, due_on, id);
create index task_by_words on task (authority_id, words_id);
create index task_by_parent on task (authority_id, parent_id) where parent_id is not null;
create index task_by_superior on task (superior_authority_id, superior_id) where superior_id is not null;

-- What a task row was before each change: it held from `since` until `until`.
create table task_history (
  like task including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);
create index task_history_by_time on task_history (authority_id, plan_id, until, since);

create table progress_report (
  authority_id bigint not null,
  id bigint not null,
  task_id bigint not null,
  kind text not null,
  at timestamptz not null,
  on_day date not null,
  percent smallint,
  quantity numeric,
  body text not null default '',
  difficulty text,
  product text,
  person_id bigint not null,
  post_id bigint not null,
  decision text,
  decision_reason text,
  decided_at timestamptz,
  decided_by bigint,
  primary key (authority_id, id)
);
create index progress_report_by_task on progress_report (authority_id, task_id, at, id);

create table attachment (
  authority_id bigint not null,
  id bigint not null,
  subject_kind text not null,
  subject_id bigint not null,
  task_id bigint,
  file_hash text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by bigint not null,
  added_at timestamptz not null,
  primary key (authority_id, id)
);
create index attachment_by_subject on attachment (authority_id, subject_kind, subject_id);
create index attachment_by_task on attachment (authority_id, task_id) where task_id is not null;

-- ── the ledger (sổ cái) ───────────────────────────────────────────────────────────────────
-- Every change of a task's state posts −1 and +1; a board is balances, a past day is postings up to it.
create table posting (
  authority_id bigint not null,
  id bigint not null,
  plan_id bigint not null,
  unit_id bigint not null,
  field_id bigint not null,
  layer smallint not null,
  account text not null,
  due_on date not null,
  day date not null,
  delta integer not null,
  folded boolean not null default false,
  primary key (authority_id, id)
);
create index posting_to_fold on posting (authority_id, plan_id) where not folded;

-- Postings folded by a job for every ancestor of the unit. 0 stands for "no field", infinity for "no deadline".
create table balance (
  authority_id bigint not null,
  plan_id bigint not null,
  unit_id bigint not null,
  layer smallint not null,
  day date not null,
  field_id bigint not null,
  account text not null,
  due_on date not null,
  delta bigint not null,
  primary key (authority_id, plan_id, unit_id, layer, day, field_id, account, due_on)
);
