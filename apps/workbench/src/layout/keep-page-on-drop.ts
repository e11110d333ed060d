/** A file that is dropped beside its place must not replace the page, and a plan with it. */
export function keepPageOnDrop(): void {
  const keep = (event: DragEvent): void => event.preventDefault();
  window.addEventListener("dragover", keep);
  window.addEventListener("drop", keep);
}
