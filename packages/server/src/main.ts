import { type Logger, pino } from "pino";
import { readConfig } from "./config.js";
import { type RunningServer, startServer } from "./start-server.js";
import { StartupError } from "./startup-error.js";

/** Reads the configuration, starts, and stops on a signal; nothing else. */
async function main(): Promise<void> {
  const config = readConfig();
  // Standard output is for the person who started it; what machines read goes to standard error.
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const starting = startServer(config, log);
  const stopping = stopOnSignal(starting, log);
  const { welcome } = await starting;
  if (!stopping.aborted) process.stdout.write(`${welcome}\n`);
}

/** Stops the server, also one that is still starting. @returns what is aborted from the first signal on */
function stopOnSignal(starting: Promise<RunningServer>, log: Logger): AbortSignal {
  const stopping = new AbortController();
  const stop = () => {
    // Ctrl-C reaches the whole process group, and npm passes it on once more.
    if (stopping.signal.aborted) return;
    stopping.abort();
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
  return stopping.signal;
}

main().catch((error: unknown) => {
  console.error(error instanceof StartupError ? `\n${error.message}\n` : error);
  process.exit(1);
});
