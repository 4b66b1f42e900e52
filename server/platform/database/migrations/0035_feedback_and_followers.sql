-- What people outside say of published plans (góp ý, phản ánh), and who follows them by e-mail (người theo dõi).

-- Letters to people outside: whom they go to is sealed too, and they carry the way out (RFC 8058).
alter table mail_outbox add column sealed_to bytea, add column list_unsubscribe text;

-- `kind`: suggestion (góp ý), complaint (phản ánh). `state`: new, working, answered, not_ours, suspect, rubbish,
-- withdrawn. The row keeps what it was in `feedback_past`; who wrote stands apart, sealed, in `feedback_contact`.
create table feedback (
  authority_id bigint not null,
  id bigint not null,
  -- Counted through in the authority: "góp ý số 7".
  number integer not null,
  plan_id bigint not null,
  -- Null: the plan as a whole. The key is the one of its public address.
  task_id bigint,
  task_key text,
  -- How the public page called the task, or the plan, when it was written.
  subject text not null,
  kind text not null,
  lang text not null,
  words text not null,
  -- One more word of the writer.
  more_words text,
  more_at timestamptz,
  -- The writer agrees that the question is published with its answer, edited and without who asked.
  may_publish boolean not null,
  folded text not null,
  -- The same for the same words; the same for the same code. Neither can be guessed without the key of the
  -- installation; not kept with what the row was.
  fingerprint bytea,
  code_digest bytea,
  -- Why it was put aside when it came.
  doubts text[] not null,
  state text not null,
  -- The unit that answers, and by when.
  unit_id bigint not null,
  received_at timestamptz not null,
  answer_by date not null,
  -- An answer on its way: Draft of the contract; and the one that was given.
  draft jsonb,
  answer text,
  answered_at timestamptz,
  answered_by bigint,
  -- What was said inside last: why it was forwarded, given back.
  said text,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index feedback_number on feedback (authority_id, number);
create index feedback_by_plan on feedback (authority_id, plan_id, received_at);
create index feedback_by_code on feedback (code_digest);
create index feedback_same on feedback (authority_id, fingerprint, received_at);
create table feedback_past (
  like feedback including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- Name, address and telephone of a writer: sealed, never public, erased on a day after the answer.
create table feedback_contact (
  authority_id bigint not null,
  feedback_id bigint not null,
  sealed bytea not null,
  given text[] not null,
  erase_on date,
  primary key (authority_id, feedback_id)
);
create index feedback_contact_to_erase on feedback_contact (erase_on) where erase_on is not null;

-- A question that was published with its answer, edited for the public, without anything of its writer.
create table published_answer (
  authority_id bigint not null,
  id bigint not null,
  plan_id bigint not null,
  task_key text,
  kind text not null,
  question text not null,
  answer text not null,
  unit_name text not null,
  answered_on date not null,
  published_at timestamptz not null,
  published_by bigint not null,
  withdrawn_at timestamptz,
  primary key (authority_id, id)
);
create index published_answer_by_plan on published_answer (authority_id, plan_id, answered_on desc, id desc);

-- How often somebody outside has done something: `subject` is a keyed hash of a network, a plan, an address.
create table public_count (
  authority_id bigint not null,
  what text not null,
  subject bytea not null,
  count integer not null,
  next_at timestamptz not null,
  last_at timestamptz not null,
  primary key (authority_id, what, subject)
);
create index public_count_old on public_count (last_at);

-- Who follows a body or its plans by e-mail. The address is sealed; its keyed hash finds it again.
create table follower (
  authority_id bigint not null,
  id bigint not null,
  address_digest bytea not null,
  sealed bytea not null,
  lang text not null,
  since timestamptz not null,
  -- The day of the last letter: at most one a day.
  letter_on date,
  primary key (authority_id, id)
);
create unique index follower_by_address on follower (authority_id, address_digest);

-- What a follower follows: a plan, or the body as a whole (null). Unconfirmed ones get nothing but the question.
create table follow (
  authority_id bigint not null,
  id bigint not null,
  follower_id bigint not null,
  plan_id bigint,
  asked_at timestamptz not null,
  confirmed_at timestamptz,
  -- What was published up to here has been told.
  told_until timestamptz not null,
  primary key (authority_id, id)
);
create unique index follow_once on follow (authority_id, follower_id, coalesce(plan_id, 0));
create index follow_of_plan on follow (authority_id, plan_id) where confirmed_at is not null;
