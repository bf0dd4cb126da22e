import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * Runs a program and waits for its end, also when a signal arrives: the terminal sends Ctrl-C to the child itself,
 * a signal sent to this process alone is passed on.
 * Its output goes to stderr unless `stdout` is "inherit", so that what a command prints is its answer and nothing else.
 * @returns the exit code; 128 + the signal's number when a signal ended it, as a shell counts
 */
export function run(program, args, { env = process.env, stdout = process.stderr } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: ["inherit", stdout, "inherit"] });
    const ignore = () => {};
    const forward = (signal) => child.kill(signal);
    process.on("SIGINT", ignore);
    process.on("SIGTERM", forward);
    const end = (code) => {
      process.off("SIGINT", ignore);
      process.off("SIGTERM", forward);
      resolve(code);
    };
    child.on("error", (error) => {
      console.error(`Cannot run ${program}: ${error.message}`);
      end(127);
    });
    child.on("exit", (code, signal) => end(code ?? 128 + constants.signals[signal]));
  });
}

/** Runs the JavaScript entry point of an installed package, such as "typescript/bin/tsc", without npx. */
export function runTool(path, args, options) {
  return run(process.execPath, [`node_modules/${path}`, ...args], options);
}

/** Runs npm: the one that started us, else the one on the PATH. */
export function runNpm(args) {
  const cli = process.env.npm_execpath;
  // Under `npm run --silent` a nested npm would keep its errors to itself.
  const npmArgs = [...args, "--loglevel=error"];
  return cli?.endsWith(".js") ? run(process.execPath, [cli, ...npmArgs]) : run("npm", npmArgs);
}
