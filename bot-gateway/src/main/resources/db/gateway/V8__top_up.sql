-- Orders of coins whose invoices were sent; billing has them as well, and has the last word.
CREATE TABLE orders (
    id          uuid           PRIMARY KEY,
    telegram_id bigint         NOT NULL,
    stars       bigint         NOT NULL CHECK (stars > 0),
    coins       numeric(18, 2) NOT NULL CHECK (coins > 0),
    payload     text           NOT NULL UNIQUE, -- of the invoice
    made_at     timestamptz    NOT NULL
);
CREATE INDEX orders_by_age ON orders (made_at);

-- Stars that were paid. A row is there before the update that tells of it is acknowledged.
CREATE TABLE payments (
    id             uuid           PRIMARY KEY, -- made from the charge
    charge_id      text           NOT NULL UNIQUE,
    telegram_id    bigint         NOT NULL,
    language_code  text,
    stars          bigint         NOT NULL,
    payload        text           NOT NULL,
    order_id       uuid,          -- null where nobody knows the payload
    coins          numeric(18, 2),
    -- PAID, then CREDITED. REFUNDING: the coins are taken back, then the Stars returned; then REFUNDED.
    -- STUCK: somebody has to look, the log says why.
    state          text           NOT NULL CHECK (state IN ('PAID', 'CREDITED', 'REFUNDING', 'REFUNDED', 'STUCK')),
    stars_returned boolean        NOT NULL DEFAULT false,
    coins_taken    boolean        NOT NULL DEFAULT false,
    paid_at        timestamptz    NOT NULL,
    -- seen in Telegram's own list of transactions
    listed_at      timestamptz,
    -- when somebody has to look at it next; null when nothing is left to do
    due_at         timestamptz,

    CONSTRAINT known_once_credited CHECK (state NOT IN ('CREDITED', 'REFUNDED') OR order_id IS NOT NULL),
    CONSTRAINT looked_after CHECK (due_at IS NOT NULL OR state NOT IN ('PAID', 'REFUNDING'))
);
CREATE INDEX payments_due ON payments (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX payments_of_user ON payments (telegram_id, paid_at);
CREATE INDEX payments_not_listed ON payments (paid_at) WHERE listed_at IS NULL;

-- What differs between Telegram's list of Star transactions and these payments.
CREATE TABLE star_differences (
    charge_id   text        NOT NULL,
    kind        text        NOT NULL
                CHECK (kind IN ('NOT_KNOWN_HERE', 'NOT_KNOWN_THERE', 'AMOUNT_DIFFERS', 'REFUND_NOT_KNOWN_HERE')),
    telegram_id bigint      NOT NULL,
    stars       bigint      NOT NULL,
    found_at    timestamptz NOT NULL,
    PRIMARY KEY (charge_id, kind)
);

-- How far Telegram's list has been compared, and when it is to be next. One row.
CREATE TABLE star_reconciliation (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    position integer     NOT NULL DEFAULT 0,
    due_at   timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO star_reconciliation DEFAULT VALUES;
