-- What a task carries of its own once it lives: the task that it was merged into or carried over to, and,
-- for one occurrence of a recurring duty, the first day of its period.
alter table task add column succeeded_by bigint, add column occurrence date;
alter table task_history add column succeeded_by bigint, add column occurrence date;
create unique index task_by_occurrence on task (authority_id, parent_id, occurrence)
  where occurrence is not null;
create index task_succeeded on task (authority_id, succeeded_by) where succeeded_by is not null;
