-- First contact: user, balance and the welcome bonus. Does nothing where the user is known, also where two first contacts
-- race: the second waits for the first and finds the Telegram id taken. Who was erased and comes back is not welcomed twice.
with arrived as (
    insert into billing.users (telegram_id, username, first_name, created_at)
    values (:telegramId, :username, :firstName, :now)
    on conflict (telegram_id) do nothing
    returning id, no
), welcomed as (
    insert into billing.welcomes (pseudonym)
    select billing.pseudonym_of(:telegramId) from arrived
    on conflict do nothing
    returning pseudonym
), greeted as materialized (
    select id, no, case when exists (select from welcomed) then cast(:welcome as numeric) else 0 end as bonus
    from arrived
), opened as (
    insert into billing.user_balances (user_id, balance, updated_at)
    select id, bonus, :now from greeted
)
insert into billing.transactions
    (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
select id, bonus, bonus, 'bonus', 'Welcome', :now, 'welcome', cast(id as text), no
from greeted
where bonus > 0
