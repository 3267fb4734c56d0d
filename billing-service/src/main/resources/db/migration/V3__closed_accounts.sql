-- Erasure that meets other requests of the same person: each of them comes before it or after it, never beside it.

-- ---- The account of somebody who was erased is closed: nothing new is held or booked on it, what is under way is settled.
-- It stands with the balance, as that is the row which everybody waits for: who has waited looks at it again, and finds
-- the account closed.
alter table user_balances add column closed boolean not null default false;
update user_balances b set closed = true from users u where u.id = b.user_id and u.erased_at is not null;

-- ---- Who has been welcomed, once for a person: the key decides where two first contacts of somebody race with an erasure.
-- To forget even who was here, give pseudonym_key another key; its row has to stay.
create table welcomes (
    pseudonym bytea constraint welcomed_once primary key
);
insert into welcomes (pseudonym)
select coalesce(pseudonym, pseudonym_of(telegram_id)) from users where num_nonnulls(pseudonym, telegram_id) > 0
on conflict do nothing;
