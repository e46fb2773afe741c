-- A link may also let somebody choose a new password; then it belongs to a person.
ALTER TABLE "accounts"."invitation" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'invitation';
ALTER TABLE "accounts"."invitation" ADD COLUMN "person_id" TEXT;
ALTER TABLE "accounts"."invitation" ADD CONSTRAINT "invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "accounts"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "accounts"."invitation" ADD CONSTRAINT "invitation_kind_check" CHECK ("kind" IN ('invitation', 'reset') AND ("kind" = 'reset') = ("person_id" IS NOT NULL));

-- One second factor a person; its codes count once.
DROP INDEX "accounts"."two_factor_person_id_idx";
CREATE UNIQUE INDEX "two_factor_person_id_key" ON "accounts"."two_factor"("person_id");
ALTER TABLE "accounts"."two_factor" ADD COLUMN "last_step" BIGINT;

-- An address is one person's, however it is written.
CREATE UNIQUE INDEX "person_email_lower" ON "accounts"."person" (lower("email"));
