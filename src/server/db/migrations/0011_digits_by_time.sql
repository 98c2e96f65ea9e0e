-- The walk by time tries the digits of a search in the index, without a look at the call; numbers by their ids have indexes of their own.
drop index cdrs_started;
create index cdrs_started on cdrs (started_at desc, uuid desc)
  include (kind_id, user_id, number_id, duration, profile_id, waited, talked, digits);
