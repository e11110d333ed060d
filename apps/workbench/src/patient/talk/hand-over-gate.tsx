import { lazy, type ReactElement, type ReactNode, Suspense } from "react";
import { useHandOver } from "./hand-over-store.ts";

const HandOverPage = lazy(async () => ({ default: (await import("./hand-over-page.tsx")).HandOverPage }));

/** While the tablet is in the patient's hands, nothing of the workbench is on the page, whatever the address says. */
export function HandOverGate({ children }: { readonly children: ReactNode }): ReactElement {
  const current = useHandOver((state) => state.current);
  if (current === null) return <>{children}</>;
  return (
    <Suspense fallback={null}>
      <HandOverPage handOver={current} />
    </Suspense>
  );
}
