-- The person goes; account and sums stay under a pseudonym. Jobs under way are settled by their own ids.
update billing.users
set telegram_id = null, username = null, first_name = null, pseudonym = billing.pseudonym_of(:telegramId), erased_at = :now
where telegram_id = :telegramId
returning id
