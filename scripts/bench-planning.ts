import { build } from "./build.ts";

await build();
await import("../bench/planning.ts");
await import("../bench/ensemble.ts");
