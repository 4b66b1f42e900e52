-- Emulation (thi đua, khen thưởng): movements, who takes part, the council's votes, nominations, decisions.
-- Scores stand in the scorecards that the stages of a movement name.

-- A movement (phong trào thi đua) as it is now; `campaign_past` keeps what it was.
create table campaign (
  authority_id bigint not null,
  id bigint not null,
  -- The unit that launches it: the top of the authority, or a unit below with a movement of its own.
  unit_id bigint not null,
  -- The movement of the unit above that it carries on.
  superior_id bigint,
  directive_id bigint,
  name text not null,
  folded text not null,
  starts_on date not null,
  ends_on date not null,
  launched_on date,
  -- Goals, contents, stages, clusters, council, settings: CampaignDefinition of the contract.
  definition jsonb not null,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index campaign_by_start on campaign (authority_id, starts_on desc, id desc);
create index campaign_by_superior on campaign (authority_id, superior_id)
  where superior_id is not null;

create table campaign_past (
  like campaign including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- Which units take part, in which cluster (cụm) or block (khối) of peers, from when to when.
create table campaign_member (
  authority_id bigint not null,
  campaign_id bigint not null,
  unit_id bigint not null,
  since timestamptz not null,
  cluster_id bigint not null,
  until timestamptz,
  primary key (authority_id, campaign_id, unit_id, since)
);

-- What a unit registered for a stage (đăng ký thi đua); a later registration ends the one before.
create table campaign_registration (
  authority_id bigint not null,
  campaign_id bigint not null,
  stage_id bigint not null,
  unit_id bigint not null,
  since timestamptz not null,
  pledge text not null,
  registered_by bigint not null,
  until timestamptz,
  primary key (authority_id, campaign_id, stage_id, unit_id, since)
);

-- A unit or person put forward for a title or form of reward, with the dossier.
create table nomination (
  authority_id bigint not null,
  id bigint not null,
  campaign_id bigint not null,
  stage_id bigint not null,
  award text not null,
  unit_id bigint not null,
  -- Null where the unit itself is nominated.
  person_name text,
  folded text not null,
  proposed_on date not null,
  dossier jsonb not null,
  withdrawn boolean not null default false,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create index nomination_by_stage on nomination (authority_id, campaign_id, stage_id, id);

create table nomination_past (
  like nomination including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- Discipline, an inspection or a complaint that is pending: nobody is awarded meanwhile.
create table suspension (
  authority_id bigint not null,
  id bigint not null,
  unit_id bigint not null,
  person_name text,
  cause text not null,
  from_on date not null,
  basis text not null,
  recorded_at timestamptz not null,
  recorded_by bigint not null,
  to_on date,
  settled_basis text,
  settled_at timestamptz,
  settled_by bigint,
  primary key (authority_id, id)
);
create index suspension_by_unit on suspension (authority_id, unit_id);

-- A session of the council, with its members as they were and who of them came.
create table council_session (
  authority_id bigint not null,
  id bigint not null,
  campaign_id bigint not null,
  stage_id bigint not null,
  held_on date not null,
  -- 'ballots': every member votes here; 'counts': the tellers' count is entered.
  manner text not null,
  members jsonb not null,
  present bigint[] not null,
  nominations bigint[] not null,
  opened_at timestamptz not null,
  opened_by bigint not null,
  minutes_number text,
  minutes text,
  closed_at timestamptz,
  closed_by bigint,
  primary key (authority_id, id)
);
create index council_session_by_stage on council_session (authority_id, campaign_id, stage_id, id);

-- Secret ballot: how many voted how, and apart from it who has voted.
create table council_tally (
  authority_id bigint not null,
  session_id bigint not null,
  nomination_id bigint not null,
  ayes integer not null default 0,
  noes integer not null default 0,
  primary key (authority_id, session_id, nomination_id)
);
create table council_ballot (
  authority_id bigint not null,
  session_id bigint not null,
  post_id bigint not null,
  primary key (authority_id, session_id, post_id)
);

-- A decision (quyết định khen thưởng) and what it awards: written once, never changed.
create table award_decision (
  authority_id bigint not null,
  id bigint not null,
  campaign_id bigint not null,
  stage_id bigint not null,
  number text not null,
  signed_on date not null,
  -- The whole decision as it was made: document, awards, reasons of those left out.
  frozen jsonb not null,
  decided_at timestamptz not null,
  decided_by bigint not null,
  primary key (authority_id, id)
);
create unique index award_decision_number on award_decision (authority_id, number, signed_on);
create index award_decision_by_campaign on award_decision (authority_id, campaign_id, id);

create table award (
  authority_id bigint not null,
  id bigint not null,
  decision_id bigint not null,
  nomination_id bigint not null,
  award text not null,
  unit_id bigint not null,
  person_name text,
  signed_on date not null,
  -- In hundredths of the base salary.
  coefficient integer not null,
  base_dong bigint not null,
  bonus_dong bigint not null,
  primary key (authority_id, id)
);
create unique index award_by_nomination on award (authority_id, nomination_id);
create index award_by_unit on award (authority_id, unit_id);

-- A mid-term (sơ kết) or final review (tổng kết), with the figures behind it.
create table campaign_review (
  authority_id bigint not null,
  id bigint not null,
  campaign_id bigint not null,
  stage_id bigint not null,
  kind text not null,
  number text not null,
  reviewed_on date not null,
  words jsonb not null,
  snapshot jsonb not null,
  saved_at timestamptz not null,
  saved_by bigint not null,
  primary key (authority_id, id)
);
create index campaign_review_by_campaign on campaign_review (authority_id, campaign_id, id);

-- Typical examples (điển hình tiên tiến): proposed, approved, then published.
create table typical_example (
  authority_id bigint not null,
  id bigint not null,
  campaign_id bigint not null,
  stage_id bigint not null,
  unit_id bigint not null,
  person_name text,
  title text not null,
  story text not null,
  evidence text not null,
  folded text not null,
  proposed_at timestamptz not null,
  proposed_by bigint not null,
  approved_at timestamptz,
  approved_by bigint,
  published_at timestamptz,
  published_by bigint,
  primary key (authority_id, id)
);
create index typical_example_by_campaign on typical_example (authority_id, campaign_id, id);
