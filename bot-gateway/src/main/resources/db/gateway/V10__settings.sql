-- What users have chosen beside their language; null where it is as for everybody.
ALTER TABLE user_settings
    ADD COLUMN spoken          text[]  NOT NULL DEFAULT '{}', -- ISO 639-1, hints to the speech service
    ADD COLUMN vocabulary      text[]  NOT NULL DEFAULT '{}', -- words to be spelt like this
    ADD COLUMN timestamps      boolean NOT NULL DEFAULT false,
    ADD COLUMN keep_audio_days integer CHECK (keep_audio_days IN (0, 1, 30, 365));

-- The sound that is still kept, the oldest first.
CREATE INDEX audio_files_by_age ON audio_files (created_at);
