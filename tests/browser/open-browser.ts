import { type Browser, chromium, type Page } from "playwright-core";
import { findChromium } from "../../scripts/chromium.ts";

/** Software rendering, and no traffic of the browser's own. */
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A page on a laptop screen, with everything that went wrong on it. */
export interface TestPage {
  readonly browser: Browser;
  readonly page: Page;
  /** Uncaught errors, refused security policies, and requests that left our origin. */
  readonly troubles: readonly string[];
}

/** Opens the browser that the machine has on the list of plans of the server. */
export async function openPage(url: string): Promise<TestPage> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No chromium was found; apt-get install chromium.");
  const browser = await chromium.launch({ executablePath, headless: false, args: FLAGS });
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(`error on the page: ${error.message}`));
  page.on("console", (message) => {
    if (/Content Security Policy/iu.test(message.text())) troubles.push(message.text());
  });
  page.on("request", (request) => {
    const isOurs = request.url().startsWith(url) || /^(?:blob|data):/u.test(request.url());
    if (!isOurs) troubles.push(`request to ${request.url()}`);
  });
  page.setDefaultTimeout(30_000);
  await page.goto(`${url}#/plans`);
  return { browser, page, troubles };
}
