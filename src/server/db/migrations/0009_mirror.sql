-- What a mirror of a Hipcall account keeps beside the account itself.

-- Stretches of time of which every listed call is held. '-infinity': from the account's first call on. They never touch or overlap.
create table mirror_covered (
  from_at timestamptz not null primary key,
  to_at timestamptz not null
);

-- The answer of each record as it came, so that a later version can read more out of it. Of a call that of its detail once it is held,
-- without call_flow (cdr_flows has it) and without the addresses of sounds, which die.
create table cdr_raw (
  uuid uuid primary key,
  answer jsonb not null
);
create table record_raw (
  resource text not null,
  id integer not null,
  answer jsonb not null,
  primary key (resource, id)
);

-- Records that could not be read, each once; `key` tells one from another. Of calls the start as far as it is known: they count as
-- places of the list.
create table mirror_set_aside (
  id integer generated always as identity primary key,
  resource text not null,
  key text not null,
  reason text not null,
  raw text not null,
  started_at timestamptz(0),
  times integer not null default 1,
  first_at timestamptz(0) not null,
  last_at timestamptz(0) not null,
  unique (resource, key)
);
create index mirror_set_aside_started on mirror_set_aside (started_at) where resource = 'cdr';

-- Calls whose call_flow is wanted (again) and is not due yet, or is due for another reason than that it is not held.
create table mirror_details (
  uuid uuid primary key,
  tries integer not null default 0,
  due_at timestamptz(0) not null,
  reason text
);
create index mirror_details_due on mirror_details (due_at);

-- Whose call_flow is not held, missed calls first: the order in which they are fetched.
create index cdrs_flowless on cdrs (missing_call desc, started_at desc, uuid desc) where not flow_known;

-- Tokens of Hipcall's that were found to belong to the account: SHA-256 in hexadecimal, never the token itself.
create table upstream_tokens (
  hash text primary key,
  role text not null check (role in ('agent', 'supervisor', 'admin')),
  checked_at timestamptz(0) not null,
  user_id integer
);

-- What the account does not list any more stays for history.
alter table users add column gone_at timestamptz(0);
alter table teams add column gone_at timestamptz(0);
alter table greetings add column gone_at timestamptz(0);
alter table numbers add column gone_at timestamptz(0);
alter table extensions add column gone_at timestamptz(0);
alter table tasks add column gone_at timestamptz(0);
