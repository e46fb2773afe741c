-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "portfolio";

-- CreateExtension
-- In the read model's own schema, so that the public role needs no other.
CREATE EXTENSION IF NOT EXISTS "pg_trgm" SCHEMA "portfolio";

-- CreateTable
CREATE TABLE "portfolio"."change" (
    "seq" BIGSERIAL NOT NULL,
    "tags" TEXT[],
    "tombstone" BOOLEAN NOT NULL DEFAULT false,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "portfolio"."applied_content" (
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "applied_content_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "portfolio"."place" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name_slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_bg" TEXT NOT NULL,
    "parent_id" TEXT,
    "nuts3" TEXT,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "aliases" TEXT[],

    CONSTRAINT "place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portfolio"."place_ancestor" (
    "place_id" TEXT NOT NULL,
    "ancestor_id" TEXT NOT NULL,
    "distance" INTEGER NOT NULL,

    CONSTRAINT "place_ancestor_pkey" PRIMARY KEY ("place_id","ancestor_id")
);

-- CreateTable
CREATE TABLE "portfolio"."project" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_bg" TEXT NOT NULL,
    "working_title" BOOLEAN NOT NULL,
    "number" TEXT,
    "programme_slug" TEXT,
    "funding_period" TEXT,
    "fund" TEXT,
    "declared_status" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "grant_eur_cents" BIGINT,
    "results_published" BOOLEAN NOT NULL,
    "has_results" BOOLEAN NOT NULL,
    "has_documents" BOOLEAN NOT NULL,
    "has_photos" BOOLEAN NOT NULL,
    "has_bilateral" BOOLEAN NOT NULL,
    "updated_on" DATE NOT NULL,
    "document" JSONB NOT NULL,
    "document_hash" TEXT NOT NULL,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portfolio"."project_place" (
    "project_id" TEXT NOT NULL,
    "place_id" TEXT NOT NULL,

    CONSTRAINT "project_place_pkey" PRIMARY KEY ("project_id","place_id")
);

-- CreateTable
CREATE TABLE "portfolio"."project_target_group" (
    "project_id" TEXT NOT NULL,
    "target_group_slug" TEXT NOT NULL,
    "basis" TEXT NOT NULL,

    CONSTRAINT "project_target_group_pkey" PRIMARY KEY ("project_id","target_group_slug")
);

-- CreateTable
CREATE TABLE "portfolio"."project_participant" (
    "project_id" TEXT NOT NULL,
    "organisation_slug" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "name_as_stated" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "project_participant_pkey" PRIMARY KEY ("project_id","organisation_slug","role")
);

-- CreateTable
CREATE TABLE "portfolio"."project_donor_country" (
    "project_id" TEXT NOT NULL,
    "country" TEXT NOT NULL,

    CONSTRAINT "project_donor_country_pkey" PRIMARY KEY ("project_id","country")
);

-- CreateTable
CREATE TABLE "portfolio"."output" (
    "project_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_bg" TEXT NOT NULL,
    "languages" TEXT[],
    "url" TEXT,
    "bilateral" BOOLEAN NOT NULL,
    "described_by_us" BOOLEAN NOT NULL,

    CONSTRAINT "output_pkey" PRIMARY KEY ("project_id","id")
);

-- CreateTable
CREATE TABLE "portfolio"."programme" (
    "slug" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_bg" TEXT NOT NULL,
    "description_en" TEXT,
    "description_bg" TEXT,
    "funding_period" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "portfolio"."target_group" (
    "slug" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_bg" TEXT NOT NULL,
    "description_en" TEXT,
    "description_bg" TEXT,
    "parent_slug" TEXT,
    "position" INTEGER NOT NULL,
    "aliases" TEXT[],

    CONSTRAINT "target_group_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "portfolio"."target_group_ancestor" (
    "target_group_slug" TEXT NOT NULL,
    "ancestor_slug" TEXT NOT NULL,
    "distance" INTEGER NOT NULL,

    CONSTRAINT "target_group_ancestor_pkey" PRIMARY KEY ("target_group_slug","ancestor_slug")
);

-- CreateTable
CREATE TABLE "portfolio"."organisation" (
    "slug" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_bg" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "place_id" TEXT,
    "aliases" TEXT[],
    "url" TEXT,
    "translated" TEXT[],

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE UNIQUE INDEX "place_slug_key" ON "portfolio"."place"("slug");

-- CreateIndex
CREATE INDEX "place_parent_id_idx" ON "portfolio"."place"("parent_id");

-- CreateIndex
CREATE INDEX "place_name_slug_idx" ON "portfolio"."place"("name_slug");

-- CreateIndex
CREATE INDEX "place_ancestor_ancestor_id_idx" ON "portfolio"."place_ancestor"("ancestor_id");

-- CreateIndex
CREATE UNIQUE INDEX "project_slug_key" ON "portfolio"."project"("slug");

-- CreateIndex
CREATE INDEX "project_programme_slug_idx" ON "portfolio"."project"("programme_slug");

-- CreateIndex
CREATE INDEX "project_starts_on_idx" ON "portfolio"."project"("starts_on");

-- CreateIndex
CREATE INDEX "project_ends_on_idx" ON "portfolio"."project"("ends_on");

-- CreateIndex
CREATE INDEX "project_grant_eur_cents_idx" ON "portfolio"."project"("grant_eur_cents");

-- CreateIndex
CREATE INDEX "project_updated_on_idx" ON "portfolio"."project"("updated_on");

-- CreateIndex
CREATE INDEX "project_place_place_id_idx" ON "portfolio"."project_place"("place_id");

-- CreateIndex
CREATE INDEX "project_target_group_target_group_slug_idx" ON "portfolio"."project_target_group"("target_group_slug");

-- CreateIndex
CREATE INDEX "project_participant_organisation_slug_idx" ON "portfolio"."project_participant"("organisation_slug");

-- CreateIndex
CREATE INDEX "project_donor_country_country_idx" ON "portfolio"."project_donor_country"("country");

-- CreateIndex
CREATE INDEX "output_kind_idx" ON "portfolio"."output"("kind");

-- CreateIndex
CREATE INDEX "target_group_ancestor_ancestor_slug_idx" ON "portfolio"."target_group_ancestor"("ancestor_slug");

-- AddForeignKey
ALTER TABLE "portfolio"."place" ADD CONSTRAINT "place_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "portfolio"."place"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."place_ancestor" ADD CONSTRAINT "place_ancestor_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "portfolio"."place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."place_ancestor" ADD CONSTRAINT "place_ancestor_ancestor_id_fkey" FOREIGN KEY ("ancestor_id") REFERENCES "portfolio"."place"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."project" ADD CONSTRAINT "project_programme_slug_fkey" FOREIGN KEY ("programme_slug") REFERENCES "portfolio"."programme"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."project_place" ADD CONSTRAINT "project_place_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "portfolio"."project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."project_place" ADD CONSTRAINT "project_place_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "portfolio"."place"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."project_target_group" ADD CONSTRAINT "project_target_group_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "portfolio"."project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."project_target_group" ADD CONSTRAINT "project_target_group_target_group_slug_fkey" FOREIGN KEY ("target_group_slug") REFERENCES "portfolio"."target_group"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."project_participant" ADD CONSTRAINT "project_participant_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "portfolio"."project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."project_participant" ADD CONSTRAINT "project_participant_organisation_slug_fkey" FOREIGN KEY ("organisation_slug") REFERENCES "portfolio"."organisation"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."project_donor_country" ADD CONSTRAINT "project_donor_country_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "portfolio"."project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."output" ADD CONSTRAINT "output_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "portfolio"."project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."target_group" ADD CONSTRAINT "target_group_parent_slug_fkey" FOREIGN KEY ("parent_slug") REFERENCES "portfolio"."target_group"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."target_group_ancestor" ADD CONSTRAINT "target_group_ancestor_target_group_slug_fkey" FOREIGN KEY ("target_group_slug") REFERENCES "portfolio"."target_group"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."target_group_ancestor" ADD CONSTRAINT "target_group_ancestor_ancestor_slug_fkey" FOREIGN KEY ("ancestor_slug") REFERENCES "portfolio"."target_group"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portfolio"."organisation" ADD CONSTRAINT "organisation_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "portfolio"."place"("id") ON DELETE SET NULL ON UPDATE CASCADE;
