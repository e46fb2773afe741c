-- Letters about work that somebody does not want.
ALTER TABLE "accounts"."person" ADD COLUMN "muted_letters" TEXT[] DEFAULT ARRAY[]::TEXT[];
