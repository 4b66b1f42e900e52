-- What a task carries of its own once it lives: how much it weighs in its whole, how its own figure is
-- derived from its parts, whether it is one to watch (trọng tâm), the task that it was merged into or
-- carried over to, and, for one occurrence of a recurring duty, the first day of its period.
alter table task
  add column weight smallint,
  add column roll_up text,
  add column is_focus boolean not null default false,
  add column succeeded_by bigint,
  add column occurrence date;
alter table task_history
  add column weight smallint,
  add column roll_up text,
  add column is_focus boolean not null default false,
  add column succeeded_by bigint,
  add column occurrence date;
create unique index task_by_occurrence on task (authority_id, parent_id, occurrence)
  where occurrence is not null;
create index task_succeeded on task (authority_id, succeeded_by) where succeeded_by is not null;
