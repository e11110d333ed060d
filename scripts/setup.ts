import { build } from "./build.ts";

await build();
process.stderr.write("isotherm: ready. Run npm start.\n");
