/** Writes the register of programmes. Runs inside the caller's transaction; those in use cannot be dropped. */
import type { Programme } from '#lib/programmes/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Makes the register exactly `programmes`, in their order. */
export async function replaceProgrammes(
  tx: Prisma.TransactionClient,
  programmes: Programme[],
): Promise<void> {
  for (const [position, programme] of programmes.entries()) {
    const columns = {
      nameEn: programme.name.en,
      nameBg: programme.name.bg,
      descriptionEn: programme.description?.en ?? null,
      descriptionBg: programme.description?.bg ?? null,
      fundingPeriod: programme.fundingPeriod ?? null,
      position,
    };
    await tx.programme.upsert({
      where: { slug: programme.slug },
      create: { slug: programme.slug, ...columns },
      update: columns,
    });
  }
  await tx.programme.deleteMany({ where: { slug: { notIn: programmes.map(({ slug }) => slug) } } });
}
