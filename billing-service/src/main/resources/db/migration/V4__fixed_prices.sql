-- Work whose price does not follow from seconds of audio, such as a summary: one second at a price of its own, which no free
-- second pays for. Holding, capturing, refunding and auditing are the same for both.
alter table reservations
    add column fixed_coins numeric(19, 2) check (fixed_coins > 0), -- as asked for; null where seconds have the day's price
    add constraint fixed_price_of_one_second check (
        fixed_coins is null
        or (requested_seconds = 1 and seconds = 1 and free_seconds = 0 and coins = fixed_coins
            and price_per_minute = 60 * fixed_coins));
