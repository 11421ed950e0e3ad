// Reads a JSON list of schemas from standard input, each a list of [path, text], and answers with a JSON list.
// validate: null for a schema Prisma's engine accepts, else its errors as [path, line, message], in the engine's own order.
// format: the texts of the files as the engine lays them out.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const engine = createRequire(import.meta.url)('@prisma/prisma-schema-wasm');

function validate(files) {
  try {
    engine.validate(JSON.stringify({ prismaSchema: files }));
    return null;
  } catch (error) {
    const text = JSON.parse(error.message).message.replace(/\u001b\[[0-9;]*m/g, '');
    return text.split(/^error: /m).slice(1).map(part => {
      const [, path, line] = /-->\s+(.*):(\d+)$/m.exec(part);
      return [path, Number(line), part.split('\n')[0]];
    });
  }
}

function format(files) {
  const options = { textDocument: { uri: 'file:/schema.prisma' }, options: { tabSize: 2, insertSpaces: true } };
  return JSON.parse(engine.format(JSON.stringify(files), JSON.stringify(options))).map(([, text]) => text);
}

const answer = { validate, format }[process.argv[2]];
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(answer)));
