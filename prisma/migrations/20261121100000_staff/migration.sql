-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "accounts";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "editorial";

-- CreateTable
CREATE TABLE "accounts"."person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "disabled_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts"."session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "second_factor_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts"."credential" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts"."verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts"."two_factor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "person_id" TEXT NOT NULL,

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts"."passkey" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "public_key" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "credential_id" TEXT NOT NULL,
    "counter" INTEGER NOT NULL,
    "device_type" TEXT NOT NULL,
    "backed_up" BOOLEAN NOT NULL,
    "transports" TEXT,
    "aaguid" TEXT,
    "created_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts"."membership" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "programme" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts"."invitation" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "roles" JSONB NOT NULL,
    "invited_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts"."api_token" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts"."rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "editorial"."entry" (
    "project_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title_en" TEXT NOT NULL DEFAULT '',
    "title_bg" TEXT NOT NULL DEFAULT '',
    "programme" TEXT,
    "state" TEXT NOT NULL DEFAULT 'unpublished',
    "published_revision" UUID,
    "merged_into" TEXT,
    "state_before_trash" TEXT,
    "edition_state" TEXT,
    "completeness" INTEGER NOT NULL DEFAULT 0,
    "attention" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_by" TEXT,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "editorial"."edition" (
    "id" UUID NOT NULL,
    "project_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "head_revision" UUID NOT NULL,
    "approved_revision" UUID,
    "approved_by" TEXT,
    "submitted_by" TEXT,
    "assigned_to" TEXT,
    "reason" TEXT,
    "scheduled_for" TIMESTAMPTZ(3),
    "publication_note" JSONB,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."revision" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "project_id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "parent" UUID,
    "draft" JSONB NOT NULL,
    "statements" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "changed" TEXT[],
    "note" TEXT,
    "author_id" TEXT NOT NULL,
    "operation_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."working_copy" (
    "person_id" TEXT NOT NULL,
    "edition_id" UUID NOT NULL,
    "form_id" TEXT NOT NULL,
    "base_revision" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "draft" JSONB NOT NULL,
    "focus" TEXT,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "working_copy_pkey" PRIMARY KEY ("person_id","edition_id","form_id")
);

-- CreateTable
CREATE TABLE "editorial"."presence" (
    "person_id" TEXT NOT NULL,
    "edition_id" UUID NOT NULL,
    "form_id" TEXT NOT NULL,
    "field" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "typed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("person_id","edition_id","form_id")
);

