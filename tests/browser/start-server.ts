import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const rootFolder = join(import.meta.dirname, "../..");
const START_LIMIT_MS = 90_000;

/** A server with an empty data folder of its own, for one test file. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The PostgreSQL of a hospital, as far as a test can have one: a server of its own that was not started by Isotherm's server. */
export interface TestPostgres {
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

type OpenDataFolder = (path: string) => unknown;
type StartPostgres = (folder: unknown) => Promise<{ readonly socketFolder: string; stop(): Promise<void> }>;

/** Starts a real PostgreSQL beside the server, which then reaches it by `DATABASE_URL` alone. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "isotherm-hospital-database-"));
  const source = (path: string): string => new URL(`../../apps/server/src/${path}`, import.meta.url).href;
  const { openDataFolder } = (await import(source("data-folder.ts"))) as { openDataFolder: OpenDataFolder };
  const { startPostgres } = (await import(source("postgres/supervisor.ts"))) as {
    startPostgres: StartPostgres;
  };
  const postgres = await startPostgres(openDataFolder(folder));
  const host = encodeURIComponent(postgres.socketFolder);
  return {
    databaseUrl: `postgresql://isotherm@localhost/postgres?host=${host}`,
    stop: async () => {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the real server, as `npm start` does, on a free port; the pages must have been built. A demo unless the test
 * is about signing in: whoever opens its page is the demo physician.
 */
export async function startTestServer(
  kind: "demo" | "clinic" = "demo",
  databaseUrl: string = "",
): Promise<TestServer> {
  if (!existsSync(join(rootFolder, "apps/workbench/dist/index.html"))) {
    throw new Error(
      "apps/workbench/dist has no index.html; run npm test, or npx vite build apps/workbench, first.",
    );
  }
  const dataFolder = mkdtempSync(join(tmpdir(), "isotherm-browser-test-"));
  const entry = join(rootFolder, "apps/server/src/main.ts");
  const server = spawn(
    process.execPath,
    [
      "--conditions=isotherm-source",
      entry,
      "--port",
      "0",
      "--data",
      dataFolder,
      ...(kind === "demo" ? ["--demo"] : []),
    ],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NODE_OPTIONS: "", DATABASE_URL: databaseUrl },
    },
  );
  const url = await readyUrl(server);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await ended;
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Waits for the line with the address; what the server said goes into the error. */
function readyUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => {
      server.kill("SIGKILL");
      reject(new Error(`The server was not ready after ${START_LIMIT_MS / 1000} s; it said: ${said}`));
    }, START_LIMIT_MS);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString("utf8");
      const url = /Isotherm is ready at (http:\S+)/u.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with code ${code} before it was ready; it said: ${said}`));
    });
  });
}
