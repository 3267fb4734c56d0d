-- Turns Stars into coins, once for a charge. One row says what was found and whether it fits the order, which may be that of
-- an account that the same person has closed since; none says that the charge is known or the user is not.
with account as materialized (
    select b.user_id, b.balance, b.held, cast(:orderId as uuid) is null or exists (
        select from billing.orders o join billing.users buyer on buyer.id = o.user_id
        where o.id = :orderId and o.stars = :stars and o.coins = :coins
            and coalesce(buyer.telegram_id = :telegramId, buyer.pseudonym = billing.pseudonym_of(:telegramId))) as fits
    from billing.users u join billing.user_balances b on b.user_id = u.id
    where u.telegram_id = :telegramId and not b.closed
        and not exists (select from billing.payments where charge_id = :chargeId)
    for update of b
), credit as materialized (
    select user_id, balance + :coins as balance, held from account where fits
), credited as (
    update billing.user_balances b set balance = c.balance, held = c.held, updated_at = :now
    from credit c
    where b.user_id = c.user_id
), paid as (
    insert into billing.payments (charge_id, user_id, order_id, stars, coins, created_at)
    select :chargeId, user_id, :orderId, :stars, :coins, :now from credit
    returning no
), booked as (
    insert into billing.transactions
        (user_id, amount, balance_after, transaction_type, description, created_at, cause, cause_id, cause_no)
    select user_id, :coins, balance, 'topup', 'Top-up with ' || cast(:stars as bigint) || ' Stars', :now, 'payment',
        :chargeId, no
    from credit, paid
    returning balance_after
)
select a.user_id, a.fits, b.balance_after
from account a left join booked b on true
