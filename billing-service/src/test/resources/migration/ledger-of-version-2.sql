-- What version 2 has added: Cy, who was welcomed and has been erased; and Di, who has only been welcomed.
insert into billing.users (id, telegram_id, created_at, pseudonym, erased_at) values
    ('00000000-0000-4000-8000-00000000000c', null, '2026-11-20T13:00:00Z', billing.pseudonym_of(1003),
        '2026-11-20T14:00:00Z'),
    ('00000000-0000-4000-8000-00000000000d', 1004, '2026-11-20T13:00:00Z', null, null);

insert into billing.user_balances (user_id, balance, held, updated_at)
select id, 100.00, 0, created_at from billing.users where created_at = '2026-11-20T13:00:00Z';

insert into billing.transactions (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id,
    cause_no)
select id, 100.00, 100.00, 'bonus', 'Welcome', created_at, 'welcome', cast(id as text), no
from billing.users where created_at = '2026-11-20T13:00:00Z';
