import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStorage } from '#lib/storage/open.ts';
import { type Storage, StorageFull } from '#lib/storage/storage.ts';

const folderOf = () => randomBytes(18).toString('base64url');
const [mine, other] = [folderOf(), folderOf()];

/** A service that speaks as much S3 as the storage needs; signatures are not looked at. */
class FakeService {
  readonly objects = new Map<string, { bytes: Buffer; type: string }>();
  isFull = false;
  readonly #server: Server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://service');
    const key = decodeURIComponent(url.pathname.replace(/^\/files\/?/, ''));
    const held = this.objects.get(key);
    const answer = (status: number, body: string | Buffer = '', headers: Record<string, string> = {}) =>
      void res.writeHead(status, headers).end(body);
    void buffer(req).then((body) => {
      if (req.method === 'PUT') {
        if (this.isFull)
          return answer(507, '<Error><Code>QuotaExceeded</Code></Error>', {
            'content-type': 'application/xml',
          });
        this.objects.set(key, { bytes: body, type: req.headers['content-type'] ?? '' });
        return answer(200, '', { etag: '"1"' });
      }
      if (req.method === 'POST' && url.searchParams.has('delete')) {
        for (const [, each = ''] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g))
          this.objects.delete(each);
        return answer(200, '<DeleteResult/>', { 'content-type': 'application/xml' });
      }
      if (url.searchParams.get('list-type') === '2')
        return answer(200, this.#list(url.searchParams.get('prefix') ?? ''), {
          'content-type': 'application/xml',
        });
      if (held === undefined)
        return answer(404, req.method === 'HEAD' ? '' : '<Error><Code>NoSuchKey</Code></Error>');
      return answer(200, req.method === 'HEAD' ? '' : held.bytes, {
        'content-type': held.type,
        'content-length': String(held.bytes.length),
        'last-modified': new Date(0).toUTCString(),
        etag: '"1"',
      });
    });
  });

  #list(prefix: string): string {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix));
    const contents = keys.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join('');
    return `<ListBucketResult><KeyCount>${keys.length}</KeyCount><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`;
  }

  start(): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () => resolve((this.#server.address() as AddressInfo).port));
    });
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

const service = new FakeService();
let dataDir: string;
let storages: Record<'folder' | 'bucket', Storage>;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'grantfolio-files-'));
  const port = await service.start();
  storages = {
    folder: await openStorage(dataDir, null),
    bucket: await openStorage(dataDir, {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-central-1',
      bucket: 'files',
      accessKeyId: 'key',
      secretAccessKey: 'secret-of-the-key',
    }),
  };
});

afterAll(() => {
  service.stop();
  rmSync(dataDir, { recursive: true });
});

describe.each(['folder', 'bucket'] as const)('files in a %s', (kind) => {
  const content = Buffer.from('Ябълка 🍏'.repeat(10_000));

  test('come back byte for byte, are listed, and go with their folder', async () => {
    const storage = storages[kind];
    const found = async () => {
      const keys: string[] = [];
      for await (const { key } of storage.listFiles()) keys.push(key);
      return keys.toSorted();
    };
    expect(await found()).toEqual([]);
    await storage.putFile(`${mine}/800.webp`, content, 'image/webp');
    await storage.putFile(`${mine}/400.webp`, Buffer.from('small'), 'image/webp');
    await storage.putFile(`${other}/document.pdf`, Buffer.from('%PDF-'), 'application/pdf');
    const file = await storage.readFile(`${mine}/800.webp`);
    expect(file === null ? null : (await buffer(file)).equals(content)).toBe(true);
    expect(await found()).toEqual(
      [`${mine}/400.webp`, `${mine}/800.webp`, `${other}/document.pdf`].toSorted(),
    );
    await storage.deleteFolder(mine);
    expect(await found()).toEqual([`${other}/document.pdf`]);
    await storage.deleteFolder(mine);
  });

  test('that are not there are null', async () => {
    expect(await storages[kind].readFile(`${folderOf()}/800.webp`)).toBeNull();
  });

  test.for([
    '../../etc/passwd',
    '/etc/passwd',
    `${mine}/../x.webp`,
    mine,
    'short/x.webp',
    `${mine}/a/b.webp`,
  ])('are not reached by %s', async (key) => {
    await expect(storages[kind].readFile(key)).rejects.toThrow('no key');
    await expect(storages[kind].putFile(key, content, 'image/webp')).rejects.toThrow('no key');
  });
});

test('a bucket whose quota is used up says so', async () => {
  service.isFull = true;
  const writing = storages.bucket.putFile(`${mine}/1600.webp`, Buffer.from('x'), 'image/webp');
  await expect(writing).rejects.toThrow(StorageFull);
  service.isFull = false;
});

test('the folder is closed to others, and nothing half-written stays in it', async () => {
  await storages.folder.putFile(`${mine}/400.jpg`, Buffer.from('x'), 'image/jpeg');
  const folder = path.join(dataDir, 'files', mine);
  expect(statSync(folder).mode & 0o077).toBe(0);
  expect(statSync(path.join(folder, '400.jpg')).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).toEqual(['400.jpg']);
});
