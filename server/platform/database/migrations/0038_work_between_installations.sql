-- Tasks that stand in two installations: who works elsewhere, what was handed over, what was taken in.

-- A body of the register whose people work in an installation of their own: its posts here read only.
alter table authority add column works_elsewhere boolean not null default false;

-- At which partner a body works, as the authority that exchanges with it says.
create table linked_body (
  authority_id bigint not null,
  body_authority_id bigint not null,
  partner_id bigint not null,
  linked_by bigint not null,
  linked_at timestamptz not null,
  -- By side: when the other side last said what it shows, and which of its tasks stand only there.
  compared jsonb not null default '{}',
  primary key (authority_id, body_authority_id)
);
create unique index linked_body_by_partner on linked_body (authority_id, partner_id);

-- A directive whose tasks were handed over. `side`: what this authority is in it, giver or holder.
-- `giver_plan`: the plan as the giver numbers it; the holder's own stands beside it.
create table handed_plan (
  authority_id bigint not null,
  other_authority_id bigint not null,
  side text not null,
  giver_plan bigint not null,
  plan_id bigint,
  directive_id bigint,
  -- For the giver: the digest of what was sent last. For the holder: ids of the giver's fields and its own.
  digest text,
  fields jsonb not null default '{}',
  at timestamptz not null,
  primary key (authority_id, other_authority_id, side, giver_plan)
);

-- A task that was handed over, with the two registers as this side knows them.
create table handed_task (
  authority_id bigint not null,
  other_authority_id bigint not null,
  side text not null,
  -- The task as the giver numbers it, and the own one; none until its directive has come.
  giver_task bigint not null,
  giver_plan bigint not null,
  task_id bigint,
  orders jsonb not null,
  holding jsonb,
  -- The number of the own register that was sent last.
  sent integer not null default 0,
  -- Where the own row stood when it was last open and the two were brought together.
  seen text not null,
  -- What somebody has to settle: a unit that was not found.
  note text,
  -- What was said before the directive came; taken in with it.
  early jsonb not null default '[]',
  heard_at timestamptz,
  -- What the other side shows of it, and when it said so.
  other_digest text,
  other_digest_at timestamptz,
  primary key (authority_id, other_authority_id, side, giver_task)
);
create index handed_task_by_task on handed_task (authority_id, task_id) where task_id is not null;
create index handed_task_by_plan on handed_task (authority_id, other_authority_id, side, giver_plan);

-- What the other side said of a task, by the entry of its journal: taken in once.
create table handed_saying (
  authority_id bigint not null,
  other_authority_id bigint not null,
  side text not null,
  giver_task bigint not null,
  entry bigint not null,
  at timestamptz not null,
  primary key (authority_id, other_authority_id, side, giver_task, entry)
);

-- Reports, requests and explanations of the holder, as the giver numbers them.
create table handed_thing (
  authority_id bigint not null,
  other_authority_id bigint not null,
  kind text not null,
  holder_thing bigint not null,
  thing_id bigint not null,
  primary key (authority_id, other_authority_id, kind, holder_thing)
);
create index handed_thing_by_thing on handed_thing (authority_id, kind, thing_id);
