-- Amendments of issued plans (điều chỉnh, bổ sung): what is proposed, appraised, decided, bound to an amending
-- directive and, on its day, applied. The row keeps what it was in `amendment_past`.

-- `state`: draft, proposed, appraised, decided, refused, bound, applied, withdrawn.
create table amendment (
  authority_id bigint not null,
  id bigint not null,
  -- Counted through in the authority: "đề nghị #7".
  number integer not null,
  plan_id bigint not null,
  -- The unit that holds the plan, and the one that proposes.
  owner_unit_id bigint not null,
  unit_id bigint not null,
  proposed_by bigint not null,
  title text not null,
  folded text not null,
  state text not null,
  -- The ordered list of changes: Change of the contract, each with opinion, decision and outcome.
  changes jsonb not null,
  -- Every unit that a change touches before or after, for whoever may see only those.
  unit_ids bigint[] not null,
  -- The tasks, targets, provisions and lines of money that are touched.
  thing_ids bigint[] not null,
  -- What was said of the whole last: why it came back, was withdrawn, refused.
  said text,
  -- The amending directive (văn bản điều chỉnh), its day of effect, and in whose name it is applied.
  directive_id bigint,
  effective_on date,
  binding jsonb,
  applied_at timestamptz,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index amendment_number on amendment (authority_id, number);
create index amendment_by_plan on amendment (authority_id, plan_id, number);
create index amendment_by_thing on amendment using gin (thing_ids);
create index amendment_to_apply on amendment (authority_id, effective_on) where state = 'bound';

create table amendment_past (
  like amendment including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- The versions of a plan after the one that was issued, which is number 1 without a row: a version holds from
-- the moment it was applied until the next one was.
create table plan_version (
  authority_id bigint not null,
  plan_id bigint not null,
  number integer not null,
  in_force_from date not null,
  applied_at timestamptz not null,
  amendment_id bigint not null,
  directive_id bigint not null,
  primary key (authority_id, plan_id, number)
);

-- What a plan orders besides tasks can be amended too: a row holds since a moment, and moves here with its end.
alter table plan_provision add column since timestamptz not null default '-infinity';
create table plan_provision_past (
  like plan_provision including defaults,
  until timestamptz not null,
  primary key (authority_id, id, until)
);
create index plan_provision_past_by_plan on plan_provision_past (authority_id, plan_id, until);
