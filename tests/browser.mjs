// Finds the browsers and their drivers: a Chromium and the chromedriver of the same version, a Firefox
// and a geckodriver. `node tests/browser.mjs` prints the first two, `node tests/browser.mjs firefox`
// the others.
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const CHROMES = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const HELP = `Install Chromium and its driver (Debian: apt-get install chromium chromium-driver; others: Google Chrome
and the chromedriver of the same version), or name them in CHROME_PATH and CHROMEDRIVER.`;

const FIREFOXES = ['firefox', 'firefox-esr', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const FIREFOX_HELP = `Install Firefox (Debian: apt-get install firefox-esr) and geckodriver (cargo install geckodriver --locked),
or name them in FIREFOX_PATH and GECKODRIVER.`;

function executable(name) {
  const places = name.includes('/') ? [name] : (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  return places.find((place) => {
    try { accessSync(place, constants.X_OK); return true; } catch { return false; }
  });
}

/** The major version a program says it has: the first number of its `--version`. */
function major(program) {
  const said = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 });
  return said.match(/(\d+)\.\d+/)?.[1];
}

/** `{ chrome, driver }`: paths of a pair that works together. Throws with what to do where there is none. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  const chrome = named ? executable(named) : CHROMES.map(executable).find(Boolean);
  if (!chrome) throw new Error(`${named ? `CHROME_PATH names no program: ${named}` : 'No Chromium was found'}.\n${HELP}`);
  const driver = executable(process.env.CHROMEDRIVER || 'chromedriver');
  if (!driver) throw new Error(`No chromedriver was found.\n${HELP}`);
  const versions = [major(chrome), major(driver)];
  if (versions[0] !== versions[1]) throw new Error(`${chrome} has version ${versions[0]}, ${driver} ${versions[1]}: they must match.\n${HELP}`);
  return { chrome, driver };
}

/** `{ firefox, driver }`: their paths. Any geckodriver of our time drives any Firefox of our time. */
export function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  const firefox = named ? executable(named) : FIREFOXES.map(executable).find(Boolean);
  if (!firefox) throw new Error(`${named ? `FIREFOX_PATH names no program: ${named}` : 'No Firefox was found'}.\n${FIREFOX_HELP}`);
  const driver = executable(process.env.GECKODRIVER || 'geckodriver');
  if (!driver) throw new Error(`No geckodriver was found.\n${FIREFOX_HELP}`);
  return { firefox, driver };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(Object.values(process.argv[2] === 'firefox' ? findFirefox() : findBrowser()).join('\n'));
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
