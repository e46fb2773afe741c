/**
 * Who may import whom, as rules for dependency-cruiser. What each layer is for stands in content/docs/architecture.md;
 * a rule's comment says where the import belongs instead.
 */
import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

const nouns = 'projects|organisations|programmes|places|target-groups|outputs|sources|accounts|media';
const mechanisms = 'auth|versioning|search|codecs|jobs|storage|mail|limits';
const stateful = 'auth|versioning|search|jobs|mail|limits';

/** A file or a folder of that name. */
const topic = (names: string) => `(${names})(\\.tsx?$|/)`;

const ours = '^(app|components|content|lib|prisma|tests)/';
const nounFace = `^lib/(${nouns})/${topic('schema|rules|form|facts|facets')}`;
const foundations = `^lib/${topic('env|errors|issues|paths|db|format|i18n')}`;
const looks = `^lib/${topic('format|i18n|paths|issues')}`;
const databaseFace = `^lib/${topic('db')}`;
const rows = '^prisma/generated/';
const messages = '^content/messages/';

type Rule = IRegularForbiddenRuleType & { comment: string };

/** Of our own files, `from` may import those that match one of `allowed`, and its own. */
const only = (name: string, from: string, allowed: readonly string[], comment: string): Rule => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.examples\\.tsx$' },
  to: { path: ours, pathNot: [...allowed] },
});

const never = (name: string, from: Rule['from'], to: Rule['to'], comment: string): Rule => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

/** Every rule, in the order of the table they stand for. */
export const dependencyRules: readonly Rule[] = [
  only(
    'app-routes-only',
    '^app/.*(?<!/route)\\.tsx?$',
    [
      '^app/',
      '^components/',
      '^lib/web/',
      '^lib/(exports|imports)/',
      nounFace,
      looks,
      '^lib/search/(query|parse-search|describe|facet|limits)\\.ts$',
    ],
    'A page is parse, load, render: load through lib/web/loaders; writing belongs into a route handler, reading into a loader.',
  ),
  only(
    'app-handlers',
    '^app/.*/route\\.tsx?$',
    [
      '^app/',
      '^components/',
      '^lib/web/',
      '^lib/(exports|imports)/',
      nounFace,
      `^lib/(${nouns})/${topic('commands')}`,
      looks,
      '^lib/search/',
    ],
    'A route handler may call commands; reads go through lib/web/loaders, and it never sees the database.',
  ),
  only(
    'ui-knows-nothing',
    '^components/ui/',
    ['^components/ui/'],
    'The design system knows no project: hand it words and numbers as props, or put the component beside its noun.',
  ),
  only(
    'components-are-views',
    '^components/(?!ui/)',
    [
      '^components/',
      nounFace,
      looks,
      messages,
      '^lib/search/(query|describe|facet)\\.ts$',
      '^lib/versioning/draft\\.ts$',
    ],
    'Props in, markup out: what a component needs is loaded in lib/web/loaders and handed down.',
  ),
  only(
    'web-but-cli',
    '^lib/web/',
    ['^lib/(?!cli/)', messages, rows],
    'lib/web may use all of lib but lib/cli, and no page or component.',
  ),
  only(
    'cli-but-web',
    '^lib/cli/',
    ['^lib/(?!web/)', messages, rows],
    'lib/cli may use all of lib but lib/web, which runs inside Next only.',
  ),
  ...nouns
    .split('|')
    .map((noun) =>
      only(
        `noun-${noun}`,
        `^lib/${noun}/`,
        [
          `^lib/${noun}/`,
          `^lib/(${nouns})/${topic('schema|queries')}`,
          `^lib/(${mechanisms})/`,
          foundations,
          rows,
        ],
        'A noun may use another only through its schema or queries; what both need is a mechanism or a foundation.',
      ),
    ),
  ...mechanisms
    .split('|')
    .map((mechanism) =>
      only(
        `mechanism-${mechanism}`,
        `^lib/${mechanism}/`,
        [`^lib/${mechanism}/`, '^lib/jobs/enqueue\\.ts$', foundations, rows],
        'A mechanism knows no noun and no other mechanism, but may put work off: it is handed what it works on.',
      ),
    ),
  only(
    'foundations-at-the-bottom',
    foundations,
    [foundations, rows, messages],
    'A foundation imports foundations only.',
  ),
  never(
    'format-is-pure',
    { path: '^lib/format/' },
    { path: ours, pathNot: '^lib/format/' },
    'lib/format is pure: texts, sums, dates and shapes in, the same out.',
  ),
  ...['imports', 'exports'].map((exchange) =>
    only(
      `exchange-${exchange}`,
      `^lib/${exchange}/`,
      [`^lib/${exchange}/`, `^lib/(${nouns}|${mechanisms})/`, foundations],
      'Imports and exports use nouns, mechanisms and foundations, and not each other.',
    ),
  ),
  never(
    'rows-stay-home',
    {
      path: ours,
      pathNot: [
        databaseFace,
        rows,
        `^lib/(${stateful})/`,
        `^lib/(${nouns})/${topic('queries|commands|record')}`,
        '^tests/',
      ],
    },
    { path: rows },
    'No database row leaves a noun: ask its queries, or change it through its commands.',
  ),
  never(
    'database-holders',
    {
      path: ours,
      pathNot: [
        databaseFace,
        `^lib/(${stateful})/`,
        `^lib/(${nouns})/${topic('queries|commands|record')}`,
        '^lib/(web|cli|imports)/',
        '^(tests|prisma)/',
      ],
    },
    { path: databaseFace },
    'Only nouns, the mechanisms that keep state, and the edges that hold the connection know the database.',
  ),
  never(
    'next-inside-web-and-app',
    { path: '^(components|lib|prisma)/', pathNot: '^lib/web/' },
    { path: '(^|/)node_modules/next/' },
    'Only app and lib/web know that they run inside Next: the rest can be run by plain Node.',
  ),
  never(
    'examples-are-leaves',
    { path: ours, pathNot: ['^app/', '^tests/', '\\.examples\\.tsx$', '/examples\\.ts$'] },
    { path: '\\.examples\\.tsx$' },
    'Examples show a component; nothing is built on them.',
  ),
  never(
    'nothing-needs-tests',
    { path: ours, pathNot: '^tests/' },
    { path: '^tests/' },
    'What the product needs does not live in tests.',
  ),
  never(
    'no-development-packages',
    { path: '^(app|components|lib)/', pathNot: ['^lib/cli/(bench|run-tests|dev)', '\\.d\\.ts$'] },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    'The product may not need a package that is there for development only: move it to dependencies.',
  ),
  never(
    'no-undeclared-packages',
    {},
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    'Declare the package in package.json.',
  ),
  never(
    'no-dead-imports',
    {},
    // Packages of types alone (geojson) resolve for the type checker only, which sees to them.
    { couldNotResolve: true, pathNot: '^(#prisma/generated/|geojson$|topojson-specification$)' },
    'The import leads nowhere.',
  ),
  never(
    'no-cycles',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    'Files that need each other are one file, or need a third.',
  ),
];
