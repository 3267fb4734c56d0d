-- Makes a code. No row where it is there.
insert into billing.promo_codes (code, coins, most_redemptions, most_per_user, expires_at, operator, created_at)
values (:code, :coins, :mostRedemptions, :mostPerUser, :expiresAt, :operator, :now)
on conflict (code) do nothing
returning code
