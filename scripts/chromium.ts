import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Path of the browser for the tests, from ISOTHERM_CHROMIUM or the usual places; null where there is none. */
export function findChromium(): string | null {
  const named = process.env["ISOTHERM_CHROMIUM"];
  return [...(named ? [named] : []), ...places].find((path) => existsSync(path)) ?? null;
}

/**
 * Makes sure that there is a browser: as root on Debian it is installed with apt, once.
 * Returns null where it is missing and may not be installed.
 */
export function ensureChromium(): string | null {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0)
    return null;
  process.stderr.write("isotherm: installing Debian's chromium for the browser tests (once) …\n");
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = () =>
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
      stdio: "ignore",
      env: environment,
    });
  if (install().status !== 0) {
    spawnSync("apt-get", ["update"], { stdio: "ignore", env: environment });
    install();
  }
  return findChromium();
}
