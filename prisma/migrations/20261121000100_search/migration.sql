-- pg_trgm may stand in this schema or, on a server of somebody else, in public.
SET search_path = portfolio, public;

-- CreateTable
CREATE TABLE "portfolio"."search_document" (
    "project_id" TEXT NOT NULL,
    "keys" tsvector NOT NULL,
    "head" tsvector NOT NULL,
    "title_keys" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_bg" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "places" TEXT[],
    "target_groups" TEXT[],
    "programmes" TEXT[],
    "organisations" TEXT[],
    "partner_countries" TEXT[],
    "periods" TEXT[],
    "has" TEXT[],
    "results_published" BOOLEAN NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "grant_eur_cents" BIGINT,
    "updated_on" DATE NOT NULL,

    CONSTRAINT "search_document_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "portfolio"."search_section" (
    "project_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "locale" TEXT,
    "text" TEXT NOT NULL,
    "keys" tsvector NOT NULL,

    CONSTRAINT "search_section_pkey" PRIMARY KEY ("project_id","position")
);

-- CreateTable
CREATE TABLE "portfolio"."search_word" (
    "key" TEXT NOT NULL,
    "latin" TEXT,
    "cyrillic" TEXT,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "search_document_keys_idx" ON "portfolio"."search_document" USING GIN ("keys");

-- CreateIndex
CREATE INDEX "search_document_title_keys_idx" ON "portfolio"."search_document" USING GIN ("title_keys" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "search_document_places_idx" ON "portfolio"."search_document" USING GIN ("places");

-- CreateIndex
CREATE INDEX "search_document_target_groups_idx" ON "portfolio"."search_document" USING GIN ("target_groups");

-- CreateIndex
CREATE INDEX "search_document_organisations_idx" ON "portfolio"."search_document" USING GIN ("organisations");

-- CreateIndex
CREATE INDEX "search_word_key_idx" ON "portfolio"."search_word" USING GIN ("key" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "portfolio"."search_document" ADD CONSTRAINT "search_document_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "portfolio"."project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."search_section" ADD CONSTRAINT "search_section_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "portfolio"."search_document"("project_id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Loads the library, so that its setting is known to the functions below.
SELECT similarity('', '');

-- What Prisma cannot say: functions carry the search path and the threshold with them.

-- Words of the vocabulary that may be meant by a mistyped one, most similar first. Two wrong letters in eight leave
-- 3 of 15 trigrams, hence 0.19; edit distance decides afterwards.
CREATE FUNCTION "portfolio"."similar_words"("word" text, "most" integer)
RETURNS TABLE ("key" text, "latin" text, "cyrillic" text)
LANGUAGE sql STABLE
SET search_path = portfolio, public
SET pg_trgm.similarity_threshold = 0.19
AS $$
  SELECT w.key, w.latin, w.cyrillic FROM portfolio.search_word w
  WHERE w.key % similar_words.word ORDER BY similarity(w.key, similar_words.word) DESC, w.key LIMIT similar_words.most
$$;

-- Projects whose titles resemble the words of an address, nearest first.
CREATE FUNCTION "portfolio"."similar_titles"("words" text, "most" integer)
RETURNS TABLE ("slug" text, "title_en" text, "title_bg" text)
LANGUAGE sql STABLE
SET search_path = portfolio, public
SET pg_trgm.word_similarity_threshold = 0.4
AS $$
  SELECT d.slug, d.title_en, d.title_bg FROM portfolio.search_document d
  WHERE similar_titles.words <% d.title_keys
  ORDER BY word_similarity(similar_titles.words, d.title_keys) DESC, d.slug LIMIT similar_titles.most
$$;

RESET search_path;
