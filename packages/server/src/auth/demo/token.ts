import { readConfig } from "../../config.js";
import { StartupError } from "../../startup-error.js";
import { DemoTokenError, requestDemoToken } from "./request-demo-token.js";

/** `npm run --silent token -- EMAIL`: stdout is the token and nothing else. */
const [email, ...rest] = process.argv.slice(2);
try {
  if (!email || rest.length > 0) {
    throw new DemoTokenError("Usage: npm run --silent token -- EMAIL, for example analyst@linkoping.example");
  }
  const token = await requestDemoToken(readConfig().dataDir, email);
  process.stdout.write(`${token}\n`);
} catch (error) {
  const isExpected = error instanceof DemoTokenError || error instanceof StartupError;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
