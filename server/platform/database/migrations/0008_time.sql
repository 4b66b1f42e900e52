-- Days off, make-up days and ordinary days that offices mark above the table that ships with the program.
-- Authority 0 holds what counts for every body. A mark is closed, never deleted: what was reckoned by it
-- can be explained.
create table day_mark (
  authority_id bigint not null,
  id bigint not null,
  day date not null,
  kind text not null,
  name text not null,
  source text not null,
  added_at timestamptz not null,
  added_by bigint not null,
  closed_at timestamptz,
  closed_by bigint,
  close_reason text,
  primary key (authority_id, id)
);
create unique index day_mark_open on day_mark (authority_id, day) where closed_at is null;

-- A duty that comes back (việc định kỳ), once for its words, whatever the number of units that bear it.
-- Each unit has one standing row (a group of its own turns); group_id is the row that holds the units
-- together. next_on is the day on which the next turn is to be made; null once the duty has ended.
create table series (
  authority_id bigint not null,
  words_id bigint not null,
  plan_id bigint not null,
  group_id bigint,
  norm text not null,
  exclusive boolean not null,
  starts_on date not null,
  ends_on date,
  made_due_on date,
  next_on date,
  next_due_on date,
  primary key (authority_id, words_id)
);
create index series_to_make on series (authority_id, next_on) where next_on is not null;

-- The day of the event that a term counts from (mốc tính hạn), set by the assigner for all rows of the words.
create table anchor (
  authority_id bigint not null,
  words_id bigint not null,
  on_day date not null,
  days integer not null,
  unit text not null,
  source text not null,
  set_at timestamptz not null,
  set_by bigint not null,
  primary key (authority_id, words_id)
);
