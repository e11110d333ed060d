import type { Role } from "@isotherm/clinic";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSite, type TestSite, testActor } from "./record/record-site.test-data.ts";

const staff = ["physician", "nurse", "coordinator", "researcher", "referrer", "administrator"] as const;
const everybody: readonly Role[] = [...staff, "patient"];
const planReading: readonly Role[] = ["physician", "nurse", "coordinator", "researcher"];
const planWriting: readonly Role[] = ["physician", "nurse"];
const careStaff: readonly Role[] = ["physician", "nurse", "coordinator"];
const recordReading: readonly Role[] = ["physician", "nurse", "coordinator", "researcher", "patient"];
const administrators: readonly Role[] = ["administrator"];
const directoryKeepers: readonly Role[] = ["coordinator", "administrator"];

/** What was agreed: who may use which route. "open" needs no session. A new route has to be entered here. */
const agreed: Readonly<Record<string, readonly Role[] | "open">> = {
  "GET /api/health": "open",
  "GET /api/session": "open",
  "POST /api/session": "open",
  "DELETE /api/session": "open",
  "POST /api/session/totp": "open",
  "POST /api/session/passkey/options": "open",
  "POST /api/session/passkey": "open",
  "GET /api/session/oidc/start": "open",
  "GET /api/session/oidc/callback": "open",
  "POST /api/first-run/owner": "open",
  "POST /api/first-run/demo": "open",
  "POST /api/invitation/look": "open",
  "POST /api/invitation/accept": "open",
  "POST /api/patient-link/open": "open",
  "POST /api/session/role": everybody,
  "GET /api/account": staff,
  "PUT /api/account/password": staff,
  "DELETE /api/account/sessions/:sessionId": staff,
  "POST /api/account/totp": staff,
  "POST /api/account/totp/confirm": staff,
  "DELETE /api/account/totp": staff,
  "POST /api/account/recovery-codes": staff,
  "POST /api/account/passkeys/options": staff,
  "POST /api/account/passkeys": staff,
  "DELETE /api/account/passkeys/:passkeyId": staff,
  "GET /api/colleagues": staff,
  "GET /api/accounts": administrators,
  "POST /api/accounts": administrators,
  "PUT /api/accounts/:id": administrators,
  "POST /api/accounts/:id/suspension": administrators,
  "POST /api/accounts/:id/invitation": administrators,
  "DELETE /api/accounts/:id/second-factor": administrators,
  "DELETE /api/accounts/:id/sessions": administrators,
  "POST /api/accounts/admission": administrators,
  "GET /api/patients/:id/links": careStaff,
  "POST /api/patients/:id/links": careStaff,
  "DELETE /api/patients/:id/links/:linkId": careStaff,
  "GET /api/site": planWriting,
  "GET /api/site/contact": everybody,
  "PUT /api/site/contact": ["physician", "nurse", "coordinator", "administrator"],
  "GET /api/site/follow-up": everybody,
  "PUT /api/site/follow-up": ["physician", "nurse", "coordinator", "administrator"],
  "GET /api/directory": ["physician", "nurse", "coordinator", "administrator"],
  "POST /api/directory": directoryKeepers,
  "PUT /api/directory/:id": directoryKeepers,
  "GET /api/knowledge/overlay": "open",
  "GET /api/openapi.json": "open",
  "GET /api/audit": ["administrator", "physician"],
  "GET /api/patients/:id/audit": ["administrator", "physician"],
  "GET /api/worklists/:list": careStaff,
  "GET /api/patients/:id/referral-access": careStaff,
  "PUT /api/patients/:id/referral-access": careStaff,
  "GET /api/own-referrals": ["referrer"],
  "GET /api/own-referrals/:id/messages": ["referrer"],
  "GET /api/responses": planReading,
  "GET /api/responses/:response": planReading,
  "GET /api/adverse-events": planReading,
  "GET /api/visits/medians": careStaff,
  "GET /api/plans": planReading,
  "GET /api/plans/:id": planReading,
  "PUT /api/plans/:id": planWriting,
  "GET /api/plans/:id/revisions": planReading,
  "GET /api/plans/:id/revisions/:revision": planReading,
  "POST /api/plans/:id/archive": planWriting,
  "POST /api/plans/:id/outcomes": planWriting,
  "GET /api/plans/:id/outcomes": planReading,
  "PUT /api/blobs/:sha256": planWriting,
  "GET /api/blobs/:sha256": planReading,
  "GET /api/series": planReading,
  "GET /api/series/:id": planReading,
  "POST /api/series": planWriting,
  "GET /api/patients": planReading,
  "POST /api/patients": careStaff,
  "GET /api/patients/:id": recordReading,
  "PUT /api/patients/:id/person": careStaff,
  "GET /api/patients/:id/events": recordReading,
  "POST /api/patients/:id/events": [...careStaff, "patient", "referrer"],
  "POST /api/patients/:id/plans": careStaff,
};

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
}, 240_000);
afterAll(() => site.stop());

const guarded = () => site.app.declaredRoutes.filter(({ access }) => access.kind !== "open");
const pathOf = (url: string): string => url.replace(/:\w+/gu, "some-id");

describe("every route of the API", () => {
  it("is known here with the roles that may use it", () => {
    const declared = Object.fromEntries(
      site.app.declaredRoutes
        .filter(({ method }) => method !== "HEAD")
        .map(({ method, url, access }) => {
          if (access.kind === "open") return [`${method} ${url}`, "open"];
          return [
            `${method} ${url}`,
            access.kind === "roles" ? [...access.roles].sort() : [...everybody].sort(),
          ];
        }),
    );
    const expected = Object.fromEntries(
      Object.entries(agreed).map(([route, roles]) => [route, roles === "open" ? roles : [...roles].sort()]),
    );
    expect(declared).toEqual(expected);
  });

  it("answers nobody without a session", async () => {
    for (const { method, url } of guarded()) {
      const { statusCode } = await site.app.inject({
        method: method as "GET",
        url: pathOf(url),
        headers: { host: "127.0.0.1", "x-isotherm": "1" },
      });
      expect(statusCode, `${method} ${url}`).toBe(401);
    }
  });

  it.each(everybody)("lets a %s use what was agreed and nothing else", async (role) => {
    const call = site.as(testActor(role, role === "patient" ? { patientId: "patient-of-tests" } : {}));
    const wrong: string[] = [];
    for (const { method, url, access } of guarded()) {
      const { status, body } = await call(method, pathOf(url).slice("/api/".length));
      const isAllowed =
        access.kind === "signed-in" || (access.kind === "roles" && access.roles.includes(role));
      const isRefused = status === 403 && (method === "HEAD" || body?.code === "ROLE_NOT_ALLOWED");
      if (status === 401 || isRefused === isAllowed)
        wrong.push(`${method} ${url} answered ${status} ${body?.code}`);
    }
    expect(wrong).toEqual([]);
  });

  it("does not start with a route that says nothing of who may use it", async () => {
    expect(() => site.app.get("/api/forgotten", async () => "everything")).toThrow();
  });
});
