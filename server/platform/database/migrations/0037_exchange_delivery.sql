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

-- ── what goes out ─────────────────────────────────────────────────────────────────────────
-- Where something is sent: a webhook's address or a partner's. One that does not answer is left alone for a
-- while, and holds up nobody else.
create table delivery_destination (
  authority_id bigint not null,
  kind text not null check (kind in ('webhook', 'message')),
  -- The webhook or the partner.
  destination_id bigint not null,
  is_paused boolean not null default false,
  failures integer not null default 0,
  failing_since timestamptz,
  -- Nothing is sent before.
  open_until timestamptz,
  last_sent_at timestamptz,
  last_error text,
  primary key (authority_id, kind, destination_id)
);

-- One thing to be sent to one destination. Within a subject the order of `ordinal` is never broken.
create table delivery (
  authority_id bigint not null,
  id bigint not null,
  kind text not null check (kind in ('webhook', 'message')),
  destination_id bigint not null,
  subject text not null,
  ordinal bigint not null,
  -- What it is: the kind of event or of message.
  event text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead', 'skipped')),
  -- Dead, it still holds those behind it until somebody decides.
  holds boolean not null,
  attempts integer not null default 0,
  next_at timestamptz not null,
  -- Somebody is sending it; gone by then, whoever it was died.
  leased_until timestamptz,
  last_error text,
  -- Status, headers and the first letters of the last reply.
  last_reply jsonb,
  at timestamptz not null,
  settled_at timestamptz,
  primary key (authority_id, id)
);
create index delivery_due on delivery (authority_id, kind, destination_id, next_at) where state = 'waiting';
create index delivery_ahead on delivery (authority_id, kind, destination_id, subject, ordinal)
  where state in ('waiting', 'dead');
create index delivery_leased on delivery (authority_id, kind, destination_id) where leased_until is not null;
create index delivery_list on delivery (authority_id, kind, destination_id, id);
create index delivery_settled on delivery (authority_id, settled_at) where state in ('sent', 'skipped');
create unique index delivery_sequence on delivery (authority_id, destination_id, subject, ordinal)
  where kind = 'message';

-- ── installations that exchange messages ──────────────────────────────────────────────────
-- How an authority of this installation is called by others.
create table exchange_identity (
  authority_id bigint primary key,
  -- Mã định danh (QĐ 20/2020/QĐ-TTg), such as 000.00.00.G14.
  organ_id text not null,
  name text not null,
  -- Where others reach it.
  address text not null,
  changed_at timestamptz not null,
  changed_by bigint not null
);
create index exchange_identity_by_organ on exchange_identity (organ_id);

-- Keys with which an authority signs (Ed25519); the private half is sealed.
create table exchange_key (
  authority_id bigint not null,
  id bigint not null,
  thumbprint text not null,
  public_key jsonb not null,
  sealed bytea not null,
  -- The newest is used for whoever was told of it.
  made_at timestamptz not null,
  primary key (authority_id, id)
);

-- Đối tác: an authority of another installation.
create table exchange_partner (
  authority_id bigint not null,
  id bigint not null,
  -- Unknown until an invitation is answered.
  organ_id text,
  name text not null,
  folded text not null,
  address text,
  state text not null check (state in ('invited', 'checking', 'active', 'paused', 'ended')),
  public_key jsonb,
  thumbprint text,
  -- Announced, and used from its first message on.
  next_key jsonb,
  next_thumbprint text,
  -- Our key as they know it.
  own_key_id bigint not null,
  -- An invitation that was given out: the hash of its secret, and until when it holds.
  invitation_digest bytea,
  invitation_until timestamptz,
  -- How far their clock is ahead of ours, in milliseconds.
  skew_ms bigint,
  last_received_at timestamptz,
  version integer not null,
  made_at timestamptz not null,
  made_by bigint not null,
  confirmed_at timestamptz,
  confirmed_by bigint,
  primary key (authority_id, id)
);
create unique index exchange_partner_organ on exchange_partner (authority_id, organ_id) where state <> 'ended';
create index exchange_partner_by_thumbprint on exchange_partner (thumbprint);

-- Where the numbering of a subject stands: the last number given (out) or applied (in).
create table exchange_stream (
  authority_id bigint not null,
  partner_id bigint not null,
  direction text not null check (direction in ('in', 'out')),
  subject text not null,
  sequence bigint not null,
  primary key (authority_id, partner_id, direction, subject)
);

-- Messages received (hộp đến), kept before they are answered for.
create table exchange_inbox (
  authority_id bigint not null,
  id bigint not null,
  partner_id bigint not null,
  -- Its number at the sender's.
  message_id text not null,
  subject text not null,
  sequence bigint not null,
  kind text not null,
  body jsonb not null,
  -- Name, media type and digest of each file.
  files jsonb not null,
  digest bytea not null,
  sent_at timestamptz not null,
  received_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'applied', 'dead', 'skipped')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  last_error text,
  settled_at timestamptz,
  settled_by bigint,
  reason text,
  primary key (authority_id, id),
  unique (authority_id, partner_id, message_id),
  unique (authority_id, partner_id, subject, sequence)
);
create index exchange_inbox_waiting on exchange_inbox (authority_id, next_at) where state = 'waiting';
create index exchange_inbox_dead on exchange_inbox (authority_id, partner_id, id) where state = 'dead';

-- Messages that were turned away with a signed refusal: what a person must look at.
create table exchange_refusal (
  authority_id bigint not null,
  id bigint not null,
  partner_id bigint not null,
  message_id text not null,
  subject text not null,
  sequence bigint not null,
  kind text not null,
  code text not null,
  at timestamptz not null,
  primary key (authority_id, id),
  unique (authority_id, partner_id, message_id, code)
);

-- Files that a partner sent, by digest; parts until they are whole.
create table exchange_file (
  authority_id bigint not null,
  partner_id bigint not null,
  digest text not null,
  size bigint not null,
  -- Null until it is whole.
  file_hash text,
  received_at timestamptz not null,
  primary key (authority_id, partner_id, digest)
);
create table exchange_file_part (
  authority_id bigint not null,
  partner_id bigint not null,
  digest text not null,
  start bigint not null,
  bytes bytea not null,
  primary key (authority_id, partner_id, digest, start)
);

-- ── webhooks ──────────────────────────────────────────────────────────────────────────────
-- Software of somebody else that is told of events; it hears what the post of whoever made it may read.
create table webhook (
  authority_id bigint not null,
  id bigint not null,
  name text not null,
  folded text not null,
  address text not null,
  kinds text[] not null,
  -- `off`: switched off by the program, with why.
  state text not null check (state in ('on', 'paused', 'off', 'ended')),
  off_reason text,
  account_id bigint not null,
  person_id bigint not null,
  post_id bigint not null,
  -- The unit that the post answers for.
  unit_id bigint not null,
  sealed bytea not null,
  -- The secret before, which still signs until then.
  old_sealed bytea,
  old_until timestamptz,
  -- The number given to the last event queued for it.
  last_ordinal bigint not null default 0,
  version integer not null,
  made_at timestamptz not null,
  primary key (authority_id, id)
);
create index webhook_on on webhook (authority_id) where state = 'on';
