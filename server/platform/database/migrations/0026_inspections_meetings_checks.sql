-- Inspections (kiểm tra), meetings (giao ban) and checks of the data itself. A row that changes keeps what it
-- was in the table of the same name with `_past`, so that any past day is current ∪ past.

-- An inspection as planned for a year, and how far it is. `state`: planned, under_way, concluded, dropped.
create table inspection (
  authority_id bigint not null,
  id bigint not null,
  year smallint not null,
  name text not null,
  folded text not null,
  -- Đột xuất: not shown to the units before somebody has come.
  is_surprise boolean not null,
  unit_ids bigint[] not null,
  starts_on date not null,
  ends_on date not null,
  -- Contents, basis and team: InspectionPlan of the contract.
  plan jsonb not null,
  state text not null,
  -- Day, general words and signer of the conclusion (kết luận kiểm tra) once there is one.
  conclusion jsonb,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index inspection_by_start on inspection (authority_id, starts_on desc, id desc);
create table inspection_past (like inspection including defaults, until timestamptz not null,
  primary key (authority_id, id, version));

-- Where the team went, when, and what it looked at.
create table inspection_visit (
  authority_id bigint not null,
  id bigint not null,
  inspection_id bigint not null,
  unit_id bigint not null,
  from_on date not null,
  to_on date not null,
  place text not null,
  team text not null,
  looked_at text not null,
  task_ids bigint[] not null,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index inspection_visit_of on inspection_visit (authority_id, inspection_id, from_on, id);
create table inspection_visit_past (like inspection_visit including defaults, until timestamptz not null,
  primary key (authority_id, id, version));

-- What was found: nature, degree, cause, responsibility (tính chất, mức độ, nguyên nhân, trách nhiệm).
create table inspection_finding (
  authority_id bigint not null,
  id bigint not null,
  inspection_id bigint not null,
  visit_id bigint,
  unit_id bigint not null,
  person_name text,
  task_id bigint,
  words text not null,
  nature text not null,
  degree text not null,
  cause text not null,
  responsibility text not null,
  dropped boolean not null,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index inspection_finding_of on inspection_finding (authority_id, inspection_id, id);
create table inspection_finding_past (like inspection_finding including defaults, until timestamptz not null,
  primary key (authority_id, id, version));

-- What a unit is told to do about it, by when, and its answer.
-- `state`: draft, open, answered, accepted, ordered (made a task), dropped.
create table recommendation (
  authority_id bigint not null,
  id bigint not null,
  inspection_id bigint not null,
  finding_id bigint,
  unit_id bigint not null,
  words text not null,
  folded text not null,
  due_on date,
  deadline jsonb,
  -- It becomes a task of the plan "kết luận kiểm tra" instead of being answered here.
  as_task boolean not null,
  state text not null,
  -- By whom it was recommended: whoever accepts or reopens.
  recommended_by bigint not null,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index recommendation_of on recommendation (authority_id, inspection_id, id);
create index recommendation_by_unit on recommendation (authority_id, unit_id, state, due_on, id);
create index recommendation_by_due on recommendation (authority_id, due_on, id);
create table recommendation_past (like recommendation including defaults, until timestamptz not null,
  primary key (authority_id, id, version));

create table recommendation_answer (
  authority_id bigint not null,
  id bigint not null,
  recommendation_id bigint not null,
  at timestamptz not null,
  person_id bigint not null,
  post_id bigint not null,
  words text not null,
  -- accepted, reopened; null while nobody has decided.
  decision text,
  decision_words text,
  decided_at timestamptz,
  decided_by bigint,
  primary key (authority_id, id)
);
create index recommendation_answer_of on recommendation_answer (authority_id, recommendation_id, id);

-- Evidence of findings and answers.
create table inspection_file (
  authority_id bigint not null,
  attachment_id bigint not null,
  inspection_id bigint not null,
  subject_id bigint not null,
  unit_id bigint not null,
  primary key (authority_id, attachment_id)
);
create index inspection_file_of on inspection_file (authority_id, inspection_id);

-- A meeting (cuộc họp giao ban) with its agenda and what it concluded. `state`: planned, held, concluded.
create table meeting (
  authority_id bigint not null,
  id bigint not null,
  name text not null,
  folded text not null,
  held_on date not null,
  -- Hour, place, chair, who came: MeetingHead of the contract.
  head jsonb not null,
  agenda jsonb not null,
  minutes jsonb not null,
  -- Every unit that agenda or minutes name, for whoever may see only those.
  unit_ids bigint[] not null,
  state text not null,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index meeting_by_day on meeting (authority_id, held_on desc, id desc);
create table meeting_past (like meeting including defaults, until timestamptz not null,
  primary key (authority_id, id, version));

-- Which tasks a meeting spoke of, for the page of each task.
create table meeting_task (
  authority_id bigint not null,
  task_id bigint not null,
  meeting_id bigint not null,
  primary key (authority_id, task_id, meeting_id)
);

-- The document by which a meeting or an inspection concludes: its number of the year, what was signed, and the
-- draft through which its orders go the way of every directive.
create table notice_document (
  authority_id bigint not null,
  id bigint not null,
  -- meeting, inspection
  subject_kind text not null,
  subject_id bigint not null,
  year smallint not null,
  number integer not null,
  symbol text not null,
  signed_on date not null,
  -- The document as it was signed: what is printed later is the same.
  paper jsonb not null,
  reading_id bigint,
  -- Keys of conclusions with the place of their words in the text: [{ key, start, end }].
  places jsonb not null,
  made_at timestamptz not null,
  made_by bigint not null,
  primary key (authority_id, id)
);
create unique index notice_document_of on notice_document (authority_id, subject_kind, subject_id);
create unique index notice_document_number on notice_document (authority_id, year, number);
create index notice_document_reading on notice_document (authority_id, reading_id)
  where reading_id is not null;

-- ── checks of the data itself ─────────────────────────────────────────────────────────────
-- "Đã xem, đúng": somebody looked at what a check found and says why it is right. It holds as long as the
-- facts that were found are the same.
create table check_seen (
  authority_id bigint not null,
  task_id bigint not null,
  code text not null,
  facts text not null,
  since timestamptz not null,
  until timestamptz,
  reason text not null,
  person_id bigint not null,
  post_id bigint not null,
  primary key (authority_id, task_id, code, facts, since)
);

-- Each check walks an index that holds little but what it looks for, so that two million tasks cost it no more
-- than what it finds.
create index task_unheard on task_row (authority_id, plan_id, id)
  where reported_at is null and not is_group and state in ('assigned', 'accepted', 'in_progress');
create index task_at_zero on task_row (authority_id, plan_id, id)
  where percent = 0 and not is_group and state in ('accepted', 'in_progress');
create index task_result_waits on task_row (authority_id, reported_at, id)
  where state = 'reported' and not is_group;
create index task_open_part on task_row (authority_id, parent_id)
  where parent_id is not null and state in ('assigned', 'accepted', 'in_progress', 'handed_back');
create index task_words_due on task_words (authority_id, plan_id, (deadline->>'dueOn'));
create index task_words_title on task_words (authority_id, plan_id, md5(title));
-- Results that cite a dated paper, and reports that say no more than a status; newest first.
create index progress_report_cites on progress_report (authority_id, at desc, id desc)
  where kind = 'done' and product ~ '[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}';
create index progress_report_says_status on progress_report (authority_id, at desc, id desc)
  where length(body) < 60 and body ~ '^[[:space:]]*([Đđ]ã|[Đđ]ang|[Cc]hưa|[Hh]oàn thành|[Xx]ong|[Tt]iếp tục)';
-- Results that were returned, for the agenda of a meeting.
create index progress_report_returned on progress_report (authority_id, decided_at desc, id desc)
  where decision = 'returned';
