import { defineConfig, type ViteUserConfig } from "vitest/config";

// Only our own condition: Vitest hands these to Node, where "import" would break CommonJS packages.
const resolve = { conditions: ["isotherm-source"] };
const ssr = { resolve };

/** Unit, property and integration tests beside the sources, then the walks in a real browser. */
const configuration: ViteUserConfig = defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: "unit",
          include: [
            "packages/**/*.test.ts",
            "apps/**/*.test.{ts,tsx}",
            "verification/**/*.test.ts",
            "validation/**/*.test.ts",
            "examples/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "**/dist/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          pool: "forks",
          maxWorkers: 2,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          // A page on a busy machine takes longer than the second that is the default.
          expect: { poll: { timeout: 10_000 } },
          pool: "forks",
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});

export default configuration;
