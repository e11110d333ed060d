import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Everything is served from our own origin: no network address, no inlined asset, workers as ES modules. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ["isotherm-source", "module", "browser", "development|production"] },
  worker: { format: "es" },
  build: {
    target: "es2023",
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rolldownOptions: {
      // Our packages and what only they use do nothing on import: what the page does not call stays in the worker.
      treeshake: { moduleSideEffects: (id) => !/\/packages\/|@cantoo|pako|dicom-parser|dcmjs/u.test(id) },
    },
  },
  server: {
    host: "127.0.0.1",
    headers: {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    },
  },
});
