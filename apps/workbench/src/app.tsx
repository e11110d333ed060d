import { lazy, type ReactElement, Suspense } from "react";
import { StartPage } from "./cases/start-page.tsx";
import { CompareScreen } from "./compare/compare-screen.tsx";
import { HandOverGate } from "./patient/talk/hand-over-gate.tsx";
import { PlanScreen } from "./plan/plan-screen.tsx";
import { SessionGate } from "./sign-in/session-gate.tsx";
import { useAccount } from "./sign-in/session-store.ts";
import { useRoute } from "./state/route.ts";

/** Loaded when it is opened, so that the start page does not wait for it. */
const AtlasScreen = lazy(async () => ({
  default: (await import("./atlas/atlas-screen.tsx")).AtlasScreen,
}));

/** The clinic, loaded when it is opened, so that a plan does not wait for it. */
const ClinicHome = lazy(async () => ({
  default: (await import("./clinic/home/clinic-home.tsx")).ClinicHome,
}));
const RespondersPage = lazy(async () => ({
  default: (await import("./patient/responders/responders-page.tsx")).RespondersPage,
}));
/** The page of those outside, who need nothing else. */
const ReferrerPage = lazy(async () => ({
  default: (await import("./referrer/referrer-page.tsx")).ReferrerPage,
}));
const DirectoryPage = lazy(async () => ({
  default: (await import("./clinic/directory/directory-page.tsx")).DirectoryPage,
}));
const PatientPage = lazy(async () => ({
  default: (await import("./clinic/page/patient-page.tsx")).PatientPage,
}));

/** The workbench, for who is signed in. */
export function App(): ReactElement {
  return (
    <SessionGate>
      <HandOverGate>
        <Screen />
      </HandOverGate>
    </SessionGate>
  );
}

/** One screen a place; a referrer has a page of their own and the atlas. */
function Screen(): ReactElement {
  const route = useRoute();
  const role = useAccount()?.role;
  if (role === "referrer" && route.screen !== "atlas")
    return (
      <Suspense fallback={null}>
        <ReferrerPage />
      </Suspense>
    );
  if (route.screen === "plan")
    return <PlanScreen key={route.planId} planId={route.planId} atLpsMm={route.atLpsMm ?? null} />;
  if (route.screen === "plans") return <StartPage />;
  if (route.screen === "patient")
    return (
      <Suspense fallback={null}>
        <PatientPage key={route.patientId} patientId={route.patientId} step={route.step} />
      </Suspense>
    );
  if (route.screen === "responders")
    return (
      <Suspense fallback={null}>
        <RespondersPage />
      </Suspense>
    );
  if (route.screen === "directory")
    return (
      <Suspense fallback={null}>
        <DirectoryPage />
      </Suspense>
    );
  if (route.screen === "compare") return <CompareScreen planIds={route.planIds} />;
  if (route.screen === "atlas")
    return (
      <Suspense fallback={null}>
        <AtlasScreen path={route.path} />
      </Suspense>
    );
  return (
    <Suspense fallback={null}>
      <ClinicHome list={route.screen === "clinic" ? route.list : null} />
    </Suspense>
  );
}
