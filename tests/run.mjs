// Runs every test, the cheapest first, and counts over all of them. `make test` calls it.
//   node tests/run.mjs                  all stages
//   ONLY=native,e2e node tests/run.mjs  some; what they need runs too; `lint` stands for the first four,
//                                       `check` for those and the native tests
// A stage that fails does not stop the others; one that needs it then fails as well, with a word.
// The last line is the sum. Exit 1 if anything failed or was skipped, or a stage found no test.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser, findFirefox } from './browser.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const WASM = ['--target', 'wasm32-unknown-unknown'];
const STAGES = [
  { name: 'format', run: () => check('cargo', ['fmt', '--all', '--check']) },
  { name: 'clippy', run: () => check('cargo', ['clippy', '--workspace', '--all-targets', '--', '-D', 'warnings']) },
  { name: 'clippy-web', run: () => check('cargo', ['clippy', '--workspace', ...WASM, '--lib', '--bins', '--tests', '--', '-D', 'warnings']) },
  { name: 'scripts', run: scripts },
  { name: 'worker', run: () => check('sh', ['tools/worker.sh']) },
  { name: 'native', needs: 'worker', run: () => cargoTest(['--workspace', '--no-fail-fast']) },
  { name: 'web', run: web },
  { name: 'web-firefox', run: webInFirefox },
  { name: 'bundle', run: () => check('sh', ['tools/release.sh', '--dist', dist()]) },
  { name: 'e2e', needs: 'bundle', run: endToEnd },
];
const LINT = ['format', 'clippy', 'clippy-web', 'scripts'];
/** Names that stand for several stages. */
const GROUPS = { lint: LINT, check: [...LINT, 'native'] };
/** End-to-end files that measure shifts of the layout or times: nothing else runs beside them. */
const MEASURING = ['accessibility', 'every-page', 'fonts', 'search-module', 'style'].map((name) => `tests/e2e/${name}.test.mjs`);

