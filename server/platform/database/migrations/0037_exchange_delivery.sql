-- Following the journal, what goes out to other systems, webhooks, and messages between installations.

-- ── whoever follows the journal ───────────────────────────────────────────────────────────
-- A follower is known from the moment at which it began; it begins with what happens after that.
create table journal_follower (
  name text primary key,
  since timestamptz not null
);

-- How far a follower has come in the sealed order of an authority's journal.
create table journal_cursor (
  authority_id bigint not null,
  follower text not null,
  -- The last seal that it handled; 0: none.
  position bigint not null,
  moved_at timestamptz not null,
  -- Since when the entry after `position` cannot be handled, how often it was tried, why, and when it is tried next.
  failing_since timestamptz,
  attempts integer not null default 0,
  next_at timestamptz,
  last_error text,
  primary key (authority_id, follower)
);
