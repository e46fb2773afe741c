-- Tables that staff bring in: the file, what its columns mean, and what each row would do.
ALTER TABLE "editorial"."batch" ADD COLUMN "file_key" TEXT,
ADD COLUMN "mapping" JSONB,
ADD COLUMN "name" TEXT,
ADD COLUMN "opened" JSONB;

ALTER TABLE "editorial"."batch_row" ADD COLUMN "created" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "kind" TEXT,
ADD COLUMN "line" INTEGER,
ADD COLUMN "title" TEXT NOT NULL DEFAULT '',
ADD COLUMN "told" JSONB;

-- CreateTable
CREATE TABLE "editorial"."table_mapping" (
    "person_id" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "programme" TEXT,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "table_mapping_pkey" PRIMARY KEY ("person_id","signature")
);

-- CreateIndex
CREATE INDEX "table_mapping_signature_used_at_idx" ON "editorial"."table_mapping"("signature", "used_at");

-- CreateIndex
CREATE INDEX "batch_row_batch_id_kind_position_idx" ON "editorial"."batch_row"("batch_id", "kind", "position");
