-- pg_trgm may stand in this schema or, on a server of somebody else, in public.
SET search_path = portfolio, public;

-- Loads the library, so that its settings are known to the function below.
SELECT similarity('', '');

-- AlterTable
ALTER TABLE "portfolio"."programme" ADD COLUMN     "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "fund" TEXT;

-- CreateTable
CREATE TABLE "portfolio"."organisation_redirect" (
    "slug" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_redirect_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "editorial"."register_base" (
    "register" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "entry" JSONB NOT NULL,

    CONSTRAINT "register_base_pkey" PRIMARY KEY ("register","id")
);

-- CreateTable
CREATE TABLE "editorial"."organisation_key" (
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "core" TEXT NOT NULL,

    CONSTRAINT "organisation_key_pkey" PRIMARY KEY ("slug","position")
);

-- CreateTable
CREATE TABLE "editorial"."told_apart" (
    "kind" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "second" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "told_apart_pkey" PRIMARY KEY ("kind","first","second")
);

-- CreateIndex
CREATE INDEX "organisation_redirect_target_idx" ON "portfolio"."organisation_redirect"("target");

-- CreateIndex
CREATE INDEX "organisation_key_key_idx" ON "editorial"."organisation_key" USING GIN ("key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "organisation_key_core_idx" ON "editorial"."organisation_key" USING GIN ("core" gin_trgm_ops);

-- What content gave to a portfolio that is there already, so that the first application of changed content knows what
-- staff have changed since.
INSERT INTO "editorial"."register_base" SELECT 'places', id, to_jsonb(entry) FROM "portfolio"."place" entry;
INSERT INTO "editorial"."register_base" SELECT 'target-groups', slug, to_jsonb(entry) FROM "portfolio"."target_group" entry;
INSERT INTO "editorial"."register_base" SELECT 'programmes', slug, to_jsonb(entry) FROM "portfolio"."programme" entry;
INSERT INTO "editorial"."register_base" SELECT 'organisations', slug, to_jsonb(entry) FROM "portfolio"."organisation" entry;

-- Pairs of organisations whose names are the same, alike, or one within the other, likeliest first. Words that say only
-- what kind of organisation it is are left out of `core`. Thresholds: at 0.55 of 4 twins in the first portfolio none is
-- lost, and at 0.9 a name within a longer one has all its words in it.
CREATE FUNCTION "editorial"."similar_organisations"("only_slug" text, "most" integer)
RETURNS TABLE ("first" text, "second" text, "reason" text, "degree" real)
LANGUAGE sql STABLE
SET search_path = portfolio, public
SET pg_trgm.similarity_threshold = 0.55
SET pg_trgm.word_similarity_threshold = 0.9
AS $$
  WITH alike AS (
    SELECT least(a.slug, b.slug) AS first, greatest(a.slug, b.slug) AS second,
      CASE WHEN a.key = b.key THEN 'same-name' WHEN similarity(a.core, b.core) >= 0.55 THEN 'similar-name'
        ELSE 'name-within' END AS reason,
      CASE WHEN a.key = b.key THEN 1 ELSE greatest(similarity(a.core, b.core), 0.5 * word_similarity(a.core, b.core))
        END::real AS degree
    FROM editorial.organisation_key a
    JOIN editorial.organisation_key b ON a.slug <> b.slug AND (a.core % b.core OR a.core <% b.core)
    WHERE (only_slug IS NULL OR a.slug = only_slug OR b.slug = only_slug)
      AND (a.core % b.core OR a.core LIKE '% %')
  )
  SELECT first, second, (array_agg(reason ORDER BY degree DESC))[1], max(degree) FROM alike
  WHERE NOT EXISTS (
    SELECT FROM editorial.told_apart t WHERE t.kind = 'organisation' AND t.first = alike.first AND t.second = alike.second)
  GROUP BY first, second ORDER BY max(degree) DESC, first, second LIMIT most
$$;

RESET search_path;
