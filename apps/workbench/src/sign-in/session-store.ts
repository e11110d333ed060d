import type { Role } from "@isotherm/clinic";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { fetchSession, type Session, type SessionAccount, signOut, takeRole } from "../server/session.ts";
import { type LapseKind, tellSessionRenewed, tellSignInDeclined } from "../server/session-lapse.ts";

/** What this page knows of who uses it. */
export interface SessionState {
  /** null until the server has answered. */
  readonly session: Session | null;
  /** Why the server could not be asked. */
  readonly message: string | null;
  /** The person has to sign in again over the page, which stays as it is. */
  readonly lapse: LapseKind | null;
}

/** Who uses this page. */
export const useSessionStore: UseBoundStore<StoreApi<SessionState>> = create<SessionState>(() => ({
  session: null,
  message: null,
  lapse: null,
}));

/** The signed-in person, or null. */
export function useAccount(): SessionAccount | null {
  return useSessionStore((state) => state.session?.account ?? null);
}

/** Asks the server who is at the door. */
export async function loadSession(): Promise<void> {
  try {
    useSessionStore.setState({ session: await fetchSession(), message: null });
  } catch (error) {
    useSessionStore.setState({
      message: error instanceof Error ? error.message : "The server could not be asked who is signed in.",
    });
  }
}

/**
 * The session ended under the page. Where the same person is back already (in another tab, or because it is a demo),
 * the page goes on; otherwise it asks.
 */
export async function handleLapse(lapse: LapseKind): Promise<void> {
  const before = useSessionStore.getState().session?.account;
  if (!before) return;
  if (lapse === "stale" || !(await resumeAs(before))) useSessionStore.setState({ lapse });
}

/** The person would rather not sign in once more: what was asked is refused, and the page stays. */
export function declineSignIn(): void {
  useSessionStore.setState({ lapse: null });
  tellSignInDeclined();
}

/** Goes on as the person and in the role that the page was opened with; false where somebody else is signed in. */
export async function resumeAs(before: SessionAccount): Promise<boolean> {
  const now = (await fetchSession()).account;
  if (now === null) return false;
  const isDemo = useSessionStore.getState().session?.site.kind === "demo";
  if (!isDemo && now.id !== before.id) return false;
  if (now.role !== before.role) await takeRole(before.role);
  useSessionStore.setState({ lapse: null });
  tellSessionRenewed();
  return true;
}

/** Goes on in another role. The page starts anew: what the other role may not see leaves the memory. */
export async function changeRole(role: Role): Promise<void> {
  await takeRole(role);
  location.assign("/");
}

/** Ends the session and forgets everything that this page holds. */
export async function leave(): Promise<void> {
  await signOut();
  location.assign("/");
}
