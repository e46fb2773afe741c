/**
 * For developers who work with Prisma's own commands (`npx prisma … --config prisma/prisma.config.ts`); the site itself
 * applies migrations with lib/db/migrate.ts. The engine beside this file answers instead of the native one, which is
 * not on npm.
 */
import path from 'node:path';
import { defineConfig } from 'prisma/config';

process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= path.join(import.meta.dirname, 'schema-engine.mjs');
process.env['CHECKPOINT_DISABLE'] ??= '1';

export default defineConfig({
  schema: path.join(import.meta.dirname, 'schema'),
  migrations: { path: path.join(import.meta.dirname, 'migrations') },
  // Commands that read no database, such as generate, need no address.
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://nobody@localhost:5432/none' },
});
