// Bundles of the tests' own: the built client with other content, in folders that are removed again.
import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dist, program, root } from './harness.mjs';

const folders = [];

/** An empty folder, until `removeAll`. */
export function folder() {
  const made = mkdtempSync(path.join(tmpdir(), 'communique-e2e-'));
  folders.push(made);
  return made;
}

export const removeAll = () => folders.splice(0).forEach((made) => rmSync(made, { recursive: true, force: true }));

/** Runs `communique` in the repository: `{ code, said }`, `said` being both of its outputs. */
export function communique(...args) {
  return new Promise((done) => {
    execFile(program(), args, { cwd: root, maxBuffer: 1 << 26 }, (error, stdout, stderr) => done({ code: error ? error.code : 0, said: stdout + stderr }));
  });
}

/** The client of the tested bundle, in a folder of its own, without a page. */
export function clientOnly() {
  const into = path.join(folder(), 'dist');
  mkdirSync(into);
  const { style, sheets, settings, start, find, script, wasm, others } = JSON.parse(readFileSync(path.join(dist(), 'client.json'), 'utf8'));
  for (const name of ['client.json', style, ...Object.values(sheets), settings, start, find, script, wasm, ...others]) copyFileSync(path.join(dist(), name), path.join(into, name));
  return into;
}

/** Builds pages into such a client; its folder. Throws what `communique` says if it fails. */
export async function build(...options) {
  const into = clientOnly();
  const { code, said } = await communique('build', '--into', into, '--no-precompressed', ...options);
  if (code !== 0) throw new Error(`communique build: code ${code}: ${said}`);
  return into;
}

/** A copy of a folder of the repository with files added, given as JSON or text. */
export function changed(original, files) {
  const copy = path.join(folder(), 'content');
  cpSync(path.join(root, original), copy, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(copy, name)), { recursive: true });
    writeFileSync(path.join(copy, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return copy;
}

/** All files below a folder: path in it to bytes. */
export function filesOf(of) {
  if (!existsSync(of)) return {};
  const names = readdirSync(of, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(of, path.join(entry.parentPath ?? entry.path, entry.name)));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(path.join(of, name))]));
}
