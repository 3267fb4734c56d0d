-- A redemption with what it granted, and whether it is the user's who asks, perhaps erased since.
select r.user_id, r.code, t.amount as coins, t.balance_after as balance,
    coalesce(u.telegram_id = :telegramId, u.pseudonym = billing.pseudonym_of(:telegramId)) as of_this_user
from billing.redemptions r
join billing.users u on u.id = r.user_id
join billing.transactions t
    on t.cause_no = r.no and t.cause = 'promo_code' and t.transaction_type = 'bonus'
where r.id = :id
