-- What admins ask for in chat.

-- Jobs of a time, and who was active in it.
CREATE INDEX jobs_by_age ON jobs (accepted_at, sender_id);

-- Adjustments of balances that an admin is asked to agree to. The id is billing's, too, so that each is booked once, however
-- often it is asked for. Rows are deleted after a day.
CREATE TABLE adjustments (
    id          uuid           PRIMARY KEY,
    admin_id    bigint         NOT NULL,
    telegram_id bigint         NOT NULL,
    amount      numeric(11, 2) NOT NULL CHECK (amount <> 0),
    reason      text           NOT NULL CHECK (length(reason) BETWEEN 1 AND 255),
    asked_at    timestamptz    NOT NULL,
    -- billing has been asked: whether it is booked then, only billing knows
    begun       boolean        NOT NULL DEFAULT false
);
CREATE INDEX adjustments_by_age ON adjustments (asked_at);

-- Messages to everybody. DRAFT until its admin agrees; SENDING until everybody has had a turn, or somebody stops it.
CREATE TABLE broadcasts (
    id         uuid        PRIMARY KEY,
    state      text        NOT NULL CHECK (state IN ('DRAFT', 'SENDING', 'DONE', 'STOPPED')),
    admin_id   bigint      NOT NULL, -- also the chat in which its progress is told; 0 once they are erased
    message_id bigint,               -- in which it is told; null until it stands
    text       text        NOT NULL,
    asked_at   timestamptz NOT NULL,
    -- when the next message may go: nobody sends one before, so all replicas together keep the pace
    due_at     timestamptz NOT NULL,
    told_at    timestamptz NOT NULL, -- of the last progress
    ended_at   timestamptz,

    CONSTRAINT end_has_time CHECK ((state IN ('DONE', 'STOPPED')) = (ended_at IS NOT NULL))
);
-- One at a time.
CREATE UNIQUE INDEX broadcasts_open ON broadcasts ((true)) WHERE state IN ('DRAFT', 'SENDING');

-- Whom it goes to. SENT is written before a message is sent, so that nobody gets it twice, whatever dies; it stands where
-- nobody knows what became of it.
CREATE TABLE broadcast_recipients (
    broadcast_id uuid        NOT NULL REFERENCES broadcasts ON DELETE CASCADE,
    telegram_id  bigint      NOT NULL,
    state        text        NOT NULL DEFAULT 'PENDING'
                 CHECK (state IN ('PENDING', 'SENT', 'FAILED', 'BLOCKED')),
    attempts     integer     NOT NULL DEFAULT 0,
    due_at       timestamptz NOT NULL, -- not before, while PENDING
    PRIMARY KEY (telegram_id, broadcast_id)
);
CREATE INDEX broadcast_recipients_pending ON broadcast_recipients (broadcast_id, due_at, telegram_id)
    WHERE state = 'PENDING';
CREATE INDEX broadcast_recipients_by_state ON broadcast_recipients (broadcast_id, state);
