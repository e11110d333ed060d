await import("../bench/planning.ts");
