import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestSite, type TestSite, testActor } from "../record/record-site.test-data.ts";

interface Operation {
  readonly summary?: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly security?: readonly unknown[];
}
interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

let site: TestSite;
let paths: Record<string, Record<string, Operation>>;

beforeAll(async () => {
  site = await openTestSite();
  paths = (await site.as(testActor("physician"))("GET", "openapi.json")).body.paths;
});
afterAll(() => site.stop());

describe("GET /api/openapi.json", () => {
  it("names every route with its address, and what is open", () => {
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const named = operation.parameters
          .filter((parameter) => parameter.in === "path")
          .map(({ name }) => name);
        const inPath = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
        expect(named.sort(), `${method} ${path}`).toEqual(inPath.sort());
      }
    }
    expect(Object.keys(paths).length).toBeGreaterThan(20);
    expect(paths["/api/patients/{id}"]?.["get"]?.security).toBeUndefined();
    expect(paths["/api/health"]?.["get"]?.security).toEqual([]);
  });

  it("says of every route that takes a body what that is, and in a few words what the route does", () => {
    const bodiless = [
      "/api/first-run/demo",
      "/api/accounts/{id}/invitation",
      "/api/account/totp",
      "/api/account/recovery-codes",
      "/api/session/passkey/options",
      "/api/account/passkeys/options",
    ];
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        if (!["post", "put", "patch"].includes(method) || bodiless.includes(path)) continue;
        expect(operation.requestBody, `${method} ${path}: say it in config.describes`).toBeDefined();
        expect(operation.summary, `${method} ${path}`).toBeDefined();
      }
    }
  });

  it("says what a request takes, by the schemas that check it", async () => {
    const event =
      paths["/api/patients/{id}/events"]?.["post"]?.requestBody?.content["application/json"]?.schema;
    expect(event?.required).toEqual(["id", "happenedAt", "correction", "content"]);
    expect(event?.additionalProperties).toBe(false);
    const list = paths["/api/patients"]?.["get"]?.parameters;
    expect(list?.map(({ name, required }) => [name, required])).toEqual([
      ["search", false],
      ["cursor", false],
      ["limit", false],
    ]);
    const wrong = {
      id: "e",
      happenedAt: "2026-11-20T10:00:00Z",
      correction: null,
      content: { kind: "x" },
      more: 1,
    };
    const answer = await site.as(testActor("physician"))("POST", "patients/none/events", wrong);
    expect(answer).toMatchObject({ status: 400, body: { code: "REQUEST_INVALID" } });
  });
});
