import { openSeal } from "./accounts/seal.ts";
import { readSingleSignOn } from "./accounts/single-sign-on.ts";
import { requireDemo } from "./accounts/site-identity.ts";
import { application } from "./application.ts";
import { keepAnchor } from "./audit/anchor.ts";
import { defaultDataFolder, openDataFolder } from "./data-folder.ts";
import { connectDatabase, type DatabaseAddress, type OpenDatabase } from "./database/connect.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { ServerError } from "./errors.ts";
import { type SupervisedPostgres, startPostgres } from "./postgres/supervisor.ts";
import { isLoopbackAddress, type Reach, readReach } from "./reach.ts";
import { bringUpToDate } from "./record/flat-row-form.ts";
import { openSiteOverlay } from "./site-overlay.ts";
import { openBlobStore } from "./stores/blob-store.ts";
import { openSite } from "./stores/site-store.ts";

/** How to start. */
export interface ServerOptions {
  /** null: 8420, or the next free one; 0: any free one. */
  readonly port: number | null;
  readonly dataFolder?: string;
  /** A PostgreSQL of the hospital; DATABASE_URL when absent. */
  readonly databaseUrl?: string;
  /** Makes an empty site a demo; refuses one that is a clinic. */
  readonly demo?: boolean;
  /** Address to listen on; beyond loopback only together with `origin`. */
  readonly listen?: string | undefined;
  /** The https address under which a proxy in front of this server shows it. */
  readonly origin?: string | undefined;
  /** Addresses of that proxy beside the loopback address. */
  readonly proxies?: readonly string[] | undefined;
  /** Settings of the hospital's single sign-on are read from here; the process's own when absent. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Records of the site; ISOTHERM_OVERLAY when absent, else the folder `overlay` of the data folder where it exists. */
  readonly overlayFolder?: string;
  readonly log?: (line: string) => void;
}

/** A server that is ready. */
export interface RunningServer {
  /** Address on this machine, by the name for which browsers keep passkeys. */
  readonly url: string;
  /** The https address under which the proxy of a hospital shows it; null: this machine alone. */
  readonly publicUrl: string | null;
  readonly dataFolder: string;
  stop(): Promise<void>;
}

const firstPort = 8420;
const portTries = 20;

type Listen = (options: { readonly port: number; readonly host: string }) => Promise<string>;

async function listen(start: Listen, host: string, port: number | null): Promise<string> {
  const ports = port === null ? Array.from({ length: portTries }, (_, offset) => firstPort + offset) : [port];
  for (const candidate of ports) {
    try {
      return await start({ port: candidate, host });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "EADDRINUSE") throw cause;
    }
  }
  throw new ServerError(
    "SERVER_PORT_TAKEN",
    `Port ${ports.join(", ")} of ${host} is in use; choose another with --port, or 0 for any free one.`,
  );
}

/** Browsers keep passkeys for a name and never for a number, so an address of this machine is given by its name. */
function addressesOf(
  { listenAddress, publicOrigin }: Reach,
  listeningAt: string,
): Pick<RunningServer, "url" | "publicUrl"> {
  const { port } = new URL(listeningAt);
  const isHere = isLoopbackAddress(listenAddress) || /^(?:0\.0\.0\.0|::)$/u.test(listenAddress);
  return {
    url: isHere ? `http://localhost:${port}/` : `${listeningAt}/`,
    publicUrl: publicOrigin === null ? null : `${publicOrigin}/`,
  };
}

async function openDatabase(address: DatabaseAddress, log: (line: string) => void): Promise<OpenDatabase> {
  const database = await connectDatabase(address);
  try {
    await bringUpToDate(database.query, log);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens data folder and database, brings both up to date, and listens on the loopback address. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log = options.log ?? (() => undefined);
  const reach = readReach(options);
  const folder = openDataFolder(options.dataFolder ?? defaultDataFolder(options.demo ? "demo" : "clinic"));
  const siteRecords = openSiteOverlay({ named: options.overlayFolder, besideData: folder.overlay }, log);
  const url = options.databaseUrl ?? process.env["DATABASE_URL"];
  let postgres: SupervisedPostgres | null = null;
  let database: OpenDatabase | null = null;
  try {
    if (!url) {
      postgres = await startPostgres(folder, log);
      if (postgres.adopted) log("took over the PostgreSQL that an earlier run had left");
    }
    const address: DatabaseAddress = postgres
      ? { kind: "embedded", socketFolder: postgres.socketFolder }
      : { kind: "external", url: url ?? "" };
    database = await openDatabase(address, log);
    const site = await openSite(database.query);
    if (options.demo) {
      await requireDemo(database.accounts);
      await seedDemo(database.query, new Date().toISOString());
    }
    const databaseKind = address.kind;
    const services = {
      database: database.query,
      accounts: database.accounts,
      databaseKind,
      blobs: openBlobStore(folder.blobs),
      site,
      folder,
      reach,
      seal: openSeal(folder.path),
      singleSignOn: readSingleSignOn(options.environment ?? process.env),
      siteRecords,
    };
    const app = await application(services, log);
    const anchor = keepAnchor(database, folder, log);
    const listeningAt = await listen((at) => app.listen(at), reach.listenAddress, options.port);
    const [openPostgres, open] = [postgres, database];
    return {
      ...addressesOf(reach, listeningAt),
      dataFolder: folder.path,
      stop: async () => {
        await app.close();
        await anchor.stop();
        await open.close();
        await openPostgres?.stop();
      },
    };
  } catch (error) {
    await database?.close();
    // Somebody else's server is left alone: only what this start launched is stopped.
    if (!(error instanceof ServerError && error.code === "SERVER_DATA_FOLDER_IN_USE")) await postgres?.stop();
    throw error;
  }
}

/** Stops the server on Ctrl+C and on the signals of a service manager; a second signal leaves at once. */
export function stopOnSignals(server: RunningServer): void {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      server.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
