/**
 * Runs the tests of the whole project, stage by stage, and says at the end what passed and what failed. It knows which
 * stages there are and what each needs; what is tested stands in `tests`.
 *
 * Usage: npm test [-- [--verbose] stage …]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = join(root, 'tests/.output');

type Command = readonly [program: string, ...args: string[]];
type Count = { passed: number; failed: number; skipped: number };
type Stage = {
  name: string;
  commands: readonly Command[];
  /** Stages without which this one says nothing. */
  needs?: readonly string[];
  /** Whether it leaves a count of its tests in tests/.output/<name>.json; a count of nought is a failure. */
  counts?: boolean;
  /** What it says is shown as it comes, also when all is well. */
  speaks?: boolean;
  /** Longest it may take before it counts as hanging: some three times what it takes on two cores. */
  limitMinutes?: number;
};

const vitest = (section: string): Command => [
  'vitest',
  'run',
  '--config=tests/vitest.config.ts',
  `--project=${section}`,
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${join(output, `${section}.json`)}`,
];

/** A test that keeps a promise of the staff area is called `proof 7 …`; Playwright matches file and title together. */
const proofs = ' proof [0-9]+ ';

/** In the order they run. */
const stages: readonly Stage[] = [
  { name: 'format', commands: [['biome', 'check', '--error-on-warnings']] },
  { name: 'client', commands: [['prisma', 'generate', '--config=prisma/prisma.config.ts']] },
  {
    name: 'lint',
    needs: ['client'],
    commands: [
      ['oxlint', '--type-aware', '--deny-warnings'],
      ['knip', '--config=tests/architecture/knip.jsonc', '--no-config-hints'],
    ],
  },
  {
    name: 'types',
    needs: ['client'],
    commands: [
      ['next', 'typegen'],
      ['tsc', '--noEmit', '--project', '.'],
    ],
  },
  { name: 'architecture', counts: true, commands: [vitest('architecture')] },
  { name: 'unit', needs: ['client'], counts: true, commands: [vitest('unit')] },
  {
    name: 'integration',
    needs: ['client'],
    counts: true,
    limitMinutes: 30,
    commands: [vitest('integration')],
  },
  {
    name: 'build',
    needs: ['client'],
    limitMinutes: 10,
    commands: [['node', 'lib/cli/build.mjs']],
  },
  {
    name: 'end-to-end',
    needs: ['build'],
    counts: true,
    limitMinutes: 40,
    commands: [['playwright', 'test', '--config=tests/playwright.config.ts', 'e2e/(?!staff|proofs)']],
  },
  {
    // On a site of its own: what staff publish, the journeys of the public would find.
    name: 'staff',
    needs: ['build'],
    counts: true,
    limitMinutes: 45,
    commands: [
      ['playwright', 'test', '--config=tests/playwright.config.ts', 'e2e/staff', `--grep-invert=${proofs}`],
    ],
  },
  {
    name: 'proofs',
    needs: ['build'],
    counts: true,
    speaks: true,
    limitMinutes: 40,
    commands: [['playwright', 'test', '--config=tests/playwright.config.ts', `--grep=${proofs}`]],
  },
  { name: 'resilience', needs: ['build'], counts: true, limitMinutes: 40, commands: [vitest('resilience')] },
];

/** What every stage runs in: our own programs first, and nothing that calls out. */
const environment = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
  NO_COLOR: '1',
  FORCE_COLOR: '0',
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  PRISMA_SCHEMA_ENGINE_BINARY:
    process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ?? join(root, 'prisma/schema-engine.mjs'),
};

const running = new Set<ChildProcess>();

/** Ends a command and all it started, also what is left when it has ended: each has a process group of its own. */
function end(child: ChildProcess, signal: NodeJS.Signals) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // None of them is left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) end(child, 'SIGTERM');
    process.exit(130);
  });
}

/** Runs one command; resolves to its exit code and all it said, which is shown as it comes when `verbose`. */
function run(stage: string, [program, ...args]: Command, limitMinutes: number, verbose: boolean) {
  return new Promise<{ code: number; said: string }>((resolve) => {
    const said: Buffer[] = [];
    const listen = (chunk: Buffer) => {
      said.push(chunk);
      if (verbose) process.stdout.write(chunk);
    };
    const child = spawn(program, args, {
      cwd: root,
      env: { ...environment, TEST_STAGE: stage },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    const timer = setTimeout(() => {
      listen(Buffer.from(`\nStopped: still running after ${limitMinutes} minutes.\n`));
      end(child, 'SIGKILL');
    }, limitMinutes * 60_000);
    const finish = (code: number) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, said: Buffer.concat(said).toString('utf8') });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (error) => {
      listen(Buffer.from(`${program}: ${error.message}\n`));
      finish(127);
    });
    // What it left running holds the pipes, and would be waited for.
    child.once('exit', () => end(child, 'SIGKILL'));
    child.once('close', (code) => finish(code ?? 1));
  });
}

type Report = {
  stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
  numPassedTests?: number;
  numFailedTests?: number;
  numPendingTests?: number;
  numTodoTests?: number;
};

/** What the report of a stage counts, Playwright's or Vitest's; null when it left none. */
function countOf(name: string): Count | null {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(join(output, `${name}.json`), 'utf8'));
  } catch {
    return null;
  }
  const { stats } = report;
  if (stats)
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/** Runs a stage up to its first failing command. */
async function runStage(stage: Stage, verbose: boolean): Promise<Count & { said: string }> {
  rmSync(join(output, `${stage.name}.json`), { force: true });
  const nothing = { passed: 0, failed: 0, skipped: 0 };
  let said = '';
  for (const command of stage.commands) {
    const result = await run(stage.name, command, stage.limitMinutes ?? 10, verbose || stage.speaks === true);
    said += result.said;
    if (result.code === 0) continue;
    const count = (stage.counts === true && countOf(stage.name)) || nothing;
    return { ...count, failed: Math.max(1, count.failed), said };
  }
  if (stage.counts !== true) return { ...nothing, passed: 1, said };
  const count = countOf(stage.name) ?? nothing;
  if (count.passed + count.failed === 0)
    return { ...nothing, failed: 1, said: `${said}\nThe stage ran no test.\n` };
  return { ...count, said };
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
const rule = '─'.repeat(72);

function inWords({ passed, failed, skipped }: Count): string {
  const parts = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`];
  return parts.filter((part) => part !== false).join(', ');
}

