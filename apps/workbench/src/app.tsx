import type { ReactElement } from "react";
import { StartPage } from "./cases/start-page.tsx";
import { CompareScreen } from "./compare/compare-screen.tsx";
import { PlanScreen } from "./plan/plan-screen.tsx";
import { useRoute } from "./state/route.ts";

/** The workbench: one screen a place. */
export function App(): ReactElement {
  const route = useRoute();
  if (route.screen === "plan") return <PlanScreen key={route.planId} planId={route.planId} />;
  if (route.screen === "compare") return <CompareScreen planIds={route.planIds} />;
  return <StartPage />;
}
