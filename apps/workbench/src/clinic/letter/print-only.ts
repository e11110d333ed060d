/** Prints one sheet of the page, the one marked `data-print` with this name, and nothing around it. */
export function printOnly(name: string): void {
  const sheet = document.querySelector(`[data-print="${CSS.escape(name)}"]`);
  if (sheet === null) return;
  // Only a copy beside the page can be printed without what stands around it.
  const copy = sheet.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return;
  copy.classList.add("print-sheet");
  document.body.append(copy);
  document.body.classList.add("prints-sheet");
  window.addEventListener(
    "afterprint",
    () => {
      document.body.classList.remove("prints-sheet");
      copy.remove();
    },
    { once: true },
  );
  window.print();
}
