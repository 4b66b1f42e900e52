-- How work hangs together, apart from what is done on it: nobody's report is refused because a planner
-- weighed the task meanwhile.

-- What a task weighs in its whole, how its own figure is derived, whether it is one to watch (trọng tâm).
create table arrangement (
  authority_id bigint not null,
  task_id bigint not null,
  plan_id bigint not null,
  weight smallint,
  roll_up text,
  is_focus boolean not null default false,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, task_id)
);
create index arrangement_of_focus on arrangement (authority_id, plan_id, task_id) where is_focus;

create table arrangement_history (
  like arrangement including defaults,
  until timestamptz not null,
  primary key (authority_id, task_id, since)
);

-- A task that can end only after another has (phụ thuộc); an ended link keeps its days.
create table dependency (
  authority_id bigint not null,
  task_id bigint not null,
  on_task_id bigint not null,
  since timestamptz not null,
  until timestamptz,
  primary key (authority_id, task_id, on_task_id, since)
);
create unique index dependency_in_force on dependency (authority_id, task_id, on_task_id)
  where until is null;
create index dependency_behind on dependency (authority_id, on_task_id);

-- A task that also serves another than its whole (góp vào): shown at both ends, counted at neither.
create table alignment (
  authority_id bigint not null,
  task_id bigint not null,
  to_authority_id bigint not null,
  to_task_id bigint not null,
  since timestamptz not null,
  until timestamptz,
  primary key (authority_id, task_id, to_authority_id, to_task_id, since)
);
create unique index alignment_in_force
  on alignment (authority_id, task_id, to_authority_id, to_task_id) where until is null;
create index alignment_served on alignment (to_authority_id, to_task_id);

-- What the parts that another authority made of a task come to, as it reported them upward.
create table part_report (
  authority_id bigint not null,
  task_id bigint not null,
  from_authority_id bigint not null,
  counted integer not null,
  done integer not null,
  progress double precision not null,
  weights double precision not null,
  weighted double precision not null,
  since timestamptz not null,
  until timestamptz,
  primary key (authority_id, task_id, from_authority_id, since)
);
create unique index part_report_in_force on part_report (authority_id, task_id, from_authority_id)
  where until is null;
