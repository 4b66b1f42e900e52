-- Reorganisations (sắp xếp tổ chức): what is planned, what a person decided of single things, what was moved.

-- A reorganisation as it is now; `reorganisation_past` keeps what it was. `words` is PlanWords of the contract;
-- `unit_keys` the ids that its new units will have. `state`: draft, scheduled, executed, undone, dropped.
create table reorganisation (
  authority_id bigint not null,
  id bigint not null,
  name text not null,
  folded text not null,
  on_day date not null,
  words jsonb not null,
  unit_keys jsonb not null,
  -- Every unit of the register that it names, for lists.
  unit_ids bigint[] not null,
  -- It touches units of other authorities.
  is_across boolean not null,
  state text not null,
  executed_at timestamptz,
  executed_by bigint,
  undone_at timestamptz,
  undone_by bigint,
  moved integer,
  -- What was done to units, as it was worked out on the day: Done of the store. Null before.
  done jsonb,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index reorganisation_by_day on reorganisation (authority_id, on_day desc, id desc);
create index reorganisation_scheduled on reorganisation (on_day) where state = 'scheduled';
create table reorganisation_past (like reorganisation including defaults, until timestamptz not null,
  primary key (authority_id, id, version));

-- What a person decided of a thing that no rule, or more than one, fits. A later choice ends the one before.
create table reorganisation_choice (
  authority_id bigint not null,
  reorganisation_id bigint not null,
  kind text not null,
  thing_authority_id bigint not null,
  -- The id of the thing; of one without an id of its own the ids that make it, joined by points.
  thing_id text not null,
  destination text not null,
  reason text not null,
  person_id bigint not null,
  post_id bigint not null,
  at timestamptz not null,
  until timestamptz,
  primary key (authority_id, reorganisation_id, kind, thing_authority_id, thing_id, at)
);

-- What was moved, one row a thing, so that it can be put back. `to_unit_id` is null where the thing ended.
create table reorganisation_move (
  authority_id bigint not null,
  reorganisation_id bigint not null,
  id bigint not null,
  kind text not null,
  thing_authority_id bigint not null,
  thing_id text not null,
  from_unit_id bigint not null,
  to_unit_id bigint,
  title text not null,
  -- The label of the rule, or the reason of the person who decided.
  rule text not null,
  -- The version that the move made of the thing's row; null where its table has none.
  thing_version integer,
  -- What else must be known to put it back.
  kept jsonb not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (authority_id, reorganisation_id, id)
);
create unique index reorganisation_moved
  on reorganisation_move (authority_id, reorganisation_id, kind, thing_authority_id, thing_id)
  where undone_at is null;

-- Which reorganisation a succession came from, and what goes this way: names of fields, areas. Null and empty:
-- all that goes no other way.
alter table unit_succession add column reorganisation_id bigint,
  add column fields text[] not null default '{}', add column under bigint[] not null default '{}';
create index unit_succession_from on unit_succession (from_unit_id);
create index unit_succession_to on unit_succession (to_unit_id);
