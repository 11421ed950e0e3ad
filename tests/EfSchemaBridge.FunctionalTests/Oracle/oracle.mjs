// Asks Prisma's schema engine about the database of DATABASE_URL. Prints the answer; exit code 1 is an error, told on stderr.
//
//   diff FROM TO            the SQL from one state to the other; exit code 2 when there is any.
//                           A state is empty, db, schema:PATH or migrations:FOLDER
//   status FOLDER           what the engine finds in the folder and the history table, as JSON
//   dev FOLDER              whether a migration can be created or the database must be reset, as JSON
//   create FOLDER PATH NAME writes the next migration for the schema and prints its id, or nothing when none is needed
//   apply FOLDER            applies what is pending, and says what it was, as JSON
//   answer                  answers questions from standard input, each a line of JSON, with a line of JSON each:
//                           {"diff": [FROM, TO], "url": URL} with {"sql": SQL, "differs": BOOLEAN, "milliseconds": TIME}, where a schema may also be
//                           given as [[PATH, TEXT], ...]; {"push": SCHEMA, "url": URL} with what the engine would warn of
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const url = process.env.DATABASE_URL;
const filters = { externalTables: [], externalEnums: [] };
const lockText = 'provider = "postgresql"\n';
const open = [];

// Catalog types that the adapter refuses although the engine reads them, with the types they are read as.
const text = 25, int4Array = 1007, textArray = 1009, oidArray = 1028;
const readAs = new Map([
  [18, text], [19, text], [194, text], [2205, text], [2206, text], [3220, text], // "char", name, pg_node_tree, regclass, regtype, pg_lsn
  [22, int4Array], [30, oidArray], [1002, textArray], [1003, textArray], // int2vector, oidvector, "char"[], name[]
]);

async function connect(connectionString) {
  // The engine takes its advisory lock and works in one session. A schema that the url names is the session's, as in the native engine.
  const schema = new URL(connectionString).searchParams.get('schema') ?? undefined;
  const factory = new PrismaPg({ connectionString, max: 1, options: schema && `-c search_path=${schema}` }, { schema });
  const connection = await factory.connect();
  adaptTypesAndScripts(Object.getPrototypeOf(connection));
  open.push(connection);
  return connection;
}

let adapted = false;
function adaptTypesAndScripts(adapter) {
  if (adapted) return;
  adapted = true;
  const queryable = Object.getPrototypeOf(adapter);
  const performIO = queryable.performIO;
  queryable.performIO = async function (query) {
    const result = await performIO.call(this, query);
    for (const field of result.fields) field.dataTypeID = readAs.get(field.dataTypeID) ?? field.dataTypeID;
    return result;
  };
  // The adapter's own way cuts a script at every semicolon, also inside of functions and strings.
  adapter.executeScript = async function (script) {
    await this.underlyingDriver().query(script).catch(error => this.onError(error));
  };
}

async function closeConnections() {
  await Promise.all(open.splice(0).map(connection => connection.dispose()));
}

