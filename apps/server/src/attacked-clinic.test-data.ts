import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "./start-server.ts";
import { type TestClient, testClient } from "./test-client.test-data.ts";

/** Password of the clinic's owner. */
export const ownerPassword = "five quiet isotherms glow";

/** What the server answered to bytes that no browser would send. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A request with every header as given. */
export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array;
}

/** A clinic with two patients, somebody in each of three roles, one patient who came by a link, and what was logged. */
export interface AttackedClinic {
  readonly url: string;
  /** Host and port, as our own pages send them. */
  readonly host: string;
  readonly physician: TestClient;
  readonly nurse: TestClient;
  readonly researcher: TestClient;
  readonly patient: TestClient;
  /** The patient who came by the link, and another one. */
  readonly mine: string;
  readonly other: string;
  readonly logged: readonly string[];
  raw(request: RawRequest): Promise<RawAnswer>;
  /** A new link of a patient. */
  link(patientId: string, purpose: string): Promise<{ readonly linkId: string; readonly code: string }>;
  stop(): Promise<void>;
}

const person = {
  familyName: "Rivers",
  givenName: "Robin",
  birthDate: "1970-01-01",
  sex: null,
  phone: null,
  email: null,
  medicalRecordNumber: null,
};

function rawRequest(url: string, { method = "GET", path, headers, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString("utf8"),
          headers: response.headers,
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

async function colleague(url: string, admin: TestClient, role: string): Promise<TestClient> {
  const made = await admin.call("POST", "accounts", { displayName: role, loginName: role, roles: [role] });
  const client = testClient(url);
  await client.call("POST", "invitation/accept", {
    code: made.body.invitation.code,
    password: `${[...role].reverse().join("")} glides over ice`,
  });
  return client;
}

/** Starts a clinic of its own for an attack. */
export async function openAttackedClinic(): Promise<AttackedClinic> {
  const folder = mkdtempSync(join(tmpdir(), "isotherm-attacks-"));
  const logged: string[] = [];
  const server = await startServer({ port: 0, dataFolder: folder, log: (line) => logged.push(line) });
  const { url } = server;
  const admin = testClient(url);
  const owner = { siteName: "Clinic", displayName: "Dr. A", loginName: "ada", password: ownerPassword };
  await admin.call("POST", "first-run/owner", owner);
  await admin.call("POST", "session/role", { role: "administrator" });
  const [nurse, researcher] = [
    await colleague(url, admin, "nurse"),
    await colleague(url, admin, "researcher"),
  ];
  const physician = testClient(url);
  await physician.call("POST", "session", { loginName: "ada", password: ownerPassword });
  const add = async (givenName: string): Promise<string> =>
    (await physician.call("POST", "patients", { person: { ...person, givenName } })).body.patientId;
  const [mine, other] = [await add("Robin"), await add("Sasha")];
  const link: AttackedClinic["link"] = async (patientId, purpose) => {
    const expiresAt = new Date(Date.now() + 3.6e6).toISOString();
    return (await physician.call("POST", `patients/${patientId}/links`, { purpose, expiresAt })).body;
  };
  const { linkId, code } = await link(mine, "messages");
  const patient = testClient(url);
  await patient.call("POST", "patient-link/open", { linkId, code });
  return {
    url,
    host: new URL(url).host,
    physician,
    nurse,
    researcher,
    patient,
    mine,
    other,
    logged,
    link,
    raw: (request) => rawRequest(url, request),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
