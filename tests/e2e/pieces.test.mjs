// A page that arrives in pieces, as over a slow network: what has been read of it stays where it is.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { kinds, routes } from './bundle.mjs';
import { faults, listed, openSite, parallel } from './harness.mjs';

const PIECES = 24;
let site;
let slow;
let pages;

/** Stands before the server and sends its pages a piece at a time; the rest goes through as it is. */
function slowly(origin) {
  const server = http.createServer(async (request, response) => {
    const answer = await fetch(origin + request.url, { headers: { accept: request.headers.accept ?? '*/*' }, redirect: 'manual' });
    const body = Buffer.from(await answer.arrayBuffer());
    const { 'content-type': type, 'content-security-policy': policy } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, { 'content-type': type, ...(policy && { 'content-security-policy': policy }) });
    const end = type?.startsWith('text/html') ? body.indexOf('<script type="application/json"') : 0;
    const start = end ? body.indexOf('<body') : 0;
    const size = Math.max(1, Math.ceil((end - start) / PIECES));
    for (let at = 0; end && at < end; at = at < start ? start : at + size) {
      response.write(body.subarray(at, at < start ? start : Math.min(at + size, end)));
      // Long enough for the browser to show what it has.
      await new Promise((later) => { setTimeout(later, 40); });
    }
    response.end(body.subarray(end));
  });
  return new Promise((ready) => { server.listen(0, '127.0.0.1', () => ready(server)); });
}

before(async () => {
  site = await openSite();
  slow = await slowly(site.origin);
  pages = kinds(await routes(site));
});
after(async () => {
  slow?.closeAllConnections();
  slow?.close();
  await site?.close();
});

for (const profile of ['desktop', 'phone']) {
  test(`nothing moves while it arrives, in a ${profile} window`, async () => {
    const { port } = slow.address();
    const through = { url: (route) => `http://127.0.0.1:${port}${route}` };
    const wrong = await parallel(pages, 2, () => site.visitor(profile, {}, through), async (route, visitor) => {
      const seen = await visitor.open(route);
      return faults(seen).map((fault) => `${route}: ${fault}`);
    });
    assert.equal(wrong.flat().length, 0, listed(wrong.flat(), 60));
  });
}
