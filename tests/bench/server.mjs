// Serves a folder as a plain host of static files would, and counts what goes over the wire.
//
//   const server = await serve(folder);
//   server.count();                      // { bytes, requests } since the last call, headers included
//   server.slow({ rate: 1.6e6, delay: 150 });   // bits a second for all together, milliseconds a request
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};
/** What hosts compress. All else is taken to be packed already. */
export const compressible = (file) => path.extname(file) in TYPES;
// Together, as measureUserAgentSpecificMemory asks for it.
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Serves `folder`; a twin `file.br` is sent in the place of `file` to those who accept it. */
export async function serve(folder) {
  const sockets = new Set();
  let requests = 0;
  let before = 0;
  let ended = 0;
  let limits = null;
  let free = 0;

  /** Waits until so many bytes would be through: all answers share one line. */
  async function pass(bytes) {
    if (!limits) return;
    const now = performance.now();
    free = Math.max(free, now) + (bytes * 8000) / limits.rate;
    await sleep(free - now);
  }

  const server = createServer(async (request, response) => {
    requests += 1;
    try {
      if (limits) await sleep(limits.delay);
      let file = path.join(folder, path.normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname)));
      if (file.endsWith(path.sep)) file += 'index.html';
      const headers = { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'cache-control': 'max-age=600', ...ISOLATED };
      let size = await stat(file).then((found) => found.size, () => -1);
      if (/\bbr\b/.test(request.headers['accept-encoding'])) {
        const packed = await stat(`${file}.br`).then((found) => found.size, () => -1);
        if (packed >= 0) {
          file += '.br';
          size = packed;
          headers['content-encoding'] = 'br';
        }
      }
      if (size < 0) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { ...headers, 'content-length': size });
      await pipeline(createReadStream(file, { highWaterMark: limits ? 4096 : 1 << 18 }), async function* slowly(pieces) {
        for await (const piece of pieces) {
          await pass(piece.length);
          yield piece;
        }
      }, response);
    } catch (error) {
      response.destroy(error);
    }
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      ended += socket.bytesWritten;
      sockets.delete(socket);
    });
  });
  server.keepAliveTimeout = 600_000;
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });

  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    count() {
      const written = [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, ended);
      const counted = { bytes: written - before, requests };
      before = written;
      requests = 0;
      return counted;
    },
    slow(wanted) {
      limits = wanted;
      free = 0;
    },
    close() {
      server.closeAllConnections();
      return new Promise((done) => { server.close(done); });
    },
  };
}
