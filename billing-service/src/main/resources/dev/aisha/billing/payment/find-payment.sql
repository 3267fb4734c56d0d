-- A payment with the balances that it and its refund led to, and whether it is the user's who asks, perhaps erased since.
select p.user_id, p.order_id, p.stars, p.coins, p.refunded_at is not null as refunded,
    t.balance_after as balance, b.balance_after as balance_after_refund,
    coalesce(u.telegram_id = :telegramId, u.pseudonym = billing.pseudonym_of(:telegramId)) as of_this_user
from billing.payments p
join billing.users u on u.id = p.user_id
join billing.transactions t on t.cause_no = p.no and t.cause = 'payment' and t.transaction_type = 'topup'
left join billing.transactions b
    on b.cause_no = p.no and b.cause = 'payment' and b.transaction_type = 'topup_refund'
where p.charge_id = :chargeId
