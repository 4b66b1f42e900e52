import { KeepingError } from './keeping/keeping-error.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { EmbeddedDatabaseError } from './platform/database/embedded-database-error.ts';
import { MigrationError } from './platform/database/migrate.ts';
import { startServer } from './start-server.ts';

/** `npm start [-- --empty] [--port N]`: runs until Ctrl-C, prints one line with the address and a sign-in link. */
async function main(args: readonly string[]): Promise<void> {
  const port = valueAfter(args, '--port');
  const config = readConfig({ ...process.env, ...(port === null ? {} : { CHIDAO_PORT: port }) });
  const started = performance.now();
  const server = await startServer(config, {
    empty: args.includes('--empty'),
    say: (line) => console.log(line),
    onLost: (error) => {
      console.error(error.message);
      process.exit(1);
    },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `\nChỉ Đạo: ${server.address}   Đăng nhập một lần (one-time sign-in): ${server.signInLink ?? server.address}   [${seconds} s]\n`,
  );

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    console.log('Đang dừng… (stopping)');
    await server.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

function valueAfter(args: readonly string[], name: string): string | null {
  const place = args.indexOf(name);
  return place >= 0 ? (args[place + 1] ?? null) : null;
}

/** Failures that the operator can act on are sentences, not stack traces. */
function explain(error: unknown): string {
  if (
    error instanceof ConfigError ||
    error instanceof EmbeddedDatabaseError ||
    error instanceof KeepingError ||
    error instanceof MigrationError
  ) {
    return error.message;
  }
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'EADDRINUSE') {
    return 'Cổng đang có chương trình khác dùng. Chọn cổng khác: npm start -- --port 4700 (the port is in use; choose another).';
  }
  if (code === 'ECONNREFUSED' || code === '28P01' || code === '3D000') {
    return `Không vào được cơ sở dữ liệu trong DATABASE_URL. Kiểm tra địa chỉ, tên và mật khẩu. (cannot reach DATABASE_URL) ${String(error)}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
