-- Report regimes (chế độ báo cáo) as data, and who owes which report for which period (nghĩa vụ báo cáo).
-- Both keep what they were: any past day is current ∪ history.

create table regime (
  authority_id bigint not null,
  id bigint not null,
  name text not null,
  folded text not null,
  -- The code of the form (biểu số), free text, as its issuer wrote it.
  form_code text not null default '',
  -- The headings (mẫu đề cương): [{ key, title }].
  outline jsonb not null,
  content text not null default '',
  method text not null default '',
  -- week, month, quarter, half, nine_months, year, five_years
  frequency text not null,
  -- decree (15→14), statistical, own
  calendar text not null,
  -- Where the data end: the day of the month, months before the last one, or the weekday.
  cut_off jsonb not null,
  -- Who reports to whom, by when: one entry a level, from the lowest up.
  hops jsonb not null,
  -- Numbers of periods of a year that are covered by another report: quarters 2 and 4.
  skipped smallint[] not null default '{}',
  -- Days after the due day on which a period is closed; null where it never is.
  close_after smallint,
  -- So many days ahead obligations are there before their period begins.
  ahead_days smallint not null default 60,
  basis text not null default '',
  -- The words that order it, where it was taken over from a directive.
  directive_id bigint,
  provision_id bigint,
  quote text,
  valid_from date not null,
  -- From when the definition holds as it stands: periods that ended before keep what was owed then.
  rules_from date not null,
  valid_to date,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index regime_by_name on regime (authority_id, folded, id);

create table regime_history (
  like regime including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- Regime × hop × unit × period. `origin_unit_id` is the unit that owed it first: a merged unit's obligations
-- follow to the unit that took over, and are still made only once.
create table obligation (
  authority_id bigint not null,
  id bigint not null,
  regime_id bigint not null,
  hop smallint not null,
  unit_id bigint not null,
  origin_unit_id bigint not null,
  to_authority_id bigint not null,
  to_unit_id bigint not null,
  period_key text not null,
  period_from date not null,
  period_to date not null,
  cut_off date not null,
  due_on date not null,
  -- The hour of the due day, `14:00`; null for the end of that day.
  due_time text,
  -- After this day nothing is taken in, unless it is unlocked; null where it never closes.
  closes_on date,
  -- open, submitted, accepted, returned, closed. Late and overdue are reckoned, never stored.
  state text not null,
  submission_id bigint,
  submitted_at timestamptz,
  accepted_at timestamptz,
  unlocked_until date,
  unlocked_by bigint,
  unlock_reason text,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index obligation_once
  on obligation (authority_id, regime_id, period_key, hop, origin_unit_id);
create index obligation_by_unit on obligation (authority_id, unit_id, due_on);
create index obligation_by_receiver on obligation (authority_id, to_unit_id, regime_id, period_key);

create table obligation_history (
  like obligation including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);
create index obligation_history_by_regime on obligation_history (authority_id, regime_id, until);
