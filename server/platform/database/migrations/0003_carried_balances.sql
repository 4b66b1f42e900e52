-- Folds are numbered, so that a reader who remembers a board as of one fold adds only what came later.
-- The highest number stands for "not folded yet": one range of the index holds the tail of any reader.
create table ledger (
  authority_id bigint primary key,
  folds bigint not null,
  -- The fold that wrote everything anew: what was remembered before it is worth nothing.
  rebuilt bigint not null default 0,
  -- Carrying forward has been looked at up to this day.
  carried_to date
);
insert into ledger (authority_id, folds) select distinct authority_id, 0 from posting;

alter table posting add column fold bigint not null default 9223372036854775807;
update posting set fold = 0 where folded;
alter table posting drop column folded;
create index posting_by_fold on posting (authority_id, fold, plan_id);

-- What is closed, suspended or withdrawn no longer has a due day in balances: only open work, carried-over
-- work and silence are told apart by day. Balances written before are added up accordingly.
create temp table settled on commit drop as
  select authority_id, plan_id, unit_id, layer, day, field_id, account, sum(delta) as delta
  from balance where account in ('closed', 'closed_late', 'suspended', 'withdrawn', 'merged')
  group by authority_id, plan_id, unit_id, layer, day, field_id, account;
delete from balance where account in ('closed', 'closed_late', 'suspended', 'withdrawn', 'merged');
insert into balance (authority_id, plan_id, unit_id, layer, day, field_id, account, due_on, delta)
  select authority_id, plan_id, unit_id, layer, day, field_id, account, 'infinity', delta from settled
  where delta <> 0;

-- The running balance of a plan and unit at the end of a day, a row a field: a past board reads the last
-- one and the few days after it. Lines stand in arrays of equal length, some ten bytes each.
create table carried (
  authority_id bigint not null,
  plan_id bigint not null,
  unit_id bigint not null,
  day date not null,
  layer smallint not null,
  field_id bigint not null,
  accounts text[] not null,
  dues date[] not null,
  deltas bigint[] not null,
  primary key (authority_id, plan_id, unit_id, day, layer, field_id)
);
