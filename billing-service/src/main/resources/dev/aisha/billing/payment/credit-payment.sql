-- Turns Stars into coins, once for a charge. No row where the charge is known, the user is not, or the order does not fit.
with account as materialized (
    select b.user_id, b.balance, b.held
    from billing.users u join billing.user_balances b on b.user_id = u.id
    where u.telegram_id = :telegramId
        and not exists (select from billing.payments where charge_id = :chargeId)
        and (cast(:orderId as uuid) is null or exists (
            select from billing.orders o
            where o.id = :orderId and o.user_id = u.id and o.stars = :stars and o.coins = :coins))
    for update of b
), credit as materialized (
    select user_id, balance + :coins as balance, held from account
), credited as (
    update billing.user_balances b set balance = c.balance, held = c.held, updated_at = :now
    from credit c
    where b.user_id = c.user_id
), paid as (
    insert into billing.payments (charge_id, user_id, order_id, stars, coins, created_at)
    select :chargeId, user_id, :orderId, :stars, :coins, :now from credit
    returning no
)
insert into billing.transactions
    (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
select user_id, :coins, balance, 'topup', 'Top-up with ' || cast(:stars as bigint) || ' Stars', :now, 'payment', :chargeId, no
from credit, paid
returning user_id, balance_after
