import { spawn } from "node:child_process";
import { build } from "./build.ts";
import { readStartOptions, startHelp } from "./start-options.ts";

const options = readStartOptions(process.argv.slice(2), process.env);
if (options === "help") {
  console.log(startHelp);
  process.exit(0);
}
await build();
// Only now: the server leads to the kernels, which a fresh clone has not made before this.
const { startServer, stopOnSignals } = await import("@isotherm/server");
const server = await startServer({
  port: options.port,
  demo: options.demo,
  listen: options.listen,
  origin: options.origin,
  proxies: options.proxies,
  ...(options.dataFolder ? { dataFolder: options.dataFolder } : {}),
  ...(options.overlayFolder ? { overlayFolder: options.overlayFolder } : {}),
  log: (line) => process.stderr.write(`isotherm: ${line}\n`),
});
const elsewhere = server.publicUrl === null ? "" : `\n  For everybody else: ${server.publicUrl}`;
console.log(
  `\n  Isotherm is ready at ${server.url}${elsewhere}\n  Data folder: ${server.dataFolder}\n  Press Ctrl+C to stop.\n`,
);
if (options.openBrowser) {
  // No desktop, no browser: the printed address is enough.
  spawn("xdg-open", [server.url], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
stopOnSignals(server);
