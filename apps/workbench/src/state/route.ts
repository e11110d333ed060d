import { useSyncExternalStore } from "react";

/** Where the person is, as the address after `#` says. */
export type Route =
  | { readonly screen: "start" }
  | { readonly screen: "plan"; readonly planId: string }
  | { readonly screen: "compare"; readonly planIds: readonly [string, string] };

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
  return { screen: "start" };
}

/** Writes an address. */
export function hashOf(route: Route): string {
  if (route.screen === "plan") return `#/plan/${encodeURIComponent(route.planId)}`;
  if (route.screen === "compare") return `#/compare/${route.planIds.map(encodeURIComponent).join("/")}`;
  return "#/";
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}
