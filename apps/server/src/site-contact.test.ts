import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "./start-server.ts";
import { demoClient, testClient } from "./test-client.test-data.ts";

const folder = mkdtempSync(join(tmpdir(), "isotherm-site-contact-"));
const contact = {
  clinicPhone: "+1 (555) 010-0100",
  emergencyPhone: "911",
  phoneHours: "Monday to Friday, 8 to 17",
};

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ port: 0, dataFolder: folder, demo: true });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the numbers that patients are told to call", () => {
  it("are none until the site enters some, because no number is guessed", async () => {
    const nurse = await demoClient(server.url, "nurse");
    expect((await nurse.call("GET", "site/contact")).body).toEqual({
      clinicPhone: null,
      emergencyPhone: null,
      phoneHours: "",
    });
  });

  it("[R65] are entered by the clinic and read by whoever is signed in, the last entry first", async () => {
    const nurse = await demoClient(server.url, "nurse");
    expect(await nurse.call("PUT", "site/contact", { ...contact, phoneHours: "mornings" })).toMatchObject({
      status: 200,
    });
    await nurse.call("PUT", "site/contact", contact);
    const referrer = await demoClient(server.url, "referrer");
    expect((await referrer.call("GET", "site/contact")).body).toEqual(contact);
  });

  it("are refused from a role of no clinic, from nobody, and where they cannot be dialed", async () => {
    const referrer = await demoClient(server.url, "referrer");
    expect(await referrer.call("PUT", "site/contact", contact)).toMatchObject({ status: 403 });
    const stranger = testClient(server.url);
    expect(await stranger.call("GET", "site/contact")).toMatchObject({ status: 401 });
    const nurse = await demoClient(server.url, "nurse");
    const broken = await nurse.call("PUT", "site/contact", {
      ...contact,
      clinicPhone: "javascript:alert(1)",
    });
    expect(broken).toMatchObject({ status: 400 });
    expect(broken.body.message).toMatch(/clinicPhone: is not a telephone number/u);
    expect((await nurse.call("GET", "site/contact")).body).toEqual(contact);
  });
});
