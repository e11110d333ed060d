import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const rootFolder = join(import.meta.dirname, "../..");
const START_LIMIT_MS = 90_000;

/** A server with an empty data folder of its own, for one test file. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Where a clinic keeps its records: in the database that comes along, or in one that it has already. */
export type WalkedDatabase = "embedded" | "hospital";

/**
 * On which databases one patient's way is walked. Each of the two ways takes another one, so that both are walked whole in every
 * run; `npm test -- --all` (ISOTHERM_ALL) walks both ways on both.
 */
export function walkedDatabases(always: WalkedDatabase): readonly WalkedDatabase[] {
  return process.env["ISOTHERM_ALL"] ? ["embedded", "hospital"] : [always];
}

type StartProvider = () => Promise<{
  readonly server: Server;
  readonly issuer: string;
  allow(url: string): void;
}>;

interface HospitalPostgres {
  stop(): Promise<void>;
}

interface HospitalModule {
  readonly startHospitalPostgres: () => Promise<HospitalPostgres>;
  readonly makeDocumentedDatabase: (postgres: HospitalPostgres) => Promise<string>;
}

/** Starts the server of a clinic: the hospital's database is a PostgreSQL on TCP with a password, made as our page says. */
export async function startClinic(database: WalkedDatabase): Promise<TestServer> {
  if (database === "embedded") return startTestServer("clinic");
  const source = "../../apps/server/src/postgres/hospital-postgres.test-data.ts";
  const hospital = (await import(new URL(source, import.meta.url).href)) as HospitalModule;
  const postgres = await hospital.startHospitalPostgres();
  const server = await startTestServer("clinic", await hospital.makeDocumentedDatabase(postgres));
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await postgres.stop();
    },
  };
}

/** The identity provider of a hospital, with a page of its own where anybody may sign in under any name. */
export interface TestProvider {
  /** What the server has to be told of it. */
  readonly environment: Readonly<Record<string, string>>;
  allow(url: string): void;
  stop(): void;
}

/** Starts a real OpenID provider for single sign-on. */
export async function startTestProvider(): Promise<TestProvider> {
  const source = new URL("../../apps/server/src/open-id-provider.test-data.ts", import.meta.url).href;
  const { startProvider } = (await import(source)) as { startProvider: StartProvider };
  const { server, issuer, allow } = await startProvider();
  return {
    environment: {
      ISOTHERM_OIDC_ISSUER: issuer,
      ISOTHERM_OIDC_CLIENT_ID: "isotherm",
      ISOTHERM_OIDC_CLIENT_SECRET: "a secret of the test",
      ISOTHERM_OIDC_NAME: "University hospital",
    },
    allow: (url) => allow(`${url}api/session/oidc/callback`),
    stop: () => {
      server.closeAllConnections();
      server.close();
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
  environment: Readonly<Record<string, string>> = {},
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
      env: { ...process.env, ...environment, NODE_OPTIONS: "", DATABASE_URL: databaseUrl },
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
