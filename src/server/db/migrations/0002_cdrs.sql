-- Calls, laid out so that every documented and added filter of the list is a walk along an index in the order of the list.

-- Every number that was ever on a side of a call, once, as digits: what a search for part of a number looks through. In the order of
-- their bytes, so that the index of the constraint finds how a number starts; the other one finds any three digits in a row.
create table phones (
  id integer generated always as identity primary key,
  digits text collate "C" not null unique
);
create index phones_digits on phones using gin (digits gin_trgm_ops) with (fastupdate = off);

-- The combinations of a call's few-valued fields that occur (a few dozen). A filter on any of those fields is a list of kinds,
-- so a combination that no call has costs nothing, and one that few calls have costs as little as a common one.
create table cdr_kinds (
  id smallint generated always as identity primary key,
  direction smallint not null,
  missing_call boolean not null,
  missing_call_reason smallint not null,
  outcome text not null,
  has_recording boolean not null,
  has_voicemail boolean not null,
  unique (direction, missing_call, missing_call_reason, outcome, has_recording, has_voicemail)
);

create table cdrs (
  uuid uuid not null,
  started_at timestamptz(0) not null,
  answered_at timestamptz(0),
  bridged_at timestamptz(0),
  ended_at timestamptz(0),
  kind_id smallint not null,
  direction smallint not null,
  user_id integer,
  contact_id integer,
  channel_type smallint,
  channel_id integer,
  call_duration integer,
  first_touch_duration integer,
  missing_call boolean not null,
  missing_call_reason smallint,
  caller_id integer,
  caller_type smallint,
  callee_id integer,
  callee_type smallint,
  hangup_by smallint,
  voicemail_type smallint,
  voicemail_id integer,
  -- Sound files of our own making are known by their length alone; those of an account by the address it gave.
  recording_seconds integer,
  voicemail_seconds integer,
  -- Derived when stored, see contract/hipcall/call-facts.ts. Seconds.
  waited integer,
  talked integer,
  -- call_duration, or -1 where there is none: what the list is sorted by.
  duration integer not null,
  -- channel_id where the channel is a number of ours.
  number_id integer,
  caller_phone_id integer,
  callee_phone_id integer,
  outcome text not null,
  caller_number text,
  callee_number text,
  -- Both numbers as the search sees them, each after a space: ' 905326202911 101'.
  digits text not null,
  team_ids integer[] not null,
  greeting_ids integer[] not null,
  record_url text,
  voicemail_url text,
  -- True where the steps are held, in cdr_flows.
  flow_known boolean not null,
  primary key (uuid)
);

-- Steps as Hipcall gives them, newest first. They are read one call at a time: away from the rows that lists walk through.
create table cdr_flows (
  uuid uuid primary key,
  call_flow jsonb not null
);

-- Lists walk one of these in the order of the list; what they include lets the other filters be tried without touching the row.
create index cdrs_started on cdrs (started_at desc, uuid desc)
  include (kind_id, user_id, number_id, duration, caller_phone_id, callee_phone_id);
create index cdrs_duration on cdrs (duration desc, started_at desc, uuid desc) include (kind_id, user_id, number_id);
create index cdrs_kind on cdrs (kind_id, started_at desc, uuid desc) include (user_id, number_id, duration);
create index cdrs_user on cdrs (user_id, started_at desc, uuid desc) include (kind_id, number_id, duration);
create index cdrs_number on cdrs (number_id, started_at desc, uuid desc) include (kind_id, user_id, duration);
create index cdrs_contact on cdrs (contact_id, started_at desc, uuid desc) include (kind_id) where contact_id > 0;
create index cdrs_caller on cdrs (caller_phone_id, started_at desc, uuid desc) include (kind_id, user_id, number_id, duration);
create index cdrs_callee on cdrs (callee_phone_id, started_at desc, uuid desc) include (kind_id, user_id, number_id, duration);

-- Teams and greetings a call went through: one row each, written with the call.
create table cdr_places (
  place_type text not null check (place_type in ('team', 'greeting')),
  place_id integer not null,
  kind_id smallint not null,
  started_at timestamptz(0) not null,
  uuid uuid not null,
  user_id integer,
  number_id integer,
  duration integer not null
);
create unique index cdr_places_walk on cdr_places (place_type, place_id, started_at desc, uuid desc)
  include (kind_id, user_id, number_id, duration);

-- How many calls started on each UTC day, and when that last changed: counts are kept by day and counted again only where a
-- version moved. Written in the transaction that writes the calls, under a lock, so that versions appear in order.
create sequence cdr_version as bigint;
create table cdr_days (
  day date primary key,
  calls integer not null,
  version bigint not null
);
create index cdr_days_version on cdr_days (version);
