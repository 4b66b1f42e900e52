-- How a target is shared out (phân bổ), which tasks move an indicator, and what is counted of their products.

-- A target that its unit shares out over others. The shares are targets themselves: their values, and every
-- value before a correction, stand with them.
create table allocation (
  authority_id bigint not null,
  -- The whole: what the unit that shares out promised itself.
  target_id bigint not null,
  -- equal, weights, last_year or by_hand: how the first figures were found.
  rule text not null,
  weight_indicator_id bigint,
  weight_period text,
  -- The years that are shared out, in their order.
  years smallint[] not null,
  -- Why more was shared out than was given, in words; null where it was not.
  why_over text,
  version integer not null default 1,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, target_id)
);

create table allocation_history (
  like allocation including defaults,
  until timestamptz not null,
  primary key (authority_id, target_id, version)
);

-- The share of a unit: a target of its own, of the same indicator.
create table allocation_share (
  authority_id bigint not null,
  target_id bigint not null,
  unit_id bigint not null,
  share_id bigint not null,
  since timestamptz not null,
  until timestamptz,
  -- A share may end and another begin at the same moment.
  primary key (authority_id, target_id, unit_id, since, share_id)
);
create unique index allocation_share_in_force on allocation_share (authority_id, target_id, unit_id)
  where until is null;
create index allocation_share_of on allocation_share (authority_id, share_id);

-- A task that moves an indicator (nhiệm vụ tác động), of whichever authority, and how, in words.
create table indicator_link (
  authority_id bigint not null,
  indicator_id bigint not null,
  task_authority_id bigint not null,
  task_id bigint not null,
  note text not null,
  linked_by bigint not null,
  since timestamptz not null,
  until timestamptz,
  primary key (authority_id, indicator_id, task_authority_id, task_id, since)
);
create unique index indicator_link_in_force
  on indicator_link (authority_id, indicator_id, task_authority_id, task_id) where until is null;
create index indicator_link_of_task on indicator_link (task_authority_id, task_id);

-- An indicator whose values are not entered but counted: accepted products of the tasks that are linked to
-- it, or of a plan (and a field of it).
create table product_count (
  authority_id bigint not null,
  indicator_id bigint not null,
  -- linked or plan
  scope text not null,
  plan_id bigint,
  field_id bigint,
  -- The kind of product, as a noun ("quy hoạch"); null for any.
  product text,
  version integer not null default 1,
  since timestamptz not null,
  changed_by bigint not null,
  -- False once it is counted no more.
  counts boolean not null default true,
  primary key (authority_id, indicator_id)
);

create table product_count_history (
  like product_count including defaults,
  until timestamptz not null,
  primary key (authority_id, indicator_id, version)
);
