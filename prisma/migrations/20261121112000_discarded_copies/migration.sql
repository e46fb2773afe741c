-- Unsaved text that somebody discarded stays for a while, so that it can be taken back.
ALTER TABLE "editorial"."working_copy" ADD COLUMN "discarded_at" TIMESTAMPTZ(3);
