// Reads documents, one by one.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export async function* documents(file) {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line);
}
