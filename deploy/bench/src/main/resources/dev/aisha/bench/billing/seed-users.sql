-- Users with their balances, the line that each balance comes from, and the free seconds of today and tomorrow.
insert into billing.users (telegram_id, created_at)
select n, now() from generate_series(1, :users) n;

insert into billing.user_balances (user_id, balance, updated_at)
select id, 1000000000, now() from billing.users;

insert into billing.transactions
    (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
select id, 1000000000, 1000000000, 'bonus', 'Welcome', now(), 'welcome', cast(id as text), no from billing.users;

insert into billing.free_seconds (user_id, day, allowance)
select id, current_date + day, 180 from billing.users, generate_series(0, 1) day;

analyze billing.users, billing.user_balances, billing.transactions, billing.free_seconds;
