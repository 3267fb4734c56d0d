-- Updates that were taken from Telegram, so that a repeated one does nothing. Rows are deleted after some days:
-- Telegram repeats an update for 24 hours, and may start its numbers anew after a quiet week.
CREATE TABLE inbox (
    bot_id      bigint      NOT NULL,
    update_id   bigint      NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (bot_id, update_id)
);
CREATE INDEX inbox_by_age ON inbox (received_at);

-- One row per voice note: the truth about its job. A step is one conditional update of it.
CREATE TABLE jobs (
    id                  uuid        PRIMARY KEY,
    state               text        NOT NULL
                        CHECK (state IN ('ACCEPTED', 'RESERVED', 'QUEUED', 'DONE', 'FAILED', 'REJECTED')),

    -- the note, as the update showed it
    chat_id             bigint      NOT NULL,
    message_id          bigint      NOT NULL,
    sender_id           bigint      NOT NULL,
    sender_username     text,       -- these two only until billing has them
    sender_first_name   text,
    language_code       text,
    media_kind          text        NOT NULL
                        CHECK (media_kind IN ('voice', 'audio', 'video_note', 'video', 'document')),
    file_id             text        NOT NULL,
    file_name           text,
    mime_type           text,
    file_size           bigint      CHECK (file_size >= 0),
    announced_seconds   bigint      CHECK (announced_seconds >= 0),

    -- the hold
    user_id             uuid,       -- billing's id of the sender
    held_seconds        bigint      CHECK (held_seconds > 0),

    -- the queue
    lane                text        CHECK (lane IN ('short', 'long')),
    entry_id            text,       -- in the lane's stream; it stays there until the job is finished
    entry_missing_since timestamptz,
    submitted_at        timestamptz,

    -- the end
    seconds             bigint      CHECK (seconds >= 0), -- to be paid for
    failure             text,       -- a FailureCode
    rejection           text        CHECK (rejection IN ('INSUFFICIENT_FUNDS', 'FILE_TOO_BIG')),
    missing_coins       numeric(18, 2),
    available_coins     numeric(18, 2),
    settlement          text        CHECK (settlement IN ('DUE', 'CAPTURED', 'RELEASED', 'REFUSED')),
    price               numeric(18, 2),
    free_seconds        bigint,
    balance             numeric(18, 2),

    accepted_at         timestamptz NOT NULL,
    deadline_at         timestamptz NOT NULL,
    concluded_at        timestamptz,
    -- when somebody has to look at this job next; null when nothing is left to do for it
    due_at              timestamptz,

    CONSTRAINT held_once_reserved  CHECK (state NOT IN ('RESERVED', 'QUEUED', 'DONE')
                                          OR (user_id IS NOT NULL AND held_seconds IS NOT NULL)),
    CONSTRAINT entry_once_queued   CHECK (state <> 'QUEUED'
                                          OR (lane IS NOT NULL AND entry_id IS NOT NULL AND submitted_at IS NOT NULL)),
    CONSTRAINT seconds_if_done     CHECK ((state = 'DONE') = (seconds IS NOT NULL)),
    CONSTRAINT failure_if_failed   CHECK ((state = 'FAILED') = (failure IS NOT NULL)),
    CONSTRAINT reason_if_rejected  CHECK ((state = 'REJECTED') = (rejection IS NOT NULL)),
    CONSTRAINT gap_if_no_funds     CHECK (rejection IS DISTINCT FROM 'INSUFFICIENT_FUNDS'
                                          OR (missing_coins IS NOT NULL AND available_coins IS NOT NULL)),
    CONSTRAINT end_has_time        CHECK ((state IN ('DONE', 'FAILED', 'REJECTED')) = (concluded_at IS NOT NULL)),
    CONSTRAINT settled_at_the_end  CHECK ((state IN ('DONE', 'FAILED')) = (settlement IS NOT NULL)),
    CONSTRAINT captured_if_done    CHECK (settlement IS DISTINCT FROM 'CAPTURED'
                                          OR (state = 'DONE' AND price IS NOT NULL AND free_seconds IS NOT NULL
                                              AND balance IS NOT NULL)),
    CONSTRAINT released_if_failed  CHECK (settlement IS DISTINCT FROM 'RELEASED' OR state = 'FAILED'),
    CONSTRAINT looked_after        CHECK (due_at IS NOT NULL OR state IN ('DONE', 'FAILED', 'REJECTED'))
);
CREATE INDEX jobs_due ON jobs (due_at) WHERE due_at IS NOT NULL;

-- The message in the chat that becomes the transcript, or the word about why there is none.
CREATE TABLE deliveries (
    job_id        uuid        PRIMARY KEY REFERENCES jobs ON DELETE CASCADE,
    state         text        NOT NULL CHECK (state IN ('PLACED', 'READY', 'DELIVERED', 'UNDELIVERABLE')),
    message_id    bigint,     -- null until the placeholder is known to stand in the chat
    shown_percent integer     NOT NULL DEFAULT 0 CHECK (shown_percent BETWEEN 0 AND 100),
    shown_at      timestamptz, -- of the last progress
    attempts      integer     NOT NULL DEFAULT 0,
    delivered_at  timestamptz,
    reason        text,       -- why it is undeliverable
    -- when somebody has to look at this delivery next; in the future while somebody is at it; null when nothing is left
    due_at        timestamptz,

    CONSTRAINT time_if_delivered      CHECK ((state = 'DELIVERED') = (delivered_at IS NOT NULL)),
    CONSTRAINT reason_if_undeliverable CHECK ((state = 'UNDELIVERABLE') = (reason IS NOT NULL)),
    CONSTRAINT looked_after           CHECK (due_at IS NOT NULL OR state <> 'READY')
);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE due_at IS NOT NULL;

-- What is kept of a finished job. Objects lie in the store under these keys.
CREATE TABLE transcripts (
    id                  uuid        PRIMARY KEY, -- the job's id
    user_id             uuid        NOT NULL,
    audio_key           text        NOT NULL,
    transcript_key      text        NOT NULL,
    transcript_metadata jsonb       NOT NULL,
    created_at          timestamptz NOT NULL
);
CREATE INDEX transcripts_of_user ON transcripts (user_id, created_at);

CREATE TABLE audio_files (
    id            uuid        PRIMARY KEY, -- the job's id
    transcript_id uuid        NOT NULL REFERENCES transcripts ON DELETE CASCADE,
    user_id       uuid        NOT NULL,
    audio_key     text        NOT NULL,
    media_kind    text        NOT NULL,
    file_name     text,
    mime_type     text,
    file_size     bigint,
    seconds       bigint      NOT NULL,
    created_at    timestamptz NOT NULL
);
CREATE INDEX audio_files_of_user ON audio_files (user_id, created_at);
