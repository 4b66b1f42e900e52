-- The public side: news about plans and their results (tin bài), and how many people read public pages (lượt xem).

-- An article: what is being written; what the public reads are its editions. The row keeps what it was in
-- `article_past`. `kind`: plan, results. `state`: draft, proposed, published, withdrawn, dropped.
create table article (
  authority_id bigint not null,
  id bigint not null,
  -- Its part of the public address, never given to another.
  slug text not null,
  kind text not null,
  state text not null,
  plan_id bigint not null,
  -- The published editions of the plan that it speaks of; `from_edition` where it compares two.
  from_edition integer,
  to_edition integer not null,
  -- ArticleContent of the contract: both languages, blocks, files.
  content jsonb not null,
  -- The headline without accents, for search.
  folded text not null,
  written_by bigint not null,
  -- Who asked for the publication that waits; may not approve it.
  proposed_by bigint,
  -- Why the last proposal came back; internal.
  said text,
  -- What is being corrected, in words for the public; null where nothing is.
  note text,
  -- How many editions the public has been given, and when it was given the first.
  editions integer not null,
  published_at timestamptz,
  -- When, by whose decision and why it was withdrawn; words for the public.
  withdrawal jsonb,
  version integer not null,
  since timestamptz not null,
  changed_by bigint not null,
  primary key (authority_id, id)
);
create unique index article_slug on article (authority_id, slug);
create index article_by_plan on article (authority_id, plan_id);

create table article_past (
  like article including defaults,
  until timestamptz not null,
  primary key (authority_id, id, version)
);

-- What the public reads of an article: its latest edition; the ones before it stay, and so does every note.
create table article_edition (
  authority_id bigint not null,
  article_id bigint not null,
  number integer not null,
  published_at timestamptz not null,
  -- What was corrected, in words for the public; null in the first edition.
  note text,
  content jsonb not null,
  primary key (authority_id, article_id, number)
);

-- Pictures and files that may go with an article; which do says its content.
create table article_file (
  authority_id bigint not null,
  id bigint not null,
  article_id bigint not null,
  file_hash text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by bigint not null,
  added_at timestamptz not null,
  primary key (authority_id, id)
);
create index article_file_of on article_file (authority_id, article_id, id);

-- How many people read a page on a day; whole numbers, nothing of anybody.
create table page_view (
  authority_id bigint not null,
  page text not null,
  day date not null,
  people integer not null,
  -- Until when they are counted.
  counted_at timestamptz not null,
  primary key (authority_id, page, day)
);

-- Who has been counted today: digests under a key that ends with the day, so that several processes count
-- nobody twice. Removed when the day is over.
create table page_view_seen (
  authority_id bigint not null,
  day date not null,
  page text not null,
  digest bytea not null,
  primary key (authority_id, day, page, digest)
);

-- The key of those digests, one a day for all processes. Without it a digest says nothing; it is removed first.
create table view_salt (
  day date primary key,
  salt bytea not null
);
