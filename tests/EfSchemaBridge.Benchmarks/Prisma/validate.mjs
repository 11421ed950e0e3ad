// Validates the schema whose file is named, once, with Prisma's parser. It throws what is wrong with it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const file = process.argv[2];
createRequire(import.meta.url)('@prisma/prisma-schema-wasm').validate(JSON.stringify({ prismaSchema: [[file, readFileSync(file, 'utf8')]] }));
