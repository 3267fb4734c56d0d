select coins, most_redemptions, most_per_user, expires_at, operator from billing.promo_codes where code = :code
