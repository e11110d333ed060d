import { mkdtempSync, rmSync } from "node:fs";
import { request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProvider } from "./open-id-provider.test-data.ts";
import { readReach } from "./reach.ts";
import { type RunningServer, startServer } from "./start-server.ts";
import { type TestClient, testClient } from "./test-client.test-data.ts";

const folder = mkdtempSync(join(tmpdir(), "isotherm-hospital-"));
const password = "five quiet isotherms glow";
/** Who signs in at the provider's own page; the test plays the person there. */
const subject = "staff-4711";

let provider: Server;
let server: RunningServer;
let admin: TestClient;

/** A browser that follows the provider's pages: signs in as `subject` and consents. */
async function walkThrough(start: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let hop = 0; hop < 12; hop++) {
    const visit = async (method: "GET" | "POST", body?: URLSearchParams): Promise<Response> => {
      const answer = await fetch(url, {
        method,
        redirect: "manual",
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
        ...(body ? { body } : {}),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
        cookies.set(name, value);
      }
      return answer;
    };
    let answer = await visit("GET");
    if (answer.status === 200) {
      const prompt = (await answer.text()).includes('value="login"') ? "login" : "consent";
      answer = await visit("POST", new URLSearchParams({ prompt, login: subject, password: "any" }));
    }
    const next = answer.headers.get("location");
    if (next === null) throw new Error(`The provider stopped at ${url} with ${answer.status}.`);
    url = new URL(next, url).href;
    if (url.startsWith(server.url)) return url;
  }
  throw new Error("The provider never came back.");
}

/** One sign-in from the button to the page that it ends at. */
async function signOn(client: TestClient): Promise<string> {
  const started = await client.call("GET", "session/oidc/start");
  const back = new URL(await walkThrough(started.headers.get("location") ?? ""));
  const done = await client.call("GET", `${back.pathname.slice("/api/".length)}${back.search}`);
  return done.headers.get("location") ?? "";
}

beforeAll(async () => {
  const started = await startProvider();
  provider = started.server;
  server = await startServer({
    port: 0,
    dataFolder: folder,
    environment: {
      ISOTHERM_OIDC_ISSUER: started.issuer,
      ISOTHERM_OIDC_CLIENT_ID: "isotherm",
      ISOTHERM_OIDC_CLIENT_SECRET: "a secret of the test",
      ISOTHERM_OIDC_NAME: "University hospital",
    },
  });
  started.allow(`${server.url}api/session/oidc/callback`);
  admin = testClient(server.url);
  await admin.call("POST", "first-run/owner", {
    siteName: "Clinic",
    displayName: "Dr. A",
    loginName: "ada",
    password,
  });
  await admin.call("POST", "session/role", { role: "administrator" });
}, 240_000);
afterAll(async () => {
  await server.stop();
  provider.closeAllConnections();
  provider.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the hospital's single sign-on", () => {
  it("is offered at the door by its name", async () => {
    expect((await testClient(server.url).call("GET", "session")).body.singleSignOn).toBe(
      "University hospital",
    );
  });

  it("lets nobody in whom no administrator has admitted, however well the hospital knows them", async () => {
    const client = testClient(server.url);
    expect(await signOn(client)).toBe("/#/sign-in/not-yet-admitted");
    expect((await client.call("GET", "plans")).status).toBe(401);
    expect((await admin.call("GET", "accounts")).body.waiting).toMatchObject([
      { subject, displayName: "Dr. Bo Frost" },
    ]);
  });

  it("lets an admitted person in, in the role that the administrator gave", async () => {
    const { issuer } = (await admin.call("GET", "accounts")).body.waiting[0];
    const admitted = await admin.call("POST", "accounts/admission", {
      issuer,
      subject,
      displayName: "Dr. Bo Frost",
      loginName: "bo",
      roles: ["physician"],
    });
    expect(admitted.status).toBe(200);
    const client = testClient(server.url);
    expect(await signOn(client)).toBe("/");
    expect((await client.call("GET", "session")).body.account).toMatchObject({
      displayName: "Dr. Bo Frost",
      role: "physician",
    });
  });

  it("takes no answer to a question that this browser did not ask, nor the same answer twice", async () => {
    const client = testClient(server.url);
    const started = await client.call("GET", "session/oidc/start");
    const back = new URL(await walkThrough(started.headers.get("location") ?? ""));
    const path = `${back.pathname.slice("/api/".length)}${back.search}`;
    const thief = testClient(server.url);
    expect((await thief.call("GET", path)).headers.get("location")).toBe("/#/sign-in/single-sign-on-refused");
    await client.call("GET", path);
    expect((await client.call("GET", path)).headers.get("location")).toBe(
      "/#/sign-in/single-sign-on-refused",
    );
  });
});

