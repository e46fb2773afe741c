-- Which uploaded files the public may fetch: those of published documents. The rows go with the project.
CREATE TABLE "portfolio"."published_file" (
    "project_id" TEXT NOT NULL,
    "folder" TEXT NOT NULL,

    CONSTRAINT "published_file_pkey" PRIMARY KEY ("project_id","folder")
);

-- CreateIndex
CREATE INDEX "published_file_folder_idx" ON "portfolio"."published_file"("folder");

-- AddForeignKey
ALTER TABLE "portfolio"."published_file" ADD CONSTRAINT "published_file_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "portfolio"."project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
