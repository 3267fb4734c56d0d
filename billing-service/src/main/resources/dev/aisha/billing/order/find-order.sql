-- An order, and whether it is the user's who asks, perhaps erased since.
select o.user_id, o.package, o.stars, o.coins, o.payload, o.created_at,
    coalesce(u.telegram_id = :telegramId, u.pseudonym = billing.pseudonym_of(:telegramId)) as of_this_user
from billing.orders o join billing.users u on u.id = o.user_id
where o.id = :id
