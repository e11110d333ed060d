import type { Kysely } from "kysely";
import { demoAccountId } from "../accounts/site-identity.ts";
import type { Actor } from "../actor.ts";
import { asActor, asOwnerWithin } from "../database/as-actor.ts";
import type { Schema } from "../database/schema.ts";
import { linkPlan } from "../record/patient-view.ts";
import { createPatient } from "../record/person-store.ts";
import { changeReferralAccess } from "../record/referral-access.ts";
import { takeInEvents } from "../record/take-in-events.ts";
import { addToDirectory } from "../stores/directory-store.ts";
import { savePlan } from "../stores/plan-store.ts";
import { demoDirectory } from "./demo-directory.ts";
import { type DemoPatient, demoPatients, demoPlans } from "./demo-patients.ts";

const actor = (role: "physician" | "coordinator"): Actor => ({
  accountId: demoAccountId(role),
  displayName: `Demo ${role}`,
  role,
  roles: [role],
  patientId: null,
  patientPurpose: null,
  origin: { kind: "clinic", name: "demo" },
});

const physician = actor("physician");

/** Fills a demo that has no patient yet with the synthetic ones, as of now. */
export async function seedDemo(database: Kysely<Schema>, at: string): Promise<void> {
  if (await hasPatients(database)) return;
  await asActor(database, physician, async (transaction) => {
    for (const plan of demoPlans()) await savePlan(transaction, plan, null);
  });
  for (const patient of demoPatients(at)) await addPatient(database, patient);
  for (const entry of demoDirectory) await addToDirectory(database, actor("coordinator"), entry);
}

function hasPatients(database: Kysely<Schema>): Promise<boolean> {
  return asActor(database, physician, async (transaction) => {
    const first = await transaction.selectFrom("patient").select("patient_id").limit(1).executeTakeFirst();
    return first !== undefined;
  });
}

async function addPatient(database: Kysely<Schema>, { person, events, planIds }: DemoPatient): Promise<void> {
  const patientId = await createPatient(database, physician, person);
  const own = events.map((event) => ({
    ...event,
    patientId,
    author: event.author.role === "patient" ? { ...event.author, id: `patient:${patientId}` } : event.author,
  }));
  await asActor(database, physician, (transaction) =>
    asOwnerWithin(transaction, () => takeInEvents(transaction, patientId, own)),
  );
  for (const planId of planIds) await linkPlan(database, physician, { patientId, planId });
  for (const { content } of own) {
    if (content.kind !== "referral-opened" || content.direction !== "in") continue;
    const change = { patientId, referralId: content.referralId, referrerId: demoAccountId("referrer") };
    await changeReferralAccess(database, physician, { ...change, state: "shared" });
  }
}
