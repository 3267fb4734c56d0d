-- Exports that were asked for: one of each user, the latest. A row is deleted a day after it has come to its end.
CREATE TABLE exports (
    telegram_id   bigint      PRIMARY KEY, -- also the chat that it is sent to
    language_code text        NOT NULL,
    -- OPEN: to be packed and sent. FAILED: given up, and its user told.
    state         text        NOT NULL CHECK (state IN ('OPEN', 'SENT', 'FAILED')),
    asked_at      timestamptz NOT NULL,
    attempts      integer     NOT NULL DEFAULT 0, -- since the last part that was sent
    parts_sent    integer     NOT NULL DEFAULT 0 CHECK (parts_sent >= 0),
    -- the last transcript in these parts
    sent_up_to    timestamptz NOT NULL DEFAULT '1970-01-01T00:00Z',
    sent_up_to_id uuid        NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    -- when somebody has to look at it next; in the future while somebody is at it, whose it is by exactly this time
    due_at        timestamptz,

    CONSTRAINT looked_after CHECK ((state = 'OPEN') = (due_at IS NOT NULL))
);
CREATE INDEX exports_due ON exports (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX exports_by_age ON exports (asked_at);

-- In the order of their time, those of the same moment too.
DROP INDEX transcripts_of_sender;
CREATE INDEX transcripts_of_sender ON transcripts (sender_id, created_at, id);
