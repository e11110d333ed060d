import { randomUUID } from "node:crypto";
import { newPlan } from "@isotherm/planning";
import type { Kysely } from "kysely";
import type { Schema } from "./database/schema.ts";
import { savePlan } from "./stores/plan-store.ts";

/** The synthetic patients of the demo clinic; their images are made by code when they are opened. */
const demoCases = [
  { phantomId: "ankle", title: "Demo: ankle, posterior tibial nerve" },
  { phantomId: "retroperitoneum", title: "Demo: retroperitoneum, splanchnic nerves" },
  { phantomId: "neck", title: "Demo: lower neck, stellate ganglion" },
] as const;

/** Puts the three demo cases into a new data folder; the workbench marks what the phantom knows on opening one. */
export async function addDemoPlans(database: Kysely<Schema>): Promise<void> {
  for (const { phantomId, title } of demoCases) {
    const plan = newPlan({
      id: randomUUID(),
      title,
      createdAt: new Date().toISOString(),
      image: { kind: "phantom", id: phantomId, seriesInstanceUid: null, frameOfReferenceUid: null },
    });
    await savePlan(database, plan, null);
  }
}
