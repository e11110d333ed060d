import { useSyncExternalStore } from "react";

/** Where the person is, as the address after `#` says. */
export type Route =
  | { readonly screen: "start" }
  | { readonly screen: "plans" }
  | { readonly screen: "responders" }
  | { readonly screen: "directory" }
  | {
      readonly screen: "plan";
      readonly planId: string;
      /** Patient whose page led here; null when the list of plans did. */
      readonly patientId?: string | null;
      /** Place to look at first, where a finding led here. */
      readonly atLpsMm?: readonly [number, number, number] | null;
    }
  | { readonly screen: "compare"; readonly planIds: readonly [string, string] }
  | { readonly screen: "atlas"; readonly path: readonly string[] }
  | { readonly screen: "clinic"; readonly list: string | null }
  | { readonly screen: "patient"; readonly patientId: string; readonly step: string | null };

/** Goes somewhere. */
export function goTo(route: Route): void {
  location.hash = hashOf(route);
}

/** The current place; re-renders when it changes. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return routeOf(hash);
}

/** Reads an address; anything unknown is the start page. */
export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/u, "").split(/\?(.*)/su);
  const parts = path.split("/").map(decodeURIComponent);
  const [screen, first, second] = parts;
  if (screen === "plan" && first) return { screen, planId: first, ...planPlace(new URLSearchParams(query)) };
  if (screen === "plans") return { screen };
  if (screen === "responders" || screen === "directory") return { screen };
  if (screen === "compare" && first && second) return { screen, planIds: [first, second] };
  if (screen === "atlas") return { screen, path: atlasPath(hash) };
  if (screen === "clinic") return { screen, list: first || null };
  if (screen === "patients" && first) {
    return { screen: "patient", patientId: first, step: second || null };
  }
  return { screen: "start" };
}

/** The atlas keeps choices in its last part, question marks included. */
function atlasPath(hash: string): readonly string[] {
  const parts = hash.replace(/^#\/?/u, "").split("/").map(decodeURIComponent);
  return parts.slice(1).filter((part) => part !== "");
}

function planPlace(query: URLSearchParams): Pick<Route & { screen: "plan" }, "patientId" | "atLpsMm"> {
  const patientId = query.get("patient");
  const [x, y, z, ...rest] = (query.get("at") ?? "").split(",").map(Number.parseFloat);
  const isPoint = rest.length === 0 && [x, y, z].every((value) => Number.isFinite(value));
  return {
    ...(patientId === null ? {} : { patientId }),
    ...(isPoint ? { atLpsMm: [x ?? 0, y ?? 0, z ?? 0] as const } : {}),
  };
}

/** Writes an address. */
export function hashOf(route: Route): string {
  switch (route.screen) {
    case "plan":
      return planHash(route);
    case "plans":
      return "#/plans";
    case "responders":
      return "#/responders";
    case "directory":
      return "#/directory";
    case "compare":
      return `#/compare/${route.planIds.map(encodeURIComponent).join("/")}`;
    case "atlas":
      return ["#/atlas", ...route.path.map(encodeURIComponent)].join("/");
    case "clinic":
      return route.list === null ? "#/clinic" : `#/clinic/${encodeURIComponent(route.list)}`;
    case "patient":
      return ["#/patients", route.patientId, ...(route.step === null ? [] : [route.step])]
        .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
        .join("/");
    default:
      return "#/";
  }
}

function planHash(route: Route & { screen: "plan" }): string {
  const query = new URLSearchParams();
  if (route.patientId) query.set("patient", route.patientId);
  if (route.atLpsMm) query.set("at", route.atLpsMm.join(","));
  const text = query.toString();
  return `#/plan/${encodeURIComponent(route.planId)}${text === "" ? "" : `?${text}`}`;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
