/** The keys of one person, newest first, without the keys themselves. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export interface ListedToken {
  id: string;
  name: string;
  prefix: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** The actor's own keys. */
export async function listTokens(db: Prisma.TransactionClient, actor: StaffActor): Promise<ListedToken[]> {
  return await db.apiToken.findMany({
    where: { personId: actor.personId },
    select: {
      id: true,
      name: true,
      prefix: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 100,
  });
}
