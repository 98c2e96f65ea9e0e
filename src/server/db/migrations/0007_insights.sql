-- Figures over calls. What a figure can be filtered or grouped by, but time, is a profile: the combinations that occur. Text in
-- `key` is the same for equal profiles. -1 stands for none. `greeting_id` is the last the call passed; `team_ids` are all, the last at the end.
create table insight_profiles (
  id integer generated always as identity primary key,
  key text collate "C" not null unique,
  direction smallint not null,
  outcome text not null,
  user_id integer not null,
  number_id integer not null,
  greeting_id integer not null,
  team_ids integer[] not null,
  flow_known boolean not null
);

-- The calls and rings of a UTC day, packed: see server/insights/pack.ts. Written with the calls, in the same transaction; the version
-- of the day in cdr_days moves with it.
create table insight_days (
  day date primary key,
  calls bytea not null,
  rings bytea not null
);

-- Null where the call was stored before there were profiles: the first start after that fills it in.
alter table cdrs add column profile_id integer;

-- Rings that nobody took, once for each person, team (0: none) and end of a call. The columns from kind_id on are the call's, as in
-- cdr_places: lists by ring walk along these indexes alone.
create table cdr_rings (
  ring_user_id integer not null,
  ring_team_id integer not null,
  rejected boolean not null,
  started_at timestamptz(0) not null,
  uuid uuid not null,
  kind_id smallint not null,
  user_id integer,
  number_id integer,
  duration integer not null,
  primary key (started_at, uuid, ring_user_id, ring_team_id, rejected)
);
create index cdr_rings_user on cdr_rings (ring_user_id, started_at desc, uuid desc)
  include (ring_team_id, rejected, kind_id, user_id, number_id, duration);
create index cdr_rings_team on cdr_rings (ring_team_id, started_at desc, uuid desc)
  include (ring_user_id, rejected, kind_id, user_id, number_id, duration);

-- Lists by waiting, talk or path along an index alone.
drop index cdrs_started;
create index cdrs_started on cdrs (started_at desc, uuid desc)
  include (kind_id, user_id, number_id, duration, caller_phone_id, callee_phone_id, profile_id, waited, talked);
drop index cdrs_kind;
create index cdrs_kind on cdrs (kind_id, started_at desc, uuid desc) include (user_id, number_id, duration, profile_id, waited, talked);
