/** Files in a bucket that speaks S3, private to the site. A file appears there whole when the service has taken it. */
import { Disk } from 'flydrive';
import type { BucketAccess } from '#lib/env.ts';
import { filesOfDisk, readFromDisk } from '#lib/storage/disk.ts';
import { checkFolder, checkKey, type Storage, StorageFull } from '#lib/storage/storage.ts';

/** An upload of ten megabytes over a slow line; what takes longer hangs. */
const requestTimeoutMs = 60_000;

/** The storage in a bucket. The client of the service is loaded only here. */
export async function bucketStorage(settings: BucketAccess): Promise<Storage> {
  const [{ S3Driver }, { S3Client }] = await Promise.all([
    import('flydrive/drivers/s3'),
    import('@aws-sdk/client-s3'),
  ]);
  const client = new S3Client({
    region: settings.region,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    ...(settings.endpoint === null ? {} : { endpoint: settings.endpoint, forcePathStyle: true }),
    maxAttempts: 3,
    // Services other than Amazon's refuse checksums they do not know.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { requestTimeout: requestTimeoutMs, connectionTimeout: 10_000 },
  });
  const disk = new Disk(
    new S3Driver({ client, bucket: settings.bucket, visibility: 'private', supportsACL: false }),
  );
  return {
    putFile: async (key, bytes, mediaType) => {
      checkKey(key);
      await disk
        .put(key, bytes, { contentType: mediaType, contentLength: bytes.byteLength })
        .catch((error: unknown) => {
          throw isFull(error) ? new StorageFull(error) : error;
        });
    },
    readFile: (key) => readFromDisk(disk, key),
    deleteFolder: async (folder) => {
      checkFolder(folder);
      await disk.deleteAll(`${folder}/`);
    },
    listFiles: () => filesOfDisk(disk),
  };
}

/** What services say when a quota is used up; 507 is the status for it. */
function isFull(error: unknown): boolean {
  const { cause } = error as { cause?: { name?: string; $metadata?: { httpStatusCode?: number } } };
  return (
    cause?.$metadata?.httpStatusCode === 507 ||
    /^(?:QuotaExceeded|StorageFull|XMinioStorageFull)/.test(cause?.name ?? '')
  );
}
