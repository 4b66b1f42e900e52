-- Boards by directing leader and by level. Both are dimensions of the ledger like the field: a row of
-- postings bears the leader, a row of turnovers and of carried balances leader and level. The whole is the
-- sum over them, so no line is written twice.

-- The level of a unit (cấp), in the order of UNIT_KINDS: from the Government to the communes.
alter table unit add column level smallint not null generated always as (
  case kind when 'government' then 1 when 'assembly' then 2 when 'party' then 3 when 'judiciary' then 4
    when 'ministry' then 5 when 'province' then 6 when 'department' then 7 when 'division' then 8
    when 'district' then 9 when 'commune' then 10 when 'enterprise' then 11 else 12 end) stored;

-- Who directs a task (lãnh đạo chỉ đạo) now: the leader named for it or else for the nearest task above it.
-- It stands beside the task: naming a leader makes no version, so that nobody's act becomes outdated by it.
-- In the history it says who directed when the version ended; `task_leader` says it of any moment.
alter table task add column leader_id bigint;
alter table task_history add column leader_id bigint;
create index task_by_leader on task (authority_id, leader_id, due_on, id) where leader_id is not null;

create table task_leader (
  authority_id bigint not null,
  task_id bigint not null,
  person_id bigint not null,
  since timestamptz not null,
  until timestamptz,
  primary key (authority_id, task_id, since)
);
create index task_leader_by_person on task_leader (authority_id, person_id, task_id);

-- 0 stands for "nobody directs it".
alter table posting add column leader_id bigint not null default 0;
create or replace view posting_line as
  select p.authority_id, p.id, p.plan_id, p.unit_id, p.layer, p.day, p.fold,
    line.field_id, line.account, line.due_on, line.delta, p.leader_id
  from posting p
  cross join lateral unnest(p.fields, p.accounts, p.dues, p.deltas)
    as line (field_id, account, due_on, delta);

-- Leaders named so far direct, from the day on which they were, everything below that names no other.
with recursive named as (
  select y.authority_id, y.task_id, y.person_id, y.since from task_party y
  where y.role = 'leader' and y.until is null and not y.removed and y.person_id is not null
), directed as (
  select authority_id, task_id as id, person_id, since from named
  union all
  select t.authority_id, t.id, d.person_id, d.since from directed d
  join task t on t.authority_id = d.authority_id and t.parent_id = d.id
  where not exists (select from named n where n.authority_id = t.authority_id and n.task_id = t.id)
)
insert into task_leader (authority_id, task_id, person_id, since)
  select d.authority_id, d.id, d.person_id, greatest(d.since, coalesce(
    (select min(h.since) from task_history h where h.authority_id = d.authority_id and h.id = d.id), t.since))
  from directed d join task t on t.authority_id = d.authority_id and t.id = d.id;
update task t set leader_id = l.person_id from task_leader l
  where l.authority_id = t.authority_id and l.task_id = t.id;

-- What they direct goes from nobody's lines to theirs.
with version as (
  select authority_id, id, plan_id, unit_id, layer, coalesce(field_id, 0) as field_id, state, due_on,
    finished_on, reported_at, since, null::timestamptz as until
  from task where leader_id is not null and not is_group
  union all
  select h.authority_id, h.id, h.plan_id, h.unit_id, h.layer, coalesce(h.field_id, 0), h.state, h.due_on,
    h.finished_on, h.reported_at, h.since, h.until
  from task_history h
  where not h.is_group
    and exists (select from task_leader l where l.authority_id = h.authority_id and l.task_id = h.id)
), line as (
  select v.authority_id, v.plan_id, v.unit_id, v.layer, who.leader_id, moved.day, v.field_id,
    account.account, account.due_on, moved.delta * who.sign as delta
  from version v
  join task_leader l on l.authority_id = v.authority_id and l.task_id = v.id
    and l.since < coalesce(v.until, 'infinity')
  cross join lateral (values
    (case when v.state = 'closed' and v.finished_on > v.due_on then 'closed_late' else v.state end,
      coalesce(v.due_on, 'infinity'::date)),
    (case when v.state in ('assigned', 'accepted', 'in_progress') then 'heard' end,
      (coalesce(v.reported_at, v.since) at time zone 'Asia/Ho_Chi_Minh')::date)
  ) as account (account, due_on)
  cross join lateral (values (greatest(v.since, l.since), 1), (v.until, -1)) as at (moment, delta)
  cross join lateral (values ((at.moment at time zone 'Asia/Ho_Chi_Minh')::date, at.delta)) as moved (day, delta)
  cross join lateral (values (0::bigint, -1), (l.person_id, 1)) as who (leader_id, sign)
  where account.account is not null and moved.day is not null
), summed as (
  select authority_id, plan_id, unit_id, layer, leader_id, day, field_id, account, due_on,
    sum(delta)::integer as delta
  from line group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(delta) <> 0
)
insert into posting
  (authority_id, id, plan_id, unit_id, layer, leader_id, day, fields, accounts, dues, deltas, fold)
  select authority_id, - row_number() over (), plan_id, unit_id, layer, leader_id, day, array_agg(field_id),
    array_agg(account), array_agg(due_on), array_agg(delta), 0
  from summed group by authority_id, plan_id, unit_id, layer, leader_id, day;

