// Reads a JSON list of schemas from standard input, each a list of [path, text], and answers with a JSON list: the
// milliseconds that one `validate` of Prisma's parser takes (the median of the runs), after a warm-up; with the argument
// `first`, those of the first one in this process, whose module is loaded, compiled and instantiated by then.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const warmUp = { milliseconds: 1000, runs: 3 };
const measured = { milliseconds: 3000, runs: 10 };
const first = { milliseconds: 0, runs: 1 };

const engine = createRequire(import.meta.url)('@prisma/prisma-schema-wasm');

function run(input, { milliseconds, runs }) {
  const times = [];
  const start = performance.now();
  while (times.length < runs || performance.now() - start < milliseconds) {
    const before = performance.now();
    engine.validate(input);
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function measure(files) {
  const input = JSON.stringify({ prismaSchema: files });
  if (process.argv[2] === 'first') {
    return run(input, first);
  }
  run(input, warmUp);
  return run(input, measured);
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(measure)));