async function connectToShadowDatabase() {
  const name = `esb_shadow_${crypto.randomUUID().replaceAll('-', '')}`;
  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE template0`);
  const shadow = new URL(url);
  shadow.pathname = name;
  const connection = await connect(shadow.toString());
  const dispose = connection.dispose.bind(connection);
  let disposed;
  connection.dispose = () => (disposed ??= dispose().then(() => asAdministrator(`DROP DATABASE ${name} WITH (FORCE)`)));
  return connection;
}

async function asAdministrator(sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

// The package's own loader wants a bundler that imports WebAssembly, so the module is put together here.
function instantiate() {
  const folder = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const module = new WebAssembly.Module(readFileSync(join(folder, '..', 'schema_engine_bg.wasm')));
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { message: '', set_message(message) { this.message = message; } };
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
}

function engine(files, connectionString = url) {
  const adapter = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(connectionString),
    connectToShadowDb: connectToShadowDatabase,
  });
  return bindings.SchemaEngine.new({ datamodels: files?.map(file => [file.path, file.content]) }, () => {}, adapter);
}

// A schema is a file or a folder of files. Connections and the preview feature "metrics" are no longer part of the language
// in Prisma 7, so they are left out.
function schemaFiles(place) {
  const names = statSync(place).isDirectory()
    ? readdirSync(place, { recursive: true }).filter(name => name.endsWith('.prisma')).sort().map(name => join(place, name))
    : [place];
  return names.map(path => ({ path, content: withoutConnections(readFileSync(path, 'utf8')) }));
}

function withoutConnections(text) {
  return text
      .replace(/^[ \t]*(url|directUrl|shadowDatabaseUrl)[ \t]*=.*$/gm, '')
      .replace(/(previewFeatures\s*=\s*\[)([^\]]*)/g, (_, start, features) =>
        start + features.split(',').filter(feature => feature.trim() !== '"metrics"').join());
}

function migrationList(folder) {
  const lock = join(folder, 'migration_lock.toml');
  const ids = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()
    : [];
  return {
    baseDir: resolve(folder),
    lockfile: { path: basename(lock), content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: ids.map(id => ({
      path: id,
      migrationFile: { path: 'migration.sql', content: migrationScript(join(folder, id, 'migration.sql')) },
    })),
  };
}

// A folder without migrations has no lock file yet, which the engine wants to see before it replays one.
function replayable(list) {
  return { tag: 'migrations', ...list, lockfile: { ...list.lockfile, content: list.lockfile.content ?? lockText } };
}

function migrationScript(file) {
  return existsSync(file)
    ? { tag: 'ok', value: readFileSync(file, 'utf8') }
    : { tag: 'error', value: `${file} is missing` };
}

function state(name) {
  if (Array.isArray(name)) return { tag: 'schemaDatamodel', files: name.map(([path, text]) => ({ path, content: withoutConnections(text) })) };
  const [kind, place] = name.split(/:(.*)/s);
  switch (kind) {
    case 'empty': return { tag: 'empty' };
    case 'schema': return { tag: 'schemaDatamodel', files: schemaFiles(place) };
    case 'migrations': return replayable(migrationList(place));
    // The engine is connected already; this schema only names the provider.
    case 'db': return {
      tag: 'schemaDatasource',
      files: [{ path: 'db.prisma', content: 'datasource db {\n  provider = "postgresql"\n}\n' }],
      configDir: process.cwd(),
    };
    default: throw new Error(`A state is empty, db, schema:PATH or migrations:FOLDER, not '${name}'.`);
  }
}

async function compare(from, to, connectionString) {
  const states = [state(from), state(to)];
  const files = states.findLast(({ tag }) => tag === 'schemaDatamodel')?.files;
  const asked = await engine(files, connectionString);
  const start = performance.now();
  const { stdout, exitCode } = await asked.diff({ from: states[0], to: states[1], script: true, exitCode: true, filters });
  return { stdout, exitCode, milliseconds: performance.now() - start };
}

async function answer({ diff, push, url: connectionString }) {
  if (diff) {
    const { stdout, exitCode, milliseconds } = await compare(...diff, connectionString);
    return { sql: stdout ?? '', differs: exitCode === 2, milliseconds };
  }

  const { files } = state(push);
  return (await engine(files, connectionString)).schemaPush({ force: false, schema: { files }, filters });
}

const commands = {
  async diff(from, to) {
    const { stdout, exitCode } = await compare(from, to);
    process.exitCode = exitCode;
    return stdout ?? '';
  },
  async answer() {
    for await (const line of createInterface({ input: process.stdin })) {
      const answered = await answer(JSON.parse(line)).catch(error => ({ error: error?.message ?? String(error) }));
      await closeConnections();
      process.stdout.write(`${JSON.stringify(answered)}\n`);
    }

    return '';
  },
  async status(folder) {
    return (await engine()).diagnoseMigrationHistory({ migrationsList: migrationList(folder), optInToShadowDatabase: false, filters });
  },
  async dev(folder) {
    return (await engine()).devDiagnostic({ migrationsList: migrationList(folder), filters });
  },
  // The engine's own createMigration refuses shadow databases of an adapter; diff takes them, and gives the same script.
  async create(folder, place, name) {
    const script = await commands.diff(`migrations:${folder}`, `schema:${place}`);
    if (process.exitCode !== 2) return '';
    process.exitCode = 0;
    const id = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;
    mkdirSync(join(folder, id), { recursive: true });
    writeFileSync(join(folder, id, 'migration.sql'), script);
    writeFileSync(join(folder, 'migration_lock.toml'), lockText);
    return id;
  },
  async apply(folder) {
    return (await engine()).applyMigrations({ migrationsList: migrationList(folder), filters });
  },
};

let printed = '';
try {
  const [command, ...operands] = process.argv.slice(2);
  if (!url) throw new Error('DATABASE_URL is not set.');
  if (!commands[command]) throw new Error(`The command is one of ${Object.keys(commands).join(', ')}.`);
  instantiate();
  printed = await commands[command](...operands);
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error?.message ?? error}\n`);
} finally {
  await closeConnections();
}

// The engine's timer for its lock would keep the process for ten more seconds. A pipe takes a long answer in pieces, so the
// end comes after the last one.
process.stdout.write(typeof printed === 'string' ? printed : JSON.stringify(printed), () => process.exit());
