-- The row in which the redemptions of a code by one person are counted, and the code where it is there: no row where not.
with opened as (
    insert into billing.promo_code_uses (code, pseudonym)
    select code, billing.pseudonym_of(:telegramId) from billing.promo_codes where code = :code
    on conflict do nothing
)
select code from billing.promo_codes where code = :code
