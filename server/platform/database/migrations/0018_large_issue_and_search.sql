-- A large issue is written in batches, each committed, so that a process that dies loses one batch and not
-- the whole. Its rows stand in the table like any others, and out of sight: `task` is a view of all rows but
-- those of plans that are being staged. The transaction that issues the plan takes its row out of
-- `staged_plan`, and in the same instant every list, count, search, proof and rebuild sees all of it.
-- Whoever adds a column adds it to `task_row` and makes the view again.
alter table task rename to task_row;

create table staged_plan (
  authority_id bigint not null,
  -- The id that the plan will have.
  plan_id bigint not null,
  -- The order to issue that it is written for.
  issuing_id bigint not null,
  -- The moment that its rows say they hold from.
  at timestamptz not null,
  -- Ids, lists of units and lines: what every batch is written from, whichever process writes it.
  layout jsonb not null,
  -- So many lines are written and committed.
  lines_done integer not null default 0,
  primary key (authority_id, plan_id)
);
create unique index staged_plan_by_order on staged_plan (authority_id, issuing_id);

create view task as
  select * from task_row where plan_id not in (select plan_id from staged_plan);

-- News about a whole plan (its issue is over) beside news about a task; a draft where nothing was issued.
alter table notice alter column task_id drop not null,
  add column plan_id bigint, add column reading_id bigint;

-- A search, and a list found by words, take the first tasks of each of the words that fit, without a pass over
-- all tasks on them; what a unit gave is found by the unit.
drop index task_by_words;
create index task_by_words on task_row (authority_id, words_id, due_on, id);
create index task_by_assigner on task_row (authority_id, assigner_unit_id, words_id);
-- What is late among open work, past all the years of work that is done.
create index task_open_by_due on task_row (authority_id, due_on, id)
  where state in ('assigned', 'accepted', 'in_progress', 'reported', 'handed_back', 'carried_over');
