-- What it takes to undo a merge of organisations.
CREATE TABLE "editorial"."organisation_merge" (
    "id" UUID NOT NULL,
    "from" TEXT NOT NULL,
    "into" TEXT NOT NULL,
    "gone" JSONB NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "redirects" TEXT[],
    "apart" JSONB NOT NULL,
    "namings" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "organisation_merge_from_at_idx" ON "editorial"."organisation_merge"("from", "at");

-- CreateIndex
CREATE INDEX "organisation_merge_into_at_idx" ON "editorial"."organisation_merge"("into", "at");
