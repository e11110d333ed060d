import { useSyncExternalStore } from "react";

/** Where the person is, as the address after `#` says. */
export type Route =
  | { readonly screen: "start" }
  | { readonly screen: "plan"; readonly planId: string }
  | { readonly screen: "compare"; readonly planIds: readonly [string, string] }
  | { readonly screen: "atlas"; readonly path: readonly string[] };

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
  const parts = hash.replace(/^#\/?/u, "").split("/").map(decodeURIComponent);
  const [screen, first, second] = parts;
  if (screen === "plan" && first) return { screen, planId: first };
  if (screen === "compare" && first && second) return { screen, planIds: [first, second] };
  if (screen === "atlas") return { screen, path: parts.slice(1).filter((part) => part !== "") };
  return { screen: "start" };
}

/** Writes an address. */
export function hashOf(route: Route): string {
  if (route.screen === "plan") return `#/plan/${encodeURIComponent(route.planId)}`;
  if (route.screen === "compare") return `#/compare/${route.planIds.map(encodeURIComponent).join("/")}`;
  if (route.screen === "atlas") return ["#/atlas", ...route.path.map(encodeURIComponent)].join("/");
  return "#/";
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
