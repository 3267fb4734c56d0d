-- What a long job would cost at most, told before it is begun. Coins are held meanwhile; a job that its sender has not
-- agreed to waits as RESERVED, and takes no place.
ALTER TABLE jobs
    ADD COLUMN quote_open boolean NOT NULL DEFAULT false,
    ADD COLUMN quoted_coins numeric(18, 2),
    ADD COLUMN quoted_free_seconds bigint,
    ADD CONSTRAINT price_if_quoted CHECK (NOT quote_open OR (quoted_coins IS NOT NULL AND quoted_free_seconds IS NOT NULL));

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
            'code', NEW.rejection, 'missingCoins', NEW.missing_coins, 'availableCoins', NEW.available_coins)
        WHEN 'captured' THEN jsonb_build_object('coins', NEW.price, 'freeSeconds', NEW.free_seconds)
        ELSE '{}'::jsonb
    END));
    RETURN NULL;
END $$;

DROP TRIGGER tell_of_job ON jobs;
CREATE TRIGGER tell_of_job AFTER UPDATE OF state, entry_id, settlement, quote_open ON jobs FOR EACH ROW
    WHEN (OLD.state <> NEW.state OR OLD.entry_id IS DISTINCT FROM NEW.entry_id
        OR OLD.settlement IS DISTINCT FROM NEW.settlement OR OLD.quote_open <> NEW.quote_open)
    EXECUTE FUNCTION tell_of_job();
