import { newPlan } from "@isotherm/planning";
import type { PlanImage, TreatmentPlan } from "@isotherm/planning/treatment-plan";
import { linkPlan } from "../server/patients.ts";
import { savePlan } from "../server/plans.ts";
import type { PickedImage } from "../worker/jobs.ts";
import { callWorkshop } from "../worker/workshop.ts";
import { saveNow } from "./autosave.ts";
import { imageKey, showImage } from "./image-store.ts";
import { currentPlan, nameImage, openPlan, usePlanStore } from "./plan-store.ts";

/** What the page of a patient says of a plan before its images are opened. */
export interface PlanPurpose {
  readonly patientId: string;
  /** Empty where the name of the series is title enough. */
  readonly title: string;
  readonly procedureType: TreatmentPlan["procedureType"];
}

/** A plan on an image that is open and on its way to the server. */
export interface Draft {
  plan: TreatmentPlan;
  readonly picked: PickedImage;
  /** Whose plan it becomes once it is stored; null where it was begun on the page of plans. */
  readonly patientId: string | null;
}

/** Stands for the image until the server has named it. */
const UNSTORED_IMAGE_ID = "storing";

let draft: Draft | null = null;

/** Starts a plan on a picked image; gives its id. The picture is shown before the image is stored. */
export function startDraft(picked: PickedImage, purpose: PlanPurpose | null): string {
  const { kind, seriesInstanceUid, frameOfReferenceUid } = picked;
  const image: PlanImage = { kind, id: UNSTORED_IMAGE_ID, seriesInstanceUid, frameOfReferenceUid };
  const createdAt = new Date().toISOString();
  const title = purpose?.title || picked.image.title;
  const plan = newPlan({
    id: crypto.randomUUID(),
    title,
    createdAt,
    image,
    procedureType: purpose?.procedureType ?? "neurolysis",
  });
  draft = { plan, picked, patientId: purpose?.patientId ?? null };
  return plan.id;
}

/** The draft with this id, or null for a plan that the server knows. */
export function draftOf(planId: string): Draft | null {
  return draft?.plan.id === planId ? draft : null;
}

/** Shows a draft on the screen. */
export function openDraft({ plan, picked }: Draft): void {
  showImage(imageKey(plan.image), picked.image);
  openPlan(plan, null);
  usePlanStore.setState({ saveState: "storing" });
}

/** The person left the plan while its images were on their way: what was drawn is kept for the save. */
export function keepDraft(): void {
  const plan = currentPlan();
  if (draft !== null && plan?.id === draft.plan.id) draft.plan = plan;
}

/** Stores the images, then the plan, on the screen or not, and says whose plan it is. */
export async function storeDraft(stored: Draft): Promise<void> {
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  window.addEventListener("beforeunload", warn);
  try {
    const imageId = await callWorkshop("store", { picked: "last" }, { onProgress: tellProgress });
    await saveUnderName(stored, imageId);
    if (stored.patientId !== null) await linkPlan(stored.patientId, stored.plan.id);
    draft = null;
  } catch (error) {
    const saveMessage = error instanceof Error ? error.message : "The images could not be stored.";
    if (currentPlan()?.id === stored.plan.id) usePlanStore.setState({ saveState: "failed", saveMessage });
    throw error;
  } finally {
    window.removeEventListener("beforeunload", warn);
  }
}

async function saveUnderName(stored: Draft, imageId: string): Promise<void> {
  const image = { ...stored.plan.image, id: imageId };
  if (currentPlan()?.id === stored.plan.id) {
    showImage(imageKey(image), stored.picked.image);
    nameImage(imageId);
    await saveNow();
  } else {
    await savePlan({ ...stored.plan, image }, null);
  }
}

function tellProgress({ fraction }: { readonly fraction: number | null }): void {
  const percent = fraction === null ? "" : ` ${Math.round(fraction * 100)} %`;
  usePlanStore.setState({ saveMessage: `Storing the images…${percent}` });
}

/** Tries again what failed: the images of a draft first, then the plan. */
export async function retrySave(): Promise<void> {
  if (draft === null || currentPlan()?.id !== draft.plan.id) {
    await saveNow();
    return;
  }
  usePlanStore.setState({ saveState: "storing", saveMessage: null });
  try {
    await storeDraft(draft);
    await saveNow();
  } catch {
    // The reason stands in the save mark, with another way to try again.
  }
}
