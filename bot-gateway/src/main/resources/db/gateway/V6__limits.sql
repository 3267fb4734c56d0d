-- Limits of what one user may send in a time. A job that is beyond one of them is rejected; its sender is told once, and not
-- again for each of those that follow.
ALTER TABLE jobs
    ADD COLUMN refused_by text,              -- the limit
    ADD COLUMN refused_until timestamptz,    -- when there is room for it again
    ADD COLUMN refusal_told boolean,
    ADD CONSTRAINT limit_if_too_fast CHECK (rejection IS DISTINCT FROM 'TOO_FAST'
        OR (refused_by IS NOT NULL AND refused_until IS NOT NULL AND refusal_told IS NOT NULL)),
    DROP CONSTRAINT jobs_rejection_check,
    ADD CONSTRAINT jobs_rejection_check
        CHECK (rejection IN ('INSUFFICIENT_FUNDS', 'FILE_TOO_BIG', 'TOO_BUSY', 'TOO_MANY_OPEN', 'TOO_FAST'));

-- SILENT: its job was refused without a word, and no message is ever placed for it.
ALTER TABLE deliveries
    DROP CONSTRAINT deliveries_state_check,
    ADD CONSTRAINT deliveries_state_check
        CHECK (state IN ('PLACED', 'READY', 'DELIVERED', 'UNDELIVERABLE', 'SILENT'));

CREATE OR REPLACE FUNCTION tell_of_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    happened text := CASE
        WHEN TG_OP = 'INSERT' THEN lower(NEW.state)
        WHEN OLD.state <> NEW.state AND NEW.state = 'RESERVED' AND NEW.quote_open THEN 'quoted'
        WHEN OLD.state <> NEW.state THEN lower(NEW.state)
        WHEN OLD.quote_open AND NOT NEW.quote_open THEN 'agreed'
        WHEN OLD.entry_id IS DISTINCT FROM NEW.entry_id THEN 'requeued'
        WHEN NEW.settlement = 'DUE' THEN 'settlement_due'
        ELSE lower(NEW.settlement)
    END;
BEGIN
    INSERT INTO gateway.job_events (job_id, event, detail) VALUES (NEW.id, happened, jsonb_strip_nulls(CASE happened
        WHEN 'accepted' THEN jsonb_build_object(
            'kind', NEW.media_kind, 'announcedSeconds', NEW.announced_seconds, 'bytes', NEW.file_size,
            'repeats', NEW.repeats)
        WHEN 'reserved' THEN jsonb_build_object(
            'user', NEW.user_id, 'heldSeconds', NEW.held_seconds, 'lane', NEW.lane)
        WHEN 'quoted' THEN jsonb_build_object(
            'user', NEW.user_id, 'heldSeconds', NEW.held_seconds, 'lane', NEW.lane,
            'coins', NEW.quoted_coins, 'freeSeconds', NEW.quoted_free_seconds)
        WHEN 'queued' THEN jsonb_build_object('lane', NEW.lane, 'entry', NEW.entry_id, 'place', NEW.place)
        WHEN 'requeued' THEN jsonb_build_object(
            'lane', NEW.lane, 'entry', NEW.entry_id, 'lostEntry', OLD.entry_id, 'place', NEW.place)
        WHEN 'done' THEN jsonb_build_object('seconds', NEW.seconds)
        WHEN 'failed' THEN jsonb_build_object('code', NEW.failure)
        WHEN 'rejected' THEN jsonb_build_object(
            'code', NEW.rejection, 'missingCoins', NEW.missing_coins, 'availableCoins', NEW.available_coins,
            'limit', NEW.refused_by, 'until', NEW.refused_until, 'told', NEW.refusal_told)
        WHEN 'captured' THEN jsonb_build_object('coins', NEW.price, 'freeSeconds', NEW.free_seconds)
        ELSE '{}'::jsonb
    END));
    RETURN NULL;
END $$;
