-- What a task page said on a past day: stages planned anew, points made clear again, people mentioned before.
create table task_stage_history (
  authority_id bigint not null,
  task_id bigint not null,
  ordinal smallint not null,
  kind text not null,
  stage text not null,
  due_on date not null,
  planned_at timestamptz not null,
  until timestamptz not null,
  primary key (authority_id, task_id, ordinal, until)
);

create table task_clarity_history (
  authority_id bigint not null,
  task_id bigint not null,
  point text not null,
  words text not null,
  at timestamptz not null,
  changed_by bigint not null,
  until timestamptz not null,
  primary key (authority_id, task_id, point, until)
);

-- Of words replaced before this column, who was mentioned is not known.
alter table task_comment_version add column mentions jsonb not null default '[]';