describe("beyond this machine", () => {
  it("takes a deliberate https address", () => {
    expect(() => readReach({ listen: "0.0.0.0" })).toThrow("--origin");
    expect(() => readReach({ origin: "http://clinic.example" })).toThrow("https");
    expect(() => readReach({ origin: "https://clinic.example", demo: true })).toThrow("demo");
    expect(readReach({ origin: "https://clinic.example", listen: "0.0.0.0" }).publicOrigin).toBe(
      "https://clinic.example",
    );
  });

  it("answers through its proxy with secure cookies, and believes no other header about where it is", async () => {
    const own = mkdtempSync(join(tmpdir(), "isotherm-public-"));
    const isPublic = await startServer({
      port: 0,
      dataFolder: own,
      origin: "https://clinic.example",
      environment: {},
    });
    try {
      const app = isPublic.url;
      const ask = (path: string, headers: Record<string, string>, body?: unknown) =>
        through(app, path, headers, body);
      const proxy = { host: "clinic.example", "x-forwarded-for": "1.1.1.1, 203.0.113.9" };
      const owner = { siteName: "C", displayName: "Dr. A", loginName: "ada", password };
      expect((await ask("first-run/owner", proxy, owner)).status).toBe(403);
      expect(
        (await ask("first-run/owner", { host: new URL(app).host, "x-forwarded-for": "1.1.1.1" }, owner))
          .status,
      ).toBe(403);
      expect((await ask("first-run/owner", { host: new URL(app).host }, owner)).status).toBe(200);
      const signedIn = await ask(
        "session",
        { ...proxy, origin: "https://clinic.example" },
        { loginName: "ada", password },
      );
      expect(signedIn.status).toBe(200);
      const cookies = signedIn.headers["set-cookie"] ?? [];
      expect(cookies[0]).toMatch(/^__Host-isotherm-session=.*Secure/u);
      expect(signedIn.headers["strict-transport-security"]).toContain("max-age");
      const cookie = cookies.map((line) => line.split(";")[0]).join("; ");
      const account = await ask("account", { ...proxy, cookie });
      expect(JSON.parse(account.text).sessions[0].address).toBe("203.0.113.9");
      expect((await ask("session", { ...proxy, origin: "http://clinic.example" }, {})).status).toBe(403);
      expect(
        (await ask("session", { host: "evil.example", "x-forwarded-host": "clinic.example" })).status,
      ).toBe(403);
    } finally {
      await isPublic.stop();
      rmSync(own, { recursive: true, force: true });
    }
  });
});

interface ThroughAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: { readonly "set-cookie"?: string[]; readonly "strict-transport-security"?: string };
}

/** A request as a proxy passes it on. */
// biome-ignore lint/complexity/useMaxParams: reads like the line of a request
async function through(
  url: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<ThroughAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        method: body === undefined ? "GET" : "POST",
        path: `/api/${path}`,
        headers: {
          "x-isotherm": "1",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
      },
      (response) => {
        let text = "";
        response.on("data", (part: Buffer) => {
          text += part.toString("utf8");
        });
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            text,
            headers: response.headers as ThroughAnswer["headers"],
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
