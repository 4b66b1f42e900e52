-- The ledger in few rows instead of many: lines (field, account, due day, delta) stand in arrays of equal
-- length, so that a task given to ten thousand communes with 193 others is one posting a commune, not 200.
-- 0 stands for "no field", infinity for "no deadline". The views below give the lines one by one.

-- What one act, or one issue, put onto and took off the accounts of one unit.
alter table posting rename to old_posting;
drop index posting_by_fold;
create table posting (
  authority_id bigint not null,
  id bigint not null,
  plan_id bigint not null,
  unit_id bigint not null,
  layer smallint not null,
  day date not null,
  fields bigint[] not null,
  accounts text[] not null,
  dues date[] not null,
  deltas integer[] not null,
  -- The fold that took it; the highest number until one has.
  fold bigint not null default 9223372036854775807,
  constraint posting_key primary key (authority_id, id)
);
insert into posting
  select authority_id, min(id), plan_id, unit_id, layer, day,
    array_agg(field_id order by id), array_agg(account order by id), array_agg(due_on order by id),
    array_agg(delta order by id), fold
  from old_posting group by authority_id, plan_id, unit_id, layer, day, fold;
drop table old_posting;
create index posting_by_fold on posting (authority_id, fold, plan_id);

-- What one fold added to a unit: its own postings and those of all units below it, of one day. Folds only
-- ever append; carrying forward makes one row of a day that has several.
create table turnover (
  authority_id bigint not null,
  plan_id bigint not null,
  unit_id bigint not null,
  day date not null,
  layer smallint not null,
  fold bigint not null,
  fields bigint[] not null,
  accounts text[] not null,
  dues date[] not null,
  deltas integer[] not null,
  primary key (authority_id, plan_id, unit_id, day, layer, fold)
);
insert into turnover
  select authority_id, plan_id, unit_id, day, layer, 0, array_agg(field_id), array_agg(account),
    array_agg(due_on), array_agg(delta::integer)
  from balance where day < 'infinity' group by authority_id, plan_id, unit_id, day, layer;
drop table balance;

-- What all turnovers of a plan and unit come to at the end of a day.
drop table carried;
create table carried (
  authority_id bigint not null,
  plan_id bigint not null,
  unit_id bigint not null,
  day date not null,
  layer smallint not null,
  fields bigint[] not null,
  accounts text[] not null,
  dues date[] not null,
  deltas integer[] not null,
  primary key (authority_id, plan_id, unit_id, day, layer)
);
update ledger set carried_to = null;

create view posting_line as
  select p.authority_id, p.id, p.plan_id, p.unit_id, p.layer, p.day, p.fold,
    line.field_id, line.account, line.due_on, line.delta
  from posting p
  cross join lateral unnest(p.fields, p.accounts, p.dues, p.deltas)
    as line (field_id, account, due_on, delta);

create view turnover_line as
  select t.authority_id, t.plan_id, t.unit_id, t.day, t.layer, t.fold,
    line.field_id, line.account, line.due_on, line.delta
  from turnover t
  cross join lateral unnest(t.fields, t.accounts, t.dues, t.deltas)
    as line (field_id, account, due_on, delta);

create view carried_line as
  select c.authority_id, c.plan_id, c.unit_id, c.day, c.layer,
    line.field_id, line.account, line.due_on, line.delta
  from carried c
  cross join lateral unnest(c.fields, c.accounts, c.dues, c.deltas)
    as line (field_id, account, due_on, delta);

-- The figures of a large unit as they stood at the end of a past day, by field: what a board of that day
-- shows. Nothing depends on them: they are kept by a job, and go when something is posted late.
create table day_cell (
  authority_id bigint not null,
  plan_id bigint not null,
  unit_id bigint not null,
  day date not null,
  -- True for what the plan gave (layer 0), false for all layers.
  given boolean not null,
  cells json not null,
  primary key (authority_id, plan_id, unit_id, day, given)
);

-- An issue too large for one request: a job of any process writes it, in one transaction.
create table issuing (
  authority_id bigint not null,
  id bigint not null,
  reading_id bigint not null,
  -- What was asked, and by whom in which post: whoever goes on does so in their name.
  request jsonb not null,
  author jsonb not null,
  asked_at timestamptz not null,
  total integer not null,
  written integer not null default 0,
  -- waiting, done, failed or stopped
  state text not null,
  seen_at timestamptz not null,
  result jsonb,
  primary key (authority_id, id)
);
create unique index issuing_reading on issuing (authority_id, reading_id) where state = 'waiting';

-- What waits for the decision of whoever gave it: few of the millions that a ministry gave.
create index task_to_decide on task (authority_id, assigner_unit_id, due_on, id)
  where state in ('reported', 'handed_back');

-- The units right under a unit, without a pass over all of them.
create index unit_parent_by_parent on unit_parent (parent_id, unit_id);

-- Rows that change often leave room for their next version beside them, and are cleaned early: a report of
-- progress then touches no index of its task.
alter table task set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_analyze_scale_factor = 0.02);
alter table posting set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_insert_scale_factor = 0.05);
alter table turnover set (autovacuum_vacuum_scale_factor = 0.05);
alter table session set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
alter table request set (autovacuum_vacuum_scale_factor = 0.02);
