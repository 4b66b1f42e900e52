-- Indicators (chỉ tiêu), targets (mục tiêu) and what was seen. A current row carries the moment from which it
-- holds; a change moves the old row to the history of its table: any past day is current ∪ history.

-- What is measured. How it adds up, its formula, levels, dimensions and checks stand in `definition`.
create table indicator (
  authority_id bigint not null,
  id bigint not null,
  -- The name that formulas call it by.
  code text not null,
  name text not null,
  folded text not null,
  -- The unit that answers for it (đơn vị chịu trách nhiệm).
  unit_id bigint not null,
  definition jsonb not null,
  version integer not null default 1,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index indicator_code on indicator (authority_id, code);

create table indicator_history (
  like indicator including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- The units that report an indicator, where they are more than the one that answers for it.
create table indicator_reporter (
  authority_id bigint not null,
  indicator_id bigint not null,
  unit_id bigint not null,
  since timestamptz not null,
  until timestamptz,
  primary key (authority_id, indicator_id, unit_id, since)
);
create index indicator_reporter_by_unit on indicator_reporter (authority_id, unit_id);

-- What is promised, and by which words. `promise` holds the kind with its values and periods.
create table target (
  authority_id bigint not null,
  id bigint not null,
  indicator_id bigint not null,
  -- The unit whose value is promised.
  unit_id bigint not null,
  plan_id bigint,
  field_id bigint,
  -- What the reader found in the plan and this target follows; null where it was set by hand.
  provision_id bigint,
  directive_id bigint,
  clause_id bigint,
  quote text not null,
  starts integer,
  ends integer,
  ordinal integer not null default 0,
  -- Phấn đấu: graded apart from what binds.
  aspirational boolean not null default false,
  -- The day by which it is promised at last.
  due_on date not null,
  promise jsonb not null,
  state text not null default 'followed',
  folded text not null,
  version integer not null default 1,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index target_by_plan on target (authority_id, plan_id, ordinal);
create index target_by_indicator on target (authority_id, indicator_id);
create index target_by_provision on target (authority_id, provision_id) where provision_id is not null;

create table target_history (
  like target including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- What was seen or is expected of a unit in a period: one row a cell (indicator × unit × period × member × kind).
create table observation (
  authority_id bigint not null,
  id bigint not null,
  indicator_id bigint not null,
  unit_id bigint not null,
  -- A period code of the calendar: 2025, 2025-H1, 2025-Q2, 2025-04, 2025-04-30.
  period text not null,
  starts_on date not null,
  ends_on date not null,
  -- The member of a dimension, `sector:post`; empty for the whole.
  member text not null default '',
  -- actual (thực hiện) or estimate (ước)
  kind text not null,
  -- The number; 1 and 0 for yes and no; the place of the level from 0. Null where only words stand.
  value double precision,
  -- A judgement of quality in words, with the class that the person gave it.
  words text,
  judged text,
  source text,
  note text,
  person_id bigint not null,
  post_id bigint not null,
  by_unit_id bigint not null,
  -- Who confirmed it (người xác nhận), and when.
  confirmed_by bigint,
  confirmed_post_id bigint,
  confirmed_at timestamptz,
  -- Why this value took the place of the one before.
  why text,
  version integer not null default 1,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index observation_cell
  on observation (authority_id, indicator_id, unit_id, period, member, kind);
create index observation_by_time on observation (authority_id, indicator_id, ends_on);

create table observation_history (
  like observation including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);
create index observation_history_by_indicator
  on observation_history (authority_id, indicator_id, until);

-- A request to explain (yêu cầu giải trình) about a target, and the answer of the unit asked.
create table indicator_question (
  authority_id bigint not null,
  id bigint not null,
  target_id bigint not null,
  indicator_id bigint not null,
  unit_id bigint not null,
  words text not null,
  due_on date not null,
  -- How the target stood when it was asked.
  class text not null,
  reason text not null,
  asked_by bigint not null,
  asked_post_id bigint not null,
  asked_unit_id bigint not null,
  asked_at timestamptz not null,
  answer text,
  answered_by bigint,
  answered_post_id bigint,
  answered_at timestamptz,
  -- When the side that asked has read the answer.
  read_at timestamptz,
  primary key (authority_id, id)
);
create index indicator_question_by_target on indicator_question (authority_id, target_id, asked_at);
create index indicator_question_to_answer on indicator_question (authority_id, unit_id)
  where answered_at is null;
