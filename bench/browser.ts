import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build } from "vite";
import { findChromium } from "../scripts/chromium.ts";

/** Benchmark A in the browser. */
export interface BrowserTiming {
  readonly version: string;
  readonly threads: number;
  /** [s] Fastest and middle run. */
  readonly best: number;
  readonly middle: number;
}

const page = `<!doctype html><script type="module">
  const worker = new Worker("/solver.js", { type: "module" });
  worker.onmessage = ({ data }) => { window.walls = data; };
  worker.postMessage("/solver.js");
</script>`;

/** Serves the page and its script with the headers that shared memory asks for. */
async function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    const isScript = request.url === "/solver.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function bundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "isotherm-bench-"));
  try {
    await build({
      configFile: false,
      logLevel: "error",
      resolve: { conditions: ["isotherm-source", "module", "browser"] },
      build: {
        outDir: folder,
        target: "es2023",
        lib: { entry: join(import.meta.dirname, "browser-page.ts"), formats: ["es"], fileName: "solver" },
      },
    });
    return await readFile(join(folder, "solver.js"), "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Solves benchmark A in a headless chromium; null where there is none. */
export async function timeInBrowser(): Promise<BrowserTiming | null> {
  const executablePath = findChromium();
  if (executablePath === null) return null;
  const server = await serve(await bundle());
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the page has no port");
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${address.port}/`);
    // Asked seldom: a question with each frame would take a good part of one of two cores.
    await tab.waitForFunction("window.walls !== undefined", undefined, { timeout: 120_000, polling: 500 });
    const walls = (await tab.evaluate("window.walls")) as { wallS: number; threads: number }[];
    const sorted = walls.map(({ wallS }) => wallS).sort((a, b) => a - b);
    return {
      version: browser.version(),
      threads: walls[0]?.threads ?? 1,
      best: sorted[0] ?? 0,
      middle: sorted[Math.floor(sorted.length / 2)] ?? 0,
    };
  } finally {
    await browser.close();
    server.close();
  }
}
