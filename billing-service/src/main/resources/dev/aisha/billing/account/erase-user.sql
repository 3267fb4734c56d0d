-- The person goes; account and sums stay under a pseudonym. The account is closed first, behind its turnstile, so that what
-- is asked for at the same time comes before this or finds it closed. Jobs under way are settled by their own ids.
with account as materialized (
    select b.user_id
    from billing.users u join billing.user_balances b on b.user_id = u.id
    where u.telegram_id = :telegramId and not b.closed
    for update of b
), shut as (
    update billing.user_balances b set closed = true, updated_at = :now
    from account a
    where b.user_id = a.user_id
    returning b.user_id
)
update billing.users u
set telegram_id = null, username = null, first_name = null, pseudonym = billing.pseudonym_of(:telegramId), erased_at = :now
from shut s
where u.id = s.user_id
returning u.id
