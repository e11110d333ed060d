import { build } from "./build.ts";

// Two parts, each writing its own page: the engine, and the records on the database. `npm run bench -- records` runs one.
await build();
const [only] = process.argv.slice(2);
if (only !== "records") await import("../bench/run.ts");
if (only !== "engine") await import("../bench/records.ts");
