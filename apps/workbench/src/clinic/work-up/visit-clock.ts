import { visitTemplates } from "@isotherm/clinic";
import { useEffect, useState } from "react";
import { create, type StoreApi, type UseBoundStore } from "zustand";

/** A visit that goes on: begun when, by which template. */
interface RunningVisit {
  readonly startedAtMs: number;
  readonly templateId: "new" | "follow-up";
}

/** Visits that go on, by patient; they outlive a change of step, and end with the page. */
const useVisits: UseBoundStore<StoreApi<Readonly<Record<string, RunningVisit>>>> = create<
  Readonly<Record<string, RunningVisit>>
>(() => ({}));

/** The clock of one visit. */
export interface VisitClock {
  /** Null while none goes on. */
  readonly elapsedMs: number | null;
  /** [min] The same in whole minutes, at least one. */
  readonly elapsedMinutes: number | null;
  readonly plannedS: number | null;
  readonly start: (templateId: RunningVisit["templateId"]) => void;
  readonly stop: () => void;
}

/** Measures how long a visit really takes, so that the calendar can learn (R100). */
export function useVisitClock(patientId: string): VisitClock {
  const running = useVisits((visits) => visits[patientId]);
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (running === undefined) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  const elapsedMs = running === undefined ? null : Math.max(0, nowMs - running.startedAtMs);
  return {
    elapsedMs,
    elapsedMinutes: elapsedMs === null ? null : Math.max(1, Math.round(elapsedMs / 60_000)),
    plannedS: visitTemplates.find(({ id }) => id === running?.templateId)?.plannedS ?? null,
    start: (templateId) =>
      useVisits.setState((visits) => ({ ...visits, [patientId]: { startedAtMs: Date.now(), templateId } })),
    stop: () => useVisits.setState(({ [patientId]: _ended, ...others }) => others, true),
  };
}
