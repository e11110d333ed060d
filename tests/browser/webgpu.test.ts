import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../scripts/chromium.ts";

/** A software adapter: slow, and as exact as a real one. */
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The page as one file of JavaScript. */
async function bundle(): Promise<string> {
  const made = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["isotherm-source", "module", "browser"] },
    build: {
      write: false,
      target: "es2023",
      lib: {
        entry: join(import.meta.dirname, "../../packages/engine/src/testing/gpu-page.ts"),
        formats: ["es"],
        fileName: "gpu-page",
      },
    },
  });
  const [first] = Array.isArray(made) ? made : [made as Rolldown.RolldownOutput];
  const chunk = first?.output[0];
  if (chunk?.type !== "chunk") throw new Error("the page of the GPU test was not built");
  return chunk.code;
}

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const code = await bundle();
  server = createServer((request, response) => {
    const isCode = request.url === "/page.js";
    response.setHeader("content-type", isCode ? "text/javascript" : "text/html");
    response.end(isCode ? code : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No chromium was found; apt-get install chromium.");
  browser = await chromium.launch({ executablePath, headless: false, args: FLAGS });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction(() => "compareCase" in globalThis);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** Quick cases always; the rest takes minutes on a software adapter. */
const quick = [
  "two tissues, air and a held wall",
  "coolant, duty, thaw and active thaw",
  "a box one cell thick",
];
const slow = [
  "one tissue",
  "properties as tables",
  "another tissue in the last cells of each row",
  "strong perfusion, a thick and a thin vessel",
  "an oblique cryoprobe with an insulated shaft",
];

/** What `compareCase` of the page answers. */
interface Comparison {
  readonly backend: string;
  readonly superSteps: readonly [number, number];
  readonly [difference: string]: unknown;
}

interface PageOfTest {
  readonly caseNames: readonly string[];
  readonly compareCase: (name: string) => Promise<Comparison | "no adapter">;
}

/** Largest difference that is let pass, by name. */
const limits = {
  temperatureK: 0.05,
  minimumK: 0.05,
  sampleK: 0.05,
  surfaceK: 0.05,
  timeBelowS: 0.05,
  rateKPerS: 0.01,
  powerW: 0.01,
  balanceError: 1e-5,
};

describe("the WebGPU backend", () => {
  it("has every problem of the engine's own agreement test", async () => {
    const names = await page.evaluate(() => (globalThis as unknown as PageOfTest).caseNames);
    expect([...names].sort()).toEqual([...quick, ...slow].sort());
  });

  for (const name of process.env["ISOTHERM_ALL"] === "1" ? [...quick, ...slow] : quick) {
    it(`agrees with the processor: ${name}`, async (context) => {
      const comparison = await page.evaluate(
        (wanted) => (globalThis as unknown as PageOfTest).compareCase(wanted),
        name,
      );
      if (comparison === "no adapter") {
        context.skip("this chromium offers no WebGPU adapter, not even a software one");
        return;
      }
      expect(comparison.backend).toBe("webgpu");
      expect(comparison.superSteps[1]).toBe(comparison.superSteps[0]);
      for (const [difference, limit] of Object.entries(limits)) {
        expect(comparison[difference], difference).toBeLessThan(limit);
      }
    });
  }
});
