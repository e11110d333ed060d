export { ServerError, type ServerErrorCode } from "./errors.ts";
export { type RunningServer, type ServerOptions, startServer, stopOnSignals } from "./start-server.ts";
