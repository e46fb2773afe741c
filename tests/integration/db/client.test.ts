import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseAnswersAt } from '#lib/db/answers.ts';
import { type Database, ownerDatabase, publicDatabaseAt, staffDatabaseAt } from '#lib/db/client.ts';
import { DatabaseUnavailable } from '#lib/errors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { listened } from '#tests/support/listening-clock.ts';

/** 0.4 s until somebody asks for the server, 1.5 s for its answer, and a busy machine. */
const withinMs = 2500;
/** How long a server that runs may seem to be away. */
const patienceMs = 30_000;

/** Stands between a client and the database, and can fall silent as a machine that hangs, or refuse as one that is off. */
class Line {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #isSilent = false;

  constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((near) => {
      const far = connect(Number(this.#target.port || 5432), this.#target.hostname);
      this.#sockets.add(near).add(far);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.on('data', (chunk) => void (this.#isSilent || to.write(chunk)));
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
    });
  }

  async open(port = 0): Promise<string> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = new URL(this.#target);
    address.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return address.href;
  }

  fallSilent(): void {
    this.#isSilent = true;
  }

  speakAgain(): void {
    this.#isSilent = false;
  }

  async cut(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }
}

const database = testDatabase();
let line: Line;
let address: string;
let client: Database;

beforeEach(async () => {
  line = new Line(database.publicUrl);
  address = await line.open();
  client = publicDatabaseAt(address, 2);
});

afterEach(async () => {
  await line.cut().catch(() => {});
  await client.$disconnect();
});

/** The ways code asks the database. */
const ways: [string, () => Promise<unknown>][] = [
  ['a model', () => client.project.count()],
  ['tagged SQL', () => client.$queryRaw`SELECT 1`],
  ['a transaction', () => client.$transaction(async (tx) => tx.project.count())],
  ['a batch', () => client.$transaction([client.project.count(), client.place.count()])],
];

async function timed(ask: () => Promise<unknown>): Promise<{ error: unknown; ms: number }> {
  const { value, ms } = await listened(() =>
    ask().then(
      () => null,
      (reason: unknown) => reason,
    ),
  );
  return { error: value, ms };
}

/**
 * What comes of it while the database is there. On a machine that leaves the server no time it counts as away for a
 * moment: then it is asked for again.
 */
async function answered(ask: () => Promise<unknown>): Promise<unknown> {
  const told: { error?: unknown } = {};
  const seemsAway = async () => {
    told.error = (await timed(ask)).error;
    return told.error instanceof DatabaseUnavailable;
  };
  await expect.poll(seemsAway, { timeout: patienceMs }).toBe(false);
  return told.error;
}

/** Asks in every way until each was answered. */
async function askUntilAnswered(): Promise<void> {
  for (const [way, ask] of ways) expect(await answered(ask), way).toBeNull();
}

describe('a database that is away', () => {
  test.each(['frozen', 'off'])(
    '%s: everybody hears so within two seconds, later ones at once',
    async (state) => {
      await askUntilAnswered();
      if (state === 'frozen') line.fallSilent();
      else await line.cut();
      for (const { error, ms } of await Promise.all(ways.map(([, ask]) => timed(ask)))) {
        expect(error).toBeInstanceOf(DatabaseUnavailable);
        expect(ms).toBeLessThan(withinMs);
      }
      for (const [way, ask] of ways) {
        const { error, ms } = await timed(ask);
        expect(error, way).toBeInstanceOf(DatabaseUnavailable);
        expect(ms, way).toBeLessThan(100);
      }
      expect(await databaseAnswersAt(address, 300)).toBe(false);
    },
  );

  test('frozen while no connection is open: the same', async () => {
    line.fallSilent();
    const { error, ms } = await timed(() => client.project.count());
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(ms).toBeLessThan(withinMs);
  });

  test('is found again by itself', async () => {
    line.fallSilent();
    expect((await timed(() => client.project.count())).error).toBeInstanceOf(DatabaseUnavailable);
    line.speakAgain();
    await askUntilAnswered();

    const { port } = new URL(address);
    await line.cut();
    expect((await timed(() => client.project.count())).error).toBeInstanceOf(DatabaseUnavailable);
    line = new Line(database.publicUrl);
    await line.open(Number(port));
    await askUntilAnswered();
    expect(await databaseAnswersAt(address, 5000)).toBe(true);
  });
});

describe('a database that is there', () => {
  test('may take its time', async () => {
    expect(await answered(() => client.$queryRaw`SELECT 1 FROM pg_sleep(1.5)`)).toBeNull();
  });

  test('ends what takes too long, which says nothing about the database', async () => {
    const error = await answered(() => client.$queryRaw`SELECT 1 FROM pg_sleep(10)`);
    expect(error).not.toBeInstanceOf(DatabaseUnavailable);
    expect(String(error)).toContain('statement timeout');
    await askUntilAnswered();
  });

  test('turns away who finds no free connection in time, and goes on with the others', async () => {
    // For nobody, not even for the two, while the server seems to be away: then they ask again.
    const ask = async () => {
      await askUntilAnswered();
      const slow = [1, 2].map(() => timed(() => client.$queryRaw`SELECT 1 FROM pg_sleep(2)`));
      const third = await timed(() => client.project.count());
      return { third, goOn: (await Promise.all(slow)).map(({ error }) => error) };
    };
    const told: Awaited<ReturnType<typeof ask>>[] = [];
    const bothWentOn = async () => {
      told.unshift(await ask());
      return told[0]?.goOn;
    };
    await expect.poll(bothWentOn, { timeout: patienceMs }).toEqual([null, null]);
    expect(told[0]?.third.error).toBeInstanceOf(DatabaseUnavailable);
    expect(told[0]?.third.ms).toBeLessThan(withinMs + 200);
    await askUntilAnswered();
  });

  test.each([
    ['staff', () => staffDatabaseAt(database.staffUrl)],
    ['the owner', () => ownerDatabase(database.ownerUrl)],
  ])('lets %s wait their turn, and end what takes seconds', async (_who, open) => {
    const db = open();
    const deeds = Array.from({ length: 5 }, (_, deed) =>
      db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM pg_sleep(${deed === 0 ? 5.5 : 1})`;
        return 'done';
      }),
    );
    expect(new Set(await Promise.all(deeds))).toEqual(new Set(['done']));
    await db.$disconnect();
  });

  test('tells a mistake as what it is', async () => {
    const error = await answered(() => client.$queryRaw`SELECT nonsense`);
    expect(error).not.toBeInstanceOf(DatabaseUnavailable);
    expect(String(error)).toContain('nonsense');
  });
});