-- CreateTable
CREATE TABLE "editorial"."note" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."share_link" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "share_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."promoter_question" (
    "id" UUID NOT NULL,
    "project_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "paths" TEXT[],
    "message" TEXT NOT NULL DEFAULT '',
    "answer" JSONB,
    "asked_by" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "promoter_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."audit_event" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "person_id" TEXT,
    "action" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "editorial"."saved_view" (
    "id" UUID NOT NULL,
    "person_id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."asset" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "variants" JSONB NOT NULL DEFAULT '[]',
    "alt_en" TEXT NOT NULL DEFAULT '',
    "alt_bg" TEXT NOT NULL DEFAULT '',
    "decorative" BOOLEAN NOT NULL DEFAULT false,
    "credit" TEXT NOT NULL DEFAULT '',
    "focus_x" INTEGER NOT NULL DEFAULT 500,
    "focus_y" INTEGER NOT NULL DEFAULT 500,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "trashed_at" TIMESTAMPTZ(3),

    CONSTRAINT "asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."batch" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'prepared',
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."batch_row" (
    "batch_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "project_id" TEXT,
    "cells" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "problem" TEXT,
    "revision" UUID,
    "before" UUID,

    CONSTRAINT "batch_row_pkey" PRIMARY KEY ("batch_id","position")
);

-- CreateTable
CREATE TABLE "editorial"."outbox_letter" (
    "id" UUID NOT NULL,
    "to" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editorial"."programme_setting" (
    "programme" TEXT NOT NULL,
    "four_eyes" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "programme_setting_pkey" PRIMARY KEY ("programme")
);

-- CreateTable
CREATE TABLE "portfolio"."project_redirect" (
    "slug" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_redirect_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "portfolio"."project_notice" (
    "project_id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title_en" TEXT NOT NULL DEFAULT '',
    "title_bg" TEXT NOT NULL DEFAULT '',
    "reason_en" TEXT NOT NULL DEFAULT '',
    "reason_bg" TEXT NOT NULL DEFAULT '',
    "merged_into" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "project_notice_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "portfolio"."published_change" (
    "seq" BIGSERIAL NOT NULL,
    "project_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason_en" TEXT NOT NULL DEFAULT '',
    "reason_bg" TEXT NOT NULL DEFAULT '',
    "fields" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "published_change_pkey" PRIMARY KEY ("seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "accounts"."person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "accounts"."session"("token");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "accounts"."session"("person_id");

-- CreateIndex
CREATE INDEX "credential_person_id_idx" ON "accounts"."credential"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "credential_provider_id_account_id_key" ON "accounts"."credential"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "accounts"."verification"("identifier");

-- CreateIndex
CREATE INDEX "two_factor_person_id_idx" ON "accounts"."two_factor"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "accounts"."passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "accounts"."passkey"("person_id");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "accounts"."membership"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "accounts"."invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "accounts"."invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "accounts"."api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_person_id_idx" ON "accounts"."api_token"("person_id");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "accounts"."rate_limit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "entry_slug_key" ON "editorial"."entry"("slug");

-- CreateIndex
CREATE INDEX "entry_state_changed_at_idx" ON "editorial"."entry"("state", "changed_at");

-- CreateIndex
CREATE INDEX "entry_programme_changed_at_idx" ON "editorial"."entry"("programme", "changed_at");

-- CreateIndex
CREATE INDEX "entry_changed_at_project_id_idx" ON "editorial"."entry"("changed_at", "project_id");

-- CreateIndex
CREATE INDEX "edition_state_changed_at_idx" ON "editorial"."edition"("state", "changed_at");

-- CreateIndex
CREATE UNIQUE INDEX "edition_project_id_number_key" ON "editorial"."edition"("project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "revision_seq_key" ON "editorial"."revision"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "revision_operation_id_key" ON "editorial"."revision"("operation_id");

-- CreateIndex
CREATE INDEX "revision_edition_id_seq_idx" ON "editorial"."revision"("edition_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "revision_project_id_number_key" ON "editorial"."revision"("project_id", "number");

-- CreateIndex
CREATE INDEX "working_copy_edition_id_idx" ON "editorial"."working_copy"("edition_id");

-- CreateIndex
CREATE INDEX "presence_edition_id_seen_at_idx" ON "editorial"."presence"("edition_id", "seen_at");

-- CreateIndex
CREATE INDEX "note_edition_id_idx" ON "editorial"."note"("edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "share_link_token_hash_key" ON "editorial"."share_link"("token_hash");

-- CreateIndex
CREATE INDEX "share_link_edition_id_idx" ON "editorial"."share_link"("edition_id");

-- CreateIndex
CREATE UNIQUE INDEX "promoter_question_token_hash_key" ON "editorial"."promoter_question"("token_hash");

-- CreateIndex
CREATE INDEX "promoter_question_project_id_idx" ON "editorial"."promoter_question"("project_id");

-- CreateIndex
CREATE INDEX "audit_event_kind_subject_seq_idx" ON "editorial"."audit_event"("kind", "subject", "seq");

-- CreateIndex
CREATE INDEX "audit_event_person_id_seq_idx" ON "editorial"."audit_event"("person_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_person_id_list_name_key" ON "editorial"."saved_view"("person_id", "list", "name");

-- CreateIndex
CREATE UNIQUE INDEX "asset_key_key" ON "editorial"."asset"("key");

-- CreateIndex
CREATE INDEX "asset_kind_uploaded_at_idx" ON "editorial"."asset"("kind", "uploaded_at");

-- CreateIndex
CREATE INDEX "batch_row_batch_id_state_idx" ON "editorial"."batch_row"("batch_id", "state");

-- CreateIndex
CREATE INDEX "outbox_letter_state_created_at_idx" ON "editorial"."outbox_letter"("state", "created_at");

-- CreateIndex
CREATE INDEX "project_redirect_project_id_idx" ON "portfolio"."project_redirect"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "project_notice_slug_key" ON "portfolio"."project_notice"("slug");

-- CreateIndex
CREATE INDEX "published_change_project_id_seq_idx" ON "portfolio"."published_change"("project_id", "seq");

-- AddForeignKey
ALTER TABLE "accounts"."session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "accounts"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts"."credential" ADD CONSTRAINT "credential_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "accounts"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts"."two_factor" ADD CONSTRAINT "two_factor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "accounts"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts"."passkey" ADD CONSTRAINT "passkey_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "accounts"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts"."membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "accounts"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts"."api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "accounts"."person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."edition" ADD CONSTRAINT "edition_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "editorial"."entry"("project_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."revision" ADD CONSTRAINT "revision_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editorial"."edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."working_copy" ADD CONSTRAINT "working_copy_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editorial"."edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."note" ADD CONSTRAINT "note_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editorial"."edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."share_link" ADD CONSTRAINT "share_link_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "editorial"."edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editorial"."batch_row" ADD CONSTRAINT "batch_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "editorial"."batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One open edition a project: two people who open it at the same time share it.
CREATE UNIQUE INDEX "edition_open_key" ON "editorial"."edition"("project_id")
  WHERE "state" IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled');

-- A case of letters does not make another mailbox.
CREATE UNIQUE INDEX "person_email_folded_key" ON "accounts"."person"(lower("email"));

-- Revisions and the audit log are written once.
CREATE FUNCTION "editorial"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN RAISE EXCEPTION ''% is written once'', TG_TABLE_NAME USING ERRCODE = ''restrict_violation''; END';

CREATE TRIGGER "revision_is_immutable" BEFORE UPDATE ON "editorial"."revision"
  FOR EACH ROW WHEN (
    OLD."draft" IS DISTINCT FROM NEW."draft" OR OLD."statements" IS DISTINCT FROM NEW."statements"
    OR OLD."seq" <> NEW."seq" OR OLD."operation_id" <> NEW."operation_id" OR OLD."at" <> NEW."at"
  ) EXECUTE FUNCTION "editorial"."refuse_change"();

CREATE TRIGGER "audit_is_immutable" BEFORE UPDATE OR DELETE ON "editorial"."audit_event"
  FOR EACH ROW EXECUTE FUNCTION "editorial"."refuse_change"();
