import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestSite, type TestSite, testActor } from "../record/record-site.test-data.ts";
import { changeAccount } from "./account-admin.ts";
import { accountById } from "./account-store.ts";
import { withSecurityEvent } from "./security-events.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
  // Whoever signs in once has an account.
  await site.as(testActor("nurse"))("GET", "patients");
});
afterAll(() => site.stop());

it("a change at the door and its entry in the audit log are kept together, or neither is", async () => {
  const event = { kind: "account-changed", actorId: "a", accountId: "nurse-1", address: "test" } as const;
  const rename = (displayName: string) => (transaction: Parameters<typeof changeAccount>[0]) =>
    changeAccount(transaction, "nurse-1", { displayName });
  const noted = async () => {
    const { body } = await site.as(testActor("administrator"))("GET", "audit?limit=500");
    return body.entries.filter(({ action }: { readonly action: string }) => action === "account-changed")
      .length;
  };
  await withSecurityEvent(site.accounts, event, rename("Noor"));
  expect([(await accountById(site.accounts, "nurse-1"))?.displayName, await noted()]).toEqual(["Noor", 1]);
  // What the log does not take: then the name stays as well.
  const unwritable = { ...event, address: "\u0000" };
  await expect(withSecurityEvent(site.accounts, unwritable, rename("Eve"))).rejects.toThrow();
  expect([(await accountById(site.accounts, "nurse-1"))?.displayName, await noted()]).toEqual(["Noor", 1]);
});