let metadata;
/** The folder that cargo builds into. */
function target() {
  metadata ??= JSON.parse(execFileSync('cargo', ['metadata', '--no-deps', '--offline', '--format-version', '1'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  return metadata.target_directory;
}
/** The bundle that is tested: not the one that `make dist` makes for others. */
const dist = () => path.join(target(), 'tested-dist');

const result = (passed, failed, skipped, words = '') => ({ passed, failed, skipped, words });
const failure = (words) => result(0, 1, 0, words);
const sum = (results) => results.reduce((all, one) => result(all.passed + one.passed, all.failed + one.failed, all.skipped + one.skipped, all.words || one.words));

/** Runs a program, shows what it says and returns `{ code, said }`, without colours. */
function run(program, args, env = {}) {
  const colours = process.stdout.isTTY ? { CARGO_TERM_COLOR: 'always', FORCE_COLOR: '1' } : {};
  return new Promise((done) => {
    const child = spawn(program, args, { env: { ...process.env, ...colours, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      from.setEncoding('utf8');
      from.on('data', (text) => { said += text; to.write(text); });
    }
    const end = (code) => done({ code, said: said.replace(/\u001b\[[0-9;]*m/g, '') });
    child.on('error', (error) => { said += error.message; end(-1); });
    child.on('close', end);
  });
}

/** A program that only can succeed or fail: one check. */
async function check(program, args) {
  const { code } = await run(program, args);
  return code === 0 ? result(1, 0, 0) : failure(`exit code ${code}`);
}

/** `cargo test`: the sum over its binaries, each with a line of its own. */
async function cargoTest(args, env) {
  const { code, said } = await run('cargo', ['test', ...args], env);
  const lines = [...said.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm)];
  const counted = sum([result(0, 0, 0), ...lines.map(([, ...counts]) => result(...counts.map(Number)))]);
  // What did not compile, or a test binary that died, has no line.
  if (code !== 0 && counted.failed === 0) return { ...counted, failed: 1, words: `cargo test ended with code ${code}` };
  return counted;
}

/** The browser's scripts: their types, and tests of those that need no page. */
async function scripts() {
  const types = await check('tsc', ['--project', '.']);
  const files = readdirSync('tests/scripts').filter((name) => name.endsWith('.test.mjs')).map((name) => `tests/scripts/${name}`);
  const { code, said } = await run('node', ['--test', '--test-reporter=tap', ...files]);
  const count = (key) => Number(said.match(new RegExp(`^# ${key} (\\d+)$`, 'm'))?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  return result(types.passed + count('pass'), types.failed + (failed || Number(code !== 0)), count('skipped') + count('todo'), types.words);
}

/** The tests that need a browser, in the one whose driver the environment names. */
function inBrowser(environment) {
  return cargoTest(['--workspace', ...WASM, '--test', 'web', '--no-fail-fast'], {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: 'wasm-bindgen-test-runner',
    WASM_BINDGEN_TEST_TIMEOUT: '120',
    ...environment,
  });
}

function web() {
  return inBrowser({ CHROMEDRIVER: findBrowser().driver });
}

/** The runner takes the driver of the first browser that is named: no other may be. */
function webInFirefox() {
  return inBrowser({ GECKODRIVER: findFirefox().driver, CHROMEDRIVER: undefined });
}

async function endToEnd() {
  const { chrome } = findBrowser();
  const { firefox, driver } = findFirefox();
  const built = await run('cargo', ['build', '--bin', 'communique']);
  if (built.code !== 0) return failure('the server of the tests was not built');
  const files = readdirSync('tests/e2e').filter((name) => name.endsWith('.test.mjs')).sort().map((name) => `tests/e2e/${name}`);
  const environment = { DIST: dist(), COMMUNIQUE: path.join(target(), 'debug', 'communique'), CHROME_PATH: chrome, FIREFOX_PATH: firefox, GECKODRIVER: driver };
  const together = files.filter((file) => !MEASURING.includes(file));
  return sum([await nodeTest(together, 2, environment), await nodeTest(MEASURING, 1, environment)]);
}

/** `node --test` on some files, `width` at a time. */
async function nodeTest(files, width, environment) {
  const tap = path.join(target(), 'node-test.tap');
  rmSync(tap, { force: true });
  mkdirSync(path.dirname(tap), { recursive: true });
  // One that waits for ever fails, with all of its file.
  const { code } = await run('node', ['--test', `--test-concurrency=${width}`, '--test-timeout=600000',
    '--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${tap}`, ...files],
  environment);
  let said = '';
  try { said = readFileSync(tap, 'utf8'); } catch { /* counted below */ }
  // Tests within tests print such lines too, indented: the ones of the whole run are the last.
  const count = (key) => Number([...said.matchAll(new RegExp(`^# ${key} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
  const counted = result(count('pass'), count('fail') + count('cancelled'), count('skipped') + count('todo'));
  if (code !== 0 && counted.failed === 0) return { ...counted, failed: 1, words: `node --test ended with code ${code}` };
  return counted;
}

/** The names that ONLY asks for, with what they need; all where it is not set. */
function wanted() {
  const asked = (process.env.ONLY ?? '').split(',').map((name) => name.trim()).filter(Boolean).flatMap((name) => GROUPS[name] ?? [name]);
  const unknown = asked.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length) throw new Error(`ONLY names no stage: ${unknown.join(', ')}. There are: ${Object.keys(GROUPS).join(', ')}, ${STAGES.map((stage) => stage.name).join(', ')}`);
  const needed = asked.map((name) => STAGES.find((stage) => stage.name === name).needs).filter(Boolean);
  return asked.length ? new Set([...asked, ...needed]) : new Set(STAGES.map((stage) => stage.name));
}

async function main() {
  const names = wanted();
  const results = new Map();
  for (const stage of STAGES.filter(({ name }) => names.has(name))) {
    console.log(`\n== ${stage.name}`);
    const start = Date.now();
    let r;
    if (stage.needs && results.get(stage.needs).failed) {
      r = failure(`not run: ${stage.needs} failed`);
    } else {
      try { r = await stage.run(); } catch (error) { r = failure(error.message); }
      if (r.passed + r.failed + r.skipped === 0) r = failure('no test was found');
    }
    results.set(stage.name, { ...r, seconds: (Date.now() - start) / 1000 });
    if (r.words) console.log(`${stage.name}: ${r.words}`);
  }
  console.log('');
  for (const [name, r] of results) {
    const words = [`${r.passed} passed`, r.failed && `${r.failed} FAILED`, r.skipped && `${r.skipped} SKIPPED`, r.words].filter(Boolean).join(', ');
    console.log(`${name.padEnd(11)} ${r.seconds.toFixed(1).padStart(7)} s  ${words}`);
  }
  const all = sum([...results.values()]);
  const left = STAGES.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  console.log(`${all.passed} passed, ${all.failed} failed, ${all.skipped} skipped${left.length ? ` (left out: ${left.join(', ')})` : ''}`);
  process.exitCode = all.failed || all.skipped ? 1 : 0;
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
