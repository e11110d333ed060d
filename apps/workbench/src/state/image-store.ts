import type { PhantomId } from "@isotherm/imaging";
import type { PlanImage } from "@isotherm/planning/treatment-plan";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import type { JobProgress, OpenedImage } from "../worker/jobs.ts";
import { callWorkshop } from "../worker/workshop.ts";

/** The image under the plan. */
export type ImageState =
  | { readonly status: "none" }
  | { readonly status: "loading"; readonly progress: JobProgress }
  | { readonly status: "ready"; readonly imageId: string; readonly image: OpenedImage }
  | { readonly status: "failed"; readonly message: string };

/** The image in memory; one at a time. */
export const useImageStore: UseBoundStore<StoreApi<{ readonly state: ImageState }>> = create<{
  readonly state: ImageState;
}>(() => ({ state: { status: "none" } }));

/** Name of an image, the same for the same content. */
export function imageKey(image: PlanImage): string {
  return `${image.kind}/${image.id}`;
}

/** Takes an image that has just been imported. */
export function showImage(imageId: string, image: OpenedImage): void {
  useImageStore.setState({ state: { status: "ready", imageId, image } });
}

/** Loads the image of a plan, unless it is in memory already. */
export async function loadImage(image: PlanImage): Promise<void> {
  const { state } = useImageStore.getState();
  const imageId = imageKey(image);
  if (state.status === "ready" && state.imageId === imageId) return;
  const onProgress = (progress: JobProgress): void =>
    useImageStore.setState({ state: { status: "loading", progress } });
  onProgress({ text: "Opening the image", fraction: null });
  try {
    showImage(imageId, await openImage(image, onProgress));
  } catch (error) {
    const message = error instanceof Error ? error.message : "The image could not be opened.";
    useImageStore.setState({ state: { status: "failed", message } });
  }
}

function openImage(image: PlanImage, onProgress: (progress: JobProgress) => void): Promise<OpenedImage> {
  if (image.kind === "phantom") {
    return callWorkshop("openPhantom", { phantomId: image.id as PhantomId }, { onProgress });
  }
  return callWorkshop("openStored", { kind: image.kind, imageId: image.id }, { onProgress });
}
