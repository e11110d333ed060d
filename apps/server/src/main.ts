import { parseArgs } from "node:util";
import { startServer, stopOnSignals } from "./start-server.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string" },
    data: { type: "string" },
    demo: { type: "boolean" },
    listen: { type: "string" },
    origin: { type: "string" },
    proxy: { type: "string", multiple: true },
    overlay: { type: "string" },
  },
});
try {
  const server = await startServer({
    port: values.port === undefined ? null : Number(values.port),
    ...(values.data === undefined ? {} : { dataFolder: values.data }),
    demo: values.demo ?? false,
    listen: values.listen,
    origin: values.origin,
    proxies: values.proxy,
    ...(values.overlay === undefined ? {} : { overlayFolder: values.overlay }),
    log: (line) => process.stderr.write(`isotherm: ${line}\n`),
  });
  stopOnSignals(server);
  console.log(`Isotherm is ready at ${server.url}`);
  if (server.publicUrl !== null) console.log(`For everybody else: ${server.publicUrl}`);
} catch (error) {
  process.stderr.write(`isotherm: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
