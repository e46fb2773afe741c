-- Pages that staff imported, with what was read of them and what a person chose.
CREATE TABLE "editorial"."source_document" (
    "id" UUID NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "format" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "part" INTEGER NOT NULL DEFAULT 0,
    "reading" JSONB NOT NULL,
    "number" TEXT,
    "duplicates" JSONB NOT NULL DEFAULT '[]',
    "choices" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'open',
    "project_id" TEXT,
    "file_key" TEXT,
    "replaces" UUID,

    CONSTRAINT "source_document_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "source_document_state_created_at_idx" ON "editorial"."source_document"("state", "created_at");

-- CreateIndex
CREATE INDEX "source_document_created_by_created_at_idx" ON "editorial"."source_document"("created_by", "created_at");

-- CreateIndex
CREATE INDEX "source_document_project_id_idx" ON "editorial"."source_document"("project_id");

-- CreateIndex
CREATE INDEX "source_document_text_hash_idx" ON "editorial"."source_document"("text_hash");

-- CreateIndex
CREATE INDEX "source_document_url_idx" ON "editorial"."source_document"("url");

-- CreateIndex
CREATE INDEX "source_document_number_idx" ON "editorial"."source_document"("number");
