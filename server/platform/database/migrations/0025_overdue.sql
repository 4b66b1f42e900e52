-- What is done about work that is late: extensions (gia hạn), explanations (giải trình), urging (đôn đốc).

-- By which rules an authority extends, asks for explanations and urges, each set from its first day on.
create table overdue_policy (
  authority_id bigint not null,
  valid_from date not null,
  policy jsonb not null,
  -- The paper that the rules rest on.
  source text not null,
  at timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, valid_from)
);

-- Causes of delay, where an authority has its own list.
create table delay_cause (
  authority_id bigint not null,
  key text not null,
  vi text not null,
  en text not null,
  -- Outside the power of the unit.
  objective boolean not null,
  position smallint not null,
  -- No longer offered; what was explained by it keeps its words.
  retired boolean not null default false,
  primary key (authority_id, key)
);

-- A unit asks for a later deadline while the task is open; whoever gave the task decides.
create table extension_request (
  authority_id bigint not null,
  id bigint not null,
  task_id bigint not null,
  -- The unit that held the task when it asked.
  unit_id bigint not null,
  from_due_on date not null,
  to_due_on date not null,
  -- The deadline as it was typed, with its precision.
  to_deadline jsonb not null,
  reason text not null,
  person_id bigint not null,
  post_id bigint not null,
  at timestamptz not null,
  -- granted, shortened, refused; withdrawn where the task was done before anybody decided.
  decision text,
  granted_due_on date,
  granted_deadline jsonb,
  decision_words text,
  decided_by bigint,
  decided_post_id bigint,
  decided_at timestamptz,
  primary key (authority_id, id)
);
create index extension_by_task on extension_request (authority_id, task_id, at);
create index extension_by_time on extension_request (authority_id, at, id);
-- One request of a task waits at a time.
create unique index extension_waiting on extension_request (authority_id, task_id)
  where decision is null;

-- A leader demands an explanation by a day.
create table explanation_demand (
  authority_id bigint not null,
  id bigint not null,
  task_id bigint not null,
  unit_id bigint not null,
  words text not null,
  due_on date not null,
  person_id bigint not null,
  post_id bigint not null,
  at timestamptz not null,
  -- The explanation that answered it.
  explanation_id bigint,
  answered_at timestamptz,
  primary key (authority_id, id)
);
create unique index demand_open on explanation_demand (authority_id, task_id)
  where answered_at is null;
create index demand_by_task on explanation_demand (authority_id, task_id, at);

create table task_explanation (
  authority_id bigint not null,
  id bigint not null,
  task_id bigint not null,
  unit_id bigint not null,
  cause text not null,
  words text not null,
  -- The deadline that was missed, and by how many days when it was explained.
  for_due_on date,
  late_days integer not null,
  -- By when the unit means to finish; it moves no deadline.
  new_due_on date,
  person_id bigint not null,
  post_id bigint not null,
  at timestamptz not null,
  -- accepted, excused (trễ khách quan), not_enough; superseded where the unit wrote anew.
  decision text,
  decision_words text,
  decided_by bigint,
  decided_post_id bigint,
  decided_at timestamptz,
  primary key (authority_id, id)
);
create index explanation_by_task on task_explanation (authority_id, task_id, at);
create index explanation_by_time on task_explanation (authority_id, at, id);
create unique index explanation_waiting on task_explanation (authority_id, task_id)
  where decision is null;

-- Deadlines that moved: rates by the first deadline differ from those in force by these tasks alone.
create index task_by_moved_deadline on task_row (authority_id, plan_id)
  where due_on is distinct from first_due_on;

-- Numbers of letters of urging: one series a year and authority, without gaps.
create table urging_register (
  authority_id bigint not null,
  year smallint not null,
  last integer not null,
  primary key (authority_id, year)
);

-- A letter of urging (công văn đôn đốc), as it was sent.
create table urging (
  authority_id bigint not null,
  id bigint not null,
  number integer not null,
  year smallint not null,
  -- Number and symbol, as they are printed.
  symbol text not null,
  subject text not null,
  -- The official document as it was composed: what is read later is what was sent.
  paper jsonb not null,
  answer_by date not null,
  -- The unit that urges.
  unit_id bigint not null,
  person_id bigint not null,
  post_id bigint not null,
  sent_on date not null,
  at timestamptz not null,
  search tsvector,
  primary key (authority_id, id)
);
create unique index urging_number on urging (authority_id, year, number);
create index urging_by_time on urging (authority_id, at, id);
create index urging_search on urging using gin (search);

-- A unit that a letter went to: when it saw, took note of and answered it.
create table urging_recipient (
  authority_id bigint not null,
  urging_id bigint not null,
  unit_id bigint not null,
  tasks integer not null,
  seen_at timestamptz,
  seen_by bigint,
  received_at timestamptz,
  received_by bigint,
  answered_at timestamptz,
  answered_by bigint,
  answered_post_id bigint,
  answer text,
  primary key (authority_id, urging_id, unit_id)
);
create index urging_by_recipient on urging_recipient (authority_id, unit_id, urging_id);

-- A task that a letter names, as it stood then; an obligation to report (nghĩa vụ báo cáo) alike.
create table urging_task (
  authority_id bigint not null,
  urging_id bigint not null,
  kind text not null,
  task_id bigint not null,
  unit_id bigint not null,
  position smallint not null,
  state text not null,
  due_on date,
  days_late integer not null,
  at timestamptz not null,
  primary key (authority_id, urging_id, kind, task_id)
);
create index urging_by_task on urging_task (authority_id, kind, task_id, at);