-- Sums written anew from what folds have taken.
drop view turnover_line;
drop table turnover;
create table turnover (
  authority_id bigint not null,
  plan_id bigint not null,
  unit_id bigint not null,
  day date not null,
  layer smallint not null,
  level smallint not null,
  leader_id bigint not null,
  fold bigint not null,
  fields bigint[] not null,
  accounts text[] not null,
  dues date[] not null,
  deltas integer[] not null,
  primary key (authority_id, plan_id, unit_id, day, layer, level, leader_id, fold)
);
insert into turnover
  select authority_id, plan_id, ancestor_id, day, layer, level, leader_id, 0, array_agg(field_id),
    array_agg(account), array_agg(due_on), array_agg(delta)
  from (
    select p.authority_id, p.plan_id, a.ancestor_id, p.day, p.layer, u.level, p.leader_id, line.field_id,
      line.account,
      case when line.account in
          ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back', 'carried_over', 'heard')
        then line.due_on else 'infinity'::date end as due_on,
      sum(line.delta)::integer as delta
    from posting p
    join unit u on u.id = p.unit_id
    join unit_ancestor a on a.unit_id = u.id and a.valid_from <= greatest(p.day, u.valid_from)
      and (a.valid_to is null or a.valid_to >= greatest(p.day, u.valid_from))
    cross join lateral unnest(p.fields, p.accounts, p.dues, p.deltas)
      as line (field_id, account, due_on, delta)
    where p.fold < 9223372036854775807
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(line.delta) <> 0
  ) as spread
  group by authority_id, plan_id, ancestor_id, day, layer, level, leader_id;
alter table turnover set (autovacuum_vacuum_scale_factor = 0.05);
create view turnover_line as
  select t.authority_id, t.plan_id, t.unit_id, t.day, t.layer, t.level, t.leader_id, t.fold,
    line.field_id, line.account, line.due_on, line.delta
  from turnover t
  cross join lateral unnest(t.fields, t.accounts, t.dues, t.deltas)
    as line (field_id, account, due_on, delta);

drop view carried_line;
drop table carried;
create table carried (
  authority_id bigint not null,
  plan_id bigint not null,
  unit_id bigint not null,
  day date not null,
  layer smallint not null,
  level smallint not null,
  leader_id bigint not null,
  fields bigint[] not null,
  accounts text[] not null,
  dues date[] not null,
  deltas integer[] not null,
  primary key (authority_id, plan_id, unit_id, day, layer, level, leader_id)
);
create view carried_line as
  select c.authority_id, c.plan_id, c.unit_id, c.day, c.layer, c.level, c.leader_id,
    line.field_id, line.account, line.due_on, line.delta
  from carried c
  cross join lateral unnest(c.fields, c.accounts, c.dues, c.deltas)
    as line (field_id, account, due_on, delta);
delete from day_cell;
update ledger set carried_to = null, folds = folds + 1, rebuilt = folds + 1;

-- What the frames of boards are made of beside plans: whoever founds, moves, names or closes a unit adds one,
-- so that a board learns from one number that its rows are still the same.
create table organisation_version (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into organisation_version (version) values (1);
