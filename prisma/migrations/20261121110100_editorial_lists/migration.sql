-- pg_trgm may stand in this schema or, on a server of somebody else, in public.
SET search_path = portfolio, public;

-- How many entries there are, kept by a trigger so that a list of a hundred thousand need not count them. Several rows
-- share a count (slot), so that two who save at once seldom wait for one another.
CREATE TABLE "editorial"."entry_count" (
    "programme" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "edition_state" TEXT NOT NULL,
    "slot" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "entry_count_pkey" PRIMARY KEY ("programme","state","edition_state","slot")
);

CREATE FUNCTION "editorial"."count_entry"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO "editorial"."entry_count" AS known VALUES
      (coalesce(OLD."programme", ''), OLD."state", coalesce(OLD."edition_state", ''), pg_backend_pid() % 16, -1)
    ON CONFLICT ("programme", "state", "edition_state", "slot") DO UPDATE SET "entries" = known."entries" - 1;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO "editorial"."entry_count" AS known VALUES
      (coalesce(NEW."programme", ''), NEW."state", coalesce(NEW."edition_state", ''), pg_backend_pid() % 16, 1)
    ON CONFLICT ("programme", "state", "edition_state", "slot") DO UPDATE SET "entries" = known."entries" + 1;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "entry_is_counted" AFTER INSERT OR DELETE ON "editorial"."entry"
  FOR EACH ROW EXECUTE FUNCTION "editorial"."count_entry"();

CREATE TRIGGER "entry_is_counted_anew" AFTER UPDATE ON "editorial"."entry"
  FOR EACH ROW WHEN (
    OLD."programme" IS DISTINCT FROM NEW."programme" OR OLD."state" <> NEW."state"
    OR OLD."edition_state" IS DISTINCT FROM NEW."edition_state"
  ) EXECUTE FUNCTION "editorial"."count_entry"();

INSERT INTO "editorial"."entry_count"
  SELECT coalesce("programme", ''), "state", coalesce("edition_state", ''), 0, count(*) FROM "editorial"."entry"
  GROUP BY 1, 2, 3;

-- The list of projects: by the state of the open edition, by what needs somebody, by words of title and address.
CREATE INDEX "entry_edition_state_changed_at_idx" ON "editorial"."entry"("edition_state", "changed_at");
CREATE INDEX "entry_attention_idx" ON "editorial"."entry" USING GIN ("attention");
CREATE INDEX "entry_words_idx" ON "editorial"."entry"
  USING GIN (lower("title_en" || ' ' || "title_bg" || ' ' || "slug") gin_trgm_ops);

-- My work: what somebody wrote, and what they have not saved.
CREATE INDEX "revision_author_id_seq_idx" ON "editorial"."revision"("author_id", "seq");
CREATE INDEX "revision_project_id_seq_idx" ON "editorial"."revision"("project_id", "seq");

RESET search_path;
