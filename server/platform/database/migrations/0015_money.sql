-- Money (kinh phí): what was planned, allotted and disbursed, by task or project, year and source, in whole
-- đồng. A line says what the money is for; entries say the amounts, each with its day and basis. Nothing is
-- written over: a correction ends an entry and brings another, so any past day is the entries held then.

-- Sources (nguồn vốn) as an authority maintains them: its own, and those of the program that it renamed.
create table budget_source (
  authority_id bigint not null,
  key text not null,
  name text not null,
  aliases text[] not null default '{}',
  is_closed boolean not null default false,
  version integer not null default 1,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, key)
);

-- A project (dự án): bears money of its own, under a task, under a plan, or alone.
create table project (
  authority_id bigint not null,
  id bigint not null,
  code text,
  name text not null,
  unit_id bigint not null,
  plan_id bigint,
  task_id bigint,
  folded text not null,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index project_code on project (authority_id, code) where code is not null;
create index project_by_task on project (authority_id, task_id) where task_id is not null;
create index project_by_unit on project (authority_id, unit_id);

create table project_history (
  like project including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- Task or project × period × source. A period of several years is a total given as such, apart from its
-- years; `carried_from` names the year whose unspent capital (vốn kéo dài) is spent here.
create table budget_line (
  authority_id bigint not null,
  id bigint not null,
  task_id bigint,
  project_id bigint,
  from_year smallint not null,
  to_year smallint not null,
  source_key text not null,
  carried_from smallint,
  provision_id bigint,
  version integer not null default 1,
  since timestamptz not null,
  made_by bigint not null,
  until timestamptz,
  ended_by bigint,
  end_reason text,
  primary key (authority_id, id),
  check ((task_id is null) <> (project_id is null)),
  check (from_year <= to_year),
  check (carried_from is null or (carried_from < from_year and from_year = to_year))
);
create unique index budget_line_in_force on budget_line
  (authority_id, coalesce(task_id, 0), coalesce(project_id, 0), from_year, to_year, source_key,
    coalesce(carried_from, 0))
  where until is null;
create index budget_line_by_task on budget_line (authority_id, task_id) where task_id is not null;
create index budget_line_by_project on budget_line (authority_id, project_id)
  where project_id is not null;
create index budget_line_by_provision on budget_line (authority_id, provision_id)
  where provision_id is not null;

-- An amount: planned and allotted are set anew by each decision; disbursements are movements that add up.
create table budget_entry (
  authority_id bigint not null,
  id bigint not null,
  line_id bigint not null,
  measure text not null,
  amount bigint not null,
  on_day date not null,
  basis text,
  decision text,
  version integer not null,
  at timestamptz not null,
  by_person bigint not null,
  corrects bigint,
  until timestamptz,
  until_version integer,
  ended_by bigint,
  end_reason text,
  primary key (authority_id, id)
);
create index budget_entry_by_line on budget_entry (authority_id, line_id, measure, on_day, id);

-- Thrift (tiết kiệm): one sum on its way from what was asked for to what was settled.
create table thrift_item (
  authority_id bigint not null,
  id bigint not null,
  name text not null,
  unit_id bigint not null,
  task_id bigint,
  year smallint not null,
  source_key text not null,
  folded text not null,
  version integer not null default 1,
  since timestamptz not null,
  made_by bigint not null,
  until timestamptz,
  ended_by bigint,
  end_reason text,
  primary key (authority_id, id)
);
create index thrift_item_by_unit on thrift_item (authority_id, unit_id, year);

create table thrift_entry (
  authority_id bigint not null,
  id bigint not null,
  item_id bigint not null,
  step text not null,
  amount bigint not null,
  on_day date not null,
  basis text,
  version integer not null,
  at timestamptz not null,
  by_person bigint not null,
  until timestamptz,
  until_version integer,
  ended_by bigint,
  primary key (authority_id, id)
);
create index thrift_entry_by_item on thrift_entry (authority_id, item_id, step, on_day, id);
