/** Files that want to harm a reader, and harmless ones of the same formats, made byte by byte. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

/** A zip of these parts, deflated. `claims` is the unpacked size that every part claims to have. */
export function zipOf(
  parts: Record<string, string | Buffer>,
  options: { flags?: number; claims?: number } = {},
): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 9 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(options.flags ?? 0, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(options.claims ?? bytes.length, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed]);
    const entry = Buffer.alloc(42);
    entry.writeUInt16LE(20, 0);
    head.copy(entry, 2, 0, 24);
    entry.writeUInt32LE(offset, 38);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), entry, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** A DOCX of these paragraphs, with further parts or other flags. */
export function docxOf(
  paragraphs: readonly string[],
  extra: Record<string, string | Buffer> = {},
  options: { flags?: number; claims?: number; before?: string } = {},
): Buffer {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
  const document = `<?xml version="1.0"?>${options.before ?? ''}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipOf(
    {
      '[Content_Types].xml': contentTypes,
      '_rels/.rels': relations,
      'word/document.xml': document,
      ...extra,
    },
    options,
  );
}

/** A PDF of these objects, the first of them its catalogue. */
export function pdfOfObjects(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  let length = parts[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    const offset = length;
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.isBuffer(object) ? object : Buffer.from(object, 'latin1'),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
    return String(offset).padStart(10, '0');
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + end)]);
}

/** A PDF of one page with these lines; with `encrypted`, one that asks for a password. */
export function pdfOf(lines: readonly string[], options: { encrypted?: boolean } = {}): Buffer {
  const text = `BT /F1 12 Tf 14 TL 50 750 Td ${lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
  ];
  return pdfOfObjects(objects, options.encrypted === true ? ' /Encrypt 6 0 R /ID [<00> <00>]' : '');
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Each hostile file and the reason for which it must be refused. */
export const hostileFiles: Record<string, { bytes: () => Buffer; code: string | RegExp }> = {
  'nothing at all': { bytes: () => Buffer.alloc(0), code: 'empty' },
  'only spaces': { bytes: () => Buffer.from(' \n\t\n '), code: 'empty' },
  'eleven megabytes': { bytes: () => Buffer.alloc(11_000_000, 'a'), code: 'too-large' },
  'two million letters': { bytes: () => Buffer.alloc(2_000_000, 'ab '), code: 'too-long' },
  'a picture called a page': { bytes: () => pixel, code: 'image' },
  'an archive': { bytes: () => zipOf({ 'a.txt': 'a' }), code: 'archive' },
  'a workbook': { bytes: () => zipOf({ 'xl/workbook.xml': '<workbook/>' }), code: 'table' },
  'a table of grants': { bytes: () => Buffer.from('{"version":"1.0","grants":[{"id":"1"}]}'), code: 'table' },
  'a list of activities': {
    bytes: () => Buffer.from('<?xml version="1.0"?><iati-activities><iati-activity/></iati-activities>'),
    code: 'table',
  },
  'a program': {
    bytes: () => Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0', 'latin1'),
    code: /other-format|binary/,
  },
  'an old Word file': {
    bytes: () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'),
    code: 'old-word',
  },
  'rich text': { bytes: () => Buffer.from('{\\rtf1 hello}'), code: 'other-format' },
  'a drawing': {
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>'),
    code: /other-format|image/,
  },
  noise: {
    bytes: () => Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919 + 13) % 256)),
    code: /binary|other-format/,
  },
  'a PDF with a password': { bytes: () => pdfOf(['secret'], { encrypted: true }), code: 'encrypted-pdf' },
  'a PDF cut off': { bytes: () => pdfOf(['a']).subarray(0, 120), code: /broken-pdf|no-text/ },
  'a PDF without text': { bytes: () => pdfOf([]), code: 'no-text' },
  'a PDF of nothing but its mark': { bytes: () => Buffer.from('%PDF-1.7\n'), code: /broken-pdf|no-text/ },
  'a DOCX that unpacks to 200 MB': {
    bytes: () => docxOf(['a'], { 'word/media/a.bin': Buffer.alloc(200_000_000) }),
    code: 'unpacked-too-large',
  },
  'a DOCX that claims less than it unpacks to': {
    bytes: () => docxOf(['a'], { 'word/media/a.bin': Buffer.alloc(100_000_000) }, { claims: 900 }),
    code: /unpacked-too-large|broken-docx/,
  },
  'a DOCX of forty parts of a megabyte': {
    bytes: () =>
      docxOf(
        ['a'],
        Object.fromEntries(
          Array.from({ length: 40 }, (_, index) => [`word/${index}.xml`, Buffer.alloc(1_000_000, ' ')]),
        ),
      ),
    code: 'unpacked-too-large',
  },
  'a DOCX of one huge part': {
    bytes: () => docxOf(Array.from({ length: 250_000 }, () => 'a')),
    code: /unpacked-too-large|too-complex/,
  },
  'a DOCX whose entities hide behind a comment': {
    bytes: () =>
      docxOf(['&a;'], {}, { before: `<!--${' '.repeat(70_000)}--><!DOCTYPE w [<!ENTITY a "aaaaaaaa">]>` }),
    code: 'doctype',
  },
  'an archive in an archive in an archive': {
    bytes: () => zipOf({ 'a.zip': zipOf({ 'b.zip': zipOf({ 'c.docx': docxOf(['a']) }) }) }),
    code: 'archive',
  },
  'a DOCX with 3,000 parts': {
    bytes: () =>
      docxOf(
        ['a'],
        Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`word/${index}.xml`, 'a'])),
      ),
    code: 'too-complex',
  },
  'a DOCX with entities': {
    bytes: () => docxOf(['&a;'], {}, { before: '<!DOCTYPE w [<!ENTITY a "aaaaaaaa">]>' }),
    code: 'doctype',
  },
  'a DOCX with macros': { bytes: () => docxOf(['a'], { 'word/vbaProject.bin': 'a' }), code: 'macros' },
  'a DOCX with a password': {
    bytes: () => docxOf(['a'], {}, { flags: 1 }),
    code: /encrypted-docx|broken-docx/,
  },
  'a DOCX cut off': { bytes: () => docxOf(['a']).subarray(0, 300), code: 'broken-docx' },
  'a DOCX of broken XML': {
    bytes: () =>
      zipOf({
        '[Content_Types].xml': contentTypes,
        '_rels/.rels': relations,
        'word/document.xml': '<w:document><w:body>',
      }),
    code: /broken-docx|no-text/,
  },
  'a PDF that claims a million pages': {
    bytes: () =>
      pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 1000000 >>']),
    code: /too-complex|broken-pdf|no-text/,
  },
  'a PDF whose tree of pages bites its tail': {
    bytes: () =>
      pdfOfObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 200 >>',
        '<< /Type /Pages /Kids [2 0 R] /Count 200 /Parent 2 0 R >>',
      ]),
    code: /too-complex|broken-pdf|no-text/,
  },
  'a PDF whose tree of pages is 20,000 deep': {
    bytes: () =>
      pdfOfObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        ...Array.from(
          { length: 20_000 },
          (_, index) => `<< /Type /Pages /Kids [${index + 3} 0 R] /Count 1 /Parent ${index + 1} 0 R >>`,
        ),
      ]),
    code: /too-complex|broken-pdf|no-text|too-slow|too-much-memory/,
  },
  'a PDF whose page unpacks to 130 MB': {
    bytes: () => {
      const packed = deflateSync(Buffer.alloc(130_000_000, ' '), { level: 1 });
      return pdfOfObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>',
        Buffer.concat([
          Buffer.from(`<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
          packed,
          Buffer.from('\nendstream'),
        ]),
      ]);
    },
    code: /too-much-memory|no-text|broken-pdf/,
  },
  'laughter a billion times': {
    bytes: () =>
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${'bcdefghij'.replace(/./g, (name) => `<!ENTITY ${name} "${`&${String.fromCharCode(name.charCodeAt(0) - 1)};`.repeat(10)}">`)}]><l>&j;</l>`,
      ),
    code: 'doctype',
  },
  'XML of something else': {
    bytes: () => Buffer.from('<?xml version="1.0"?><activities><title>Project: a</title></activities>'),
    code: 'other-format',
  },
  'a picture that is a page too': {
    bytes: () => Buffer.from('GIF89a/*<html><body><p>Project: a</p></body></html>*/=1'),
    code: 'image',
  },
  'a page that is a PDF too': {
    bytes: () => Buffer.from('<html><!--\n%PDF-1.4\n--><body><p>Project: a</p></body></html>'),
    code: /broken-pdf|no-text/,
  },
  'an archive that is a page too': {
    bytes: () => Buffer.concat([zipOf({ 'a.txt': 'a' }), Buffer.from('<html><body>a</body></html>')]),
    code: /archive|broken-docx/,
  },
  PostScript: { bytes: () => Buffer.from('%!PS-Adobe-3.0\n(Project: a) show'), code: 'other-format' },
  'a page to sign in': {
    bytes: () => Buffer.from('<html><body><form><input type="password"></form>Members only</body></html>'),
    code: 'login',
  },
  'a page nested 200,000 deep': {
    bytes: () => Buffer.from(`<html><body>${'<div>'.repeat(200_000)}a`),
    code: 'too-complex',
  },
  'a page of a million tags': {
    bytes: () => Buffer.from(`<html><body>${'<b></b>'.repeat(1_000_000)}a`),
    code: 'too-complex',
  },
  'a page of scripts alone': {
    bytes: () => Buffer.from('<html><body><script>let a = "Project: b"</script></body></html>'),
    code: 'no-text',
  },
};
