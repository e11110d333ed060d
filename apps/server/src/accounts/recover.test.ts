import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkSite } from "../backup/check-site.ts";
import { type RunningServer, startServer } from "../start-server.ts";
import { type TestClient, testClient } from "../test-client.test-data.ts";
import { recoverAccount } from "./recover-account.ts";

const folder = mkdtempSync(join(tmpdir(), "isotherm-recover-"));
const password = "five quiet isotherms glow";
const nextPassword = "seven slow glaciers move";

let server: RunningServer;
let owner: TestClient;
let totp: TOTP;
let codes: readonly string[];

beforeAll(async () => {
  server = await startServer({ port: 0, dataFolder: folder });
  owner = testClient(server.url);
  await owner.call("POST", "first-run/owner", {
    siteName: "Nerve clinic",
    displayName: "Dr. Ada Frost",
    loginName: "ada",
    password,
  });
  const { secret } = (await owner.call("POST", "account/totp", {})).body;
  totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const confirmed = await owner.call("POST", "account/totp/confirm", { code: totp.generate() });
  codes = confirmed.body.recoveryCodes;
}, 240_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Signs in with the password and a code of the second factor; gives the status of the last step. */
async function withCode(code: string): Promise<number> {
  const client = testClient(server.url);
  expect((await client.call("POST", "session", { loginName: "ada", password })).body.state).toBe(
    "second-factor",
  );
  return (await client.call("POST", "session/totp", { code })).status;
}

describe("recovery codes", () => {
  it("are renewed alone: the old ones end, the new ones open, the app goes on", async () => {
    const [old = "", other = ""] = codes;
    expect(await withCode(old)).toBe(200);
    const renewed = await owner.call("POST", "account/recovery-codes", {});
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await owner.call("GET", "account")).body).toMatchObject({
      recoveryCodesLeft: 10,
      hasSecondFactor: true,
    });
    expect(await withCode(other)).toBe(401);
    const [fresh = "", next = ""] = renewed.body.recoveryCodes;
    expect(await withCode(fresh)).toBe(200);
    expect(await withCode(fresh)).toBe(401);
    expect(await withCode(totp.generate({ timestamp: Date.now() + 30_000 }))).toBe(200);
    codes = [next];
  });

  it("are not given to an account without a second factor", async () => {
    await owner.call("POST", "session/role", { role: "administrator" });
    const made = await owner.call("POST", "accounts", {
      displayName: "Noor",
      loginName: "noor",
      roles: ["nurse"],
    });
    const nurse = testClient(server.url);
    const { code } = made.body.invitation;
    await nurse.call("POST", "invitation/accept", { code, password: nextPassword });
    expect(await nurse.call("POST", "account/recovery-codes", {})).toMatchObject({
      status: 409,
      body: { code: "SECOND_FACTOR_STATE" },
    });
  });
});

describe("isotherm recover-owner", () => {
  const address = { dataFolder: folder };

  it("helps an administrator alone, and names those there are", async () => {
    for (const name of ["noor", "nobody"]) {
      await expect(recoverAccount(address, name)).rejects.toMatchObject({
        code: "ACCOUNT_NOT_FOUND",
        message: expect.stringContaining("this site has: ada"),
      });
    }
    expect((await owner.call("GET", "account")).status).toBe(200);
  });

  it("ends password, second factor, recovery codes and sessions, and opens with its code once, beside the server", async () => {
    const recovered = await recoverAccount(address, " Ada ");
    expect((await owner.call("GET", "account")).status).toBe(401);
    const old = await testClient(server.url).call("POST", "session", { loginName: "ada", password });
    expect(old.body.code).toBe("SIGN_IN_REFUSED");
    const client = testClient(server.url);
    const accepted = await client.call("POST", "invitation/accept", {
      code: recovered.code,
      password: nextPassword,
    });
    expect(accepted.body).toEqual({ state: "signed-in" });
    expect((await client.call("GET", "account")).body).toMatchObject({
      loginName: "ada",
      roles: ["physician", "administrator"],
      hasSecondFactor: false,
      recoveryCodesLeft: 0,
    });
    const again = await testClient(server.url).call("POST", "invitation/accept", {
      code: recovered.code,
      password,
    });
    expect(again.body.code).toBe("INVITATION_REFUSED");
    const log = (await client.call("GET", "audit?limit=500")).body.entries;
    const noted = log.find(({ action }: { action: string }) => action === "account-recovered");
    expect(noted).toMatchObject({ accountId: null, origin: { name: "command line" } });
    expect((await checkSite(address, "compare")).problems).toEqual([]);
  });
});