/** Runs the stages one after the other and prints a line for each and the sum. True when nothing failed. */
async function runStages(chosen: readonly Stage[], verbose: boolean): Promise<boolean> {
  const sum: Count = { passed: 0, failed: 0, skipped: 0 };
  const broken = new Set<string>();
  const begunAt = performance.now();
  for (const stage of chosen) {
    const missing = stage.needs?.find((need) => broken.has(need));
    const stageBegunAt = performance.now();
    const result =
      missing === undefined
        ? await runStage(stage, verbose)
        : { passed: 0, failed: 1, skipped: 0, said: `Not run: it needs the stage ${missing}, which failed.` };
    sum.passed += result.passed;
    sum.failed += result.failed;
    sum.skipped += result.skipped;
    const failed = result.failed > 0;
    const time = seconds(performance.now() - stageBegunAt).padStart(9);
    console.log(`${failed ? '✗' : '✓'} ${stage.name.padEnd(14)}${time}   ${inWords(result)}`);
    if (!failed) continue;
    broken.add(stage.name);
    console.log(verbose || stage.speaks === true ? '' : `${rule}\n${result.said.trimEnd()}\n${rule}`);
  }
  if (broken.size > 0)
    console.log(`\nFailed: ${[...broken].join(', ')}. Again: npm test -- ${[...broken].join(' ')}`);
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  console.log(
    `\n${seconds(performance.now() - begunAt)} in all\n${sum.passed} passed, ${sum.failed} failed${skipped}`,
  );
  return broken.size === 0;
}

const names = process.argv.slice(2).filter((argument) => argument !== '--verbose');
const stray = names.filter((name) => !stages.some((stage) => stage.name === name));
if (stray.length > 0) {
  console.error(
    `No such stage: ${stray.join(', ')}. There are: ${stages.map((stage) => stage.name).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  mkdirSync(output, { recursive: true });
  const chosen = stages.filter((stage) => names.length === 0 || names.includes(stage.name));
  process.exitCode = (await runStages(chosen, process.argv.includes('--verbose'))) ? 0 : 1;
}
