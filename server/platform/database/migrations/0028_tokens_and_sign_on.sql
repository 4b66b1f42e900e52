-- Keys for other programs (khoá API), and sign-on at a provider of the ministry or the nation (đăng nhập một lần).

-- A key acts for one person in one post, with some of the post's rights, over one unit of its jurisdiction.
-- It ends with its last day, when it is revoked, and with the appointment. Only its hash is kept.
create table api_token (
  id bigint primary key,
  authority_id bigint not null,
  token_hash bytea not null unique,
  -- The first letters, by which people tell their keys apart.
  prefix text not null,
  account_id bigint not null references account (id),
  post_id bigint not null references post (id),
  jurisdiction_unit_id bigint not null,
  name text not null,
  folded text not null,
  rights text[] not null,
  created_at timestamptz not null,
  last_day date not null,
  used_at timestamptz,
  used_from text,
  revoked_at timestamptz,
  revoked_by bigint
);
create index api_token_by_account on api_token (account_id, id);
create index api_token_by_authority on api_token (authority_id, id);

-- Who somebody is at a provider: its issuer and the name by which the provider never calls anybody else.
create table sign_on_identity (
  issuer text not null,
  subject text not null,
  account_id bigint not null references account (id),
  -- What the provider shows of them: a mail address or a name.
  shown text not null,
  linked_at timestamptz not null,
  used_at timestamptz,
  primary key (issuer, subject)
);
create index sign_on_identity_by_account on sign_on_identity (account_id);

-- Somebody is on the way to the provider and back. Taken out by whoever comes back with its state, once.
create table sign_on_attempt (
  state_hash bytea primary key,
  -- The cookie of the browser that set out.
  browser_hash bytea not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  -- The account to be linked; null: signing in.
  account_id bigint,
  expires_at timestamptz not null
);

-- Sessions that began at a provider, so that they end when the person is signed out there.
create table sign_on_session (
  session_id bigint primary key,
  issuer text not null,
  subject text not null,
  sid text,
  -- Shown to the provider when the person signs out here.
  id_token text not null,
  account_id bigint not null,
  expires_at timestamptz not null
);
create index sign_on_session_by_subject on sign_on_session (issuer, subject);
create index sign_on_session_by_sid on sign_on_session (issuer, sid);
create index sign_on_session_by_end on sign_on_session (expires_at);

-- Words of a provider that somebody has signed out, each heard once.
create table sign_on_logout (
  issuer text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (issuer, jti)
);

-- Appointments that follow from what a provider says of a person; they end when it no longer says so.
create table sign_on_appointment (
  appointment_id bigint primary key,
  issuer text not null,
  person_id bigint not null
);
create index sign_on_appointment_by_person on sign_on_appointment (person_id);
