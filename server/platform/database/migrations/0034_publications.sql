-- Publication (công bố): what of a plan the public reads, as editions that never change once they are out.

-- Under which address an authority publishes: given once, for ever, to nobody else.
create table public_address (
  slug text primary key,
  authority_id bigint not null unique
);

-- What the public sees of a plan, and what is being prepared to follow it. `state`: unpublished, published,
-- withdrawn. `stage`: none, preparing, proposed.
create table publication (
  authority_id bigint not null,
  id bigint not null,
  plan_id bigint not null,
  slug text not null,
  title text not null,
  folded text not null,
  state text not null,
  stage text not null,
  -- Choices of the contract: cut-off day, fields and things that go or stay, files, words. They stay for the
  -- edition after.
  choices jsonb,
  proposal_id bigint,
  -- Why the last proposal came back; internal.
  said text,
  -- The latest edition and its day; 0 and null before the first.
  edition integer not null,
  cut_off date,
  published_at timestamptz,
  -- When, by whose decision and why it was withdrawn: Withdrawal of the contract, words for the public.
  withdrawal jsonb,
  -- How often an update is expected: none, month, quarter; and from which day the next one is due.
  rhythm text not null,
  due_on date,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index publication_of_plan on publication (authority_id, plan_id);
create unique index publication_slug on publication (authority_id, slug);
create table publication_past (like publication including defaults, until timestamptz not null,
  primary key (authority_id, id, version));

-- What was laid before whoever approves, frozen. `outcome`: null while it waits; published, returned, taken_back.
create table publication_proposal (
  authority_id bigint not null,
  id bigint not null,
  publication_id bigint not null,
  kind text not null,
  note text,
  cut_off date not null,
  snapshot jsonb not null,
  digest text not null,
  proposed_at timestamptz not null,
  proposed_by bigint not null,
  post_id bigint not null,
  outcome text,
  primary key (authority_id, id)
);
create index publication_proposal_of on publication_proposal (authority_id, publication_id, id);

-- What went out. `kind`: first, update, correction.
create table publication_edition (
  authority_id bigint not null,
  publication_id bigint not null,
  number integer not null,
  kind text not null,
  note text,
  cut_off date not null,
  snapshot jsonb not null,
  digest text not null,
  proposed_by bigint not null,
  published_by bigint not null,
  post_id bigint not null,
  published_at timestamptz not null,
  -- Its content must not be read any more; that there was this edition stays known.
  withdrawal jsonb,
  primary key (authority_id, publication_id, number)
);
create index publication_edition_by_time on publication_edition (authority_id, published_at desc);

-- Addresses below a plan's: a thing keeps its key for ever. `kind`: task (its words), target (its provision or
-- indicator), standing, file.
create table publication_key (
  authority_id bigint not null,
  publication_id bigint not null,
  kind text not null,
  key text not null,
  thing_id bigint not null,
  primary key (authority_id, publication_id, kind, key)
);
create unique index publication_key_of on publication_key (authority_id, publication_id, kind, thing_id);

-- Files that may go along: the signed document, reports; taken from the directive or uploaded for it.
create table publication_file (
  authority_id bigint not null,
  id bigint not null,
  publication_id bigint not null,
  file_hash text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by bigint not null,
  added_at timestamptz not null,
  primary key (authority_id, id)
);
create index publication_file_of on publication_file (authority_id, publication_id, id);
