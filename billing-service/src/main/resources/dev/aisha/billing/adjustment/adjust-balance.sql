-- Adds what ops grant or takes what they take, once for an id. One row says what was found and whether it was enough; none
-- says that the id is known or the user is not.
with account as materialized (
    select b.user_id, b.balance + :amount as balance, b.held, b.balance - b.held as available
    from billing.users u join billing.user_balances b on b.user_id = u.id
    where u.telegram_id = :telegramId and not b.closed
        and not exists (select from billing.adjustments where id = :id)
    for update of b
), adjusted as (
    update billing.user_balances b set balance = a.balance, held = a.held, updated_at = :now
    from account a
    where b.user_id = a.user_id and a.available + :amount >= 0
    returning b.user_id
), reasoned as (
    insert into billing.adjustments (id, user_id, amount, reason, operator, created_at)
    select :id, user_id, :amount, :reason, :operator, :now from adjusted
    returning user_id, no
), booked as (
    insert into billing.transactions
        (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
    select a.user_id, :amount, a.balance, 'adjustment', 'Adjustment by support', :now, 'adjustment', cast(:id as text),
        r.no
    from reasoned r join account a on a.user_id = r.user_id
    returning user_id
)
select a.user_id, a.balance, a.available, b.user_id is not null as adjusted
from account a left join booked b on true
