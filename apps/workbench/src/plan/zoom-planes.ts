/** Zooms every plane to the cross-hair, or back to the whole image: the key that each view answers by itself. */
export function zoomAllPlanes(): void {
  for (const view of document.querySelectorAll(".slice-view[data-plane]")) {
    view.dispatchEvent(new KeyboardEvent("keydown", { key: "z" }));
  }
}
