-- Jobs that have a language model make something of a transcript. Of these the note is that of the transcript's job.
ALTER TABLE jobs
    ADD COLUMN rendition          text CHECK (rendition IN ('summary', 'todo', 'minutes', 'translation')), -- null: the note is transcribed
    ADD COLUMN rendition_of       uuid, -- the transcript, and its job
    ADD COLUMN rendition_language text, -- ISO 639-1; null: that of the transcript
    ADD COLUMN rendition_coins    numeric(18, 2) CHECK (rendition_coins > 0),
    ADD CONSTRAINT rendition_is_whole CHECK (
        num_nonnulls(rendition, rendition_of, rendition_coins) IN (0, 3)
        AND (rendition_language IS NOT NULL) = (rendition IS NOT DISTINCT FROM 'translation'));

ALTER TABLE user_settings ADD COLUMN summaries boolean NOT NULL DEFAULT false; -- one of each long note, unasked
