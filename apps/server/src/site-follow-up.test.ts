import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultGraceDays } from "@isotherm/clinic";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "./start-server.ts";
import { demoClient } from "./test-client.test-data.ts";

const folder = mkdtempSync(join(tmpdir(), "isotherm-site-follow-up-"));

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ port: 0, dataFolder: folder, demo: true });
}, 240_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the days of grace of a site", () => {
  it("are those of this project until the site sets its own, which then hold", async () => {
    const nurse = await demoClient(server.url, "nurse");
    expect((await nurse.call("GET", "site/follow-up")).body).toEqual({ graceDays: defaultGraceDays });
    await nurse.call("PUT", "site/follow-up", { graceDays: 7 });
    await nurse.call("PUT", "site/follow-up", { graceDays: 0 });
    const referrer = await demoClient(server.url, "referrer");
    expect((await referrer.call("GET", "site/follow-up")).body).toEqual({ graceDays: 0 });
    expect((await referrer.call("PUT", "site/follow-up", { graceDays: 3 })).status).toBe(403);
    for (const graceDays of [-1, 61, 1.5]) {
      const refused = await nurse.call("PUT", "site/follow-up", { graceDays });
      expect(refused).toMatchObject({ status: 400, body: { code: "REQUEST_INVALID" } });
      expect(refused.body.message).toContain("graceDays");
    }
    expect((await nurse.call("GET", "site/follow-up")).body).toEqual({ graceDays: 0 });
  });

  it("decide on the list of the clinic whether a visit is late, and by how many days since it was due", async () => {
    const nurse = await demoClient(server.url, "nurse");
    const look = async (graceDays: number, today: string) => {
      await nurse.call("PUT", "site/follow-up", { graceDays });
      return (await nurse.call("GET", `worklists/follow-ups?today=${today}`)).body;
    };
    const far = new Date(Date.now() + 400 * 86_400_000).toISOString().slice(0, 10);
    const [first] = (await look(0, far)).rows;
    const dayAfter = (days: number) =>
      new Date(Date.parse(first.dueOn) + days * 86_400_000).toISOString().slice(0, 10);
    const lateOf = async (graceDays: number, today: string) => {
      const { rows, counts } = await look(graceDays, today);
      const row = rows.find(({ itemId }: { readonly itemId: string }) => itemId === first.itemId);
      return [row.overdueDays, counts.overdueCount > 0];
    };
    expect(await lateOf(2, dayAfter(2))).toEqual([0, false]);
    expect(await lateOf(2, dayAfter(3))).toEqual([3, true]);
    expect(await lateOf(0, dayAfter(1))).toEqual([1, true]);
  });
});
