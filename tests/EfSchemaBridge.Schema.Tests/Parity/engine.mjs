// Reads a JSON list of schemas from standard input, each a list of [path, text], and answers with a JSON list of verdicts:
// null for a schema Prisma's engine accepts, else its errors as [line, message], in the engine's own order.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const engine = createRequire(import.meta.url)('@prisma/prisma-schema-wasm');

function verdict(files) {
  try {
    engine.validate(JSON.stringify({ prismaSchema: files }));
    return null;
  } catch (error) {
    const text = JSON.parse(error.message).message.replace(/\u001b\[[0-9;]*m/g, '');
    return text.split(/^error: /m).slice(1).map(part => [Number(/-->\s+.*:(\d+)$/m.exec(part)[1]), part.split('\n')[0]]);
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(verdict)));
