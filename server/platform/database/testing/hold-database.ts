import { startEmbeddedPostgres } from '../embedded-postgres.ts';

/**
 * A stand-in for the server in tests that kill it: starts the database of the directory given, says
 * where on one line of JSON, and holds it until a signal.
 */
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const [dataDir = ''] = process.argv.slice(2);

try {
  const database = await startEmbeddedPostgres({ dataDir, log: quiet });
  database.announce('http://localhost:8765');
  process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ url: database.url, pid: database.pid }));
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof Error ? error.message : String(error) }));
  process.exitCode = 1;
}
