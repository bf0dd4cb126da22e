import { type Logger, pino } from "pino";
import { readConfig } from "./config.js";
import { type RunningServer, startServer } from "./start-server.js";
import { StartupError } from "./startup-error.js";

/** Reads the configuration, starts, and stops on a signal; nothing else. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  // Standard output is for the person who started it; what machines read goes to standard error.
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const starting = startServer(config, log);
  stopOnSignal(starting, log);
  process.stdout.write(`${(await starting).welcome}\n`);
}

function stopOnSignal(starting: Promise<RunningServer>, log: Logger): void {
  let stopping = false;
  const stop = () => {
    // Ctrl-C reaches the whole process group, and npm passes it on once more.
    if (stopping) return;
    stopping = true;
    starting
      .then((server) => server.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "not stopped in good order");
          process.exit(1);
        },
      );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof StartupError ? `\n${error.message}\n` : error);
  process.exit(1);
});
