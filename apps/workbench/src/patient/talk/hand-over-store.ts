import { create, type StoreApi, type UseBoundStore } from "zustand";
import { signOut } from "../../server/session.ts";

/** A tablet that is in the patient's hands: it shows one talk of one patient and nothing else until the PIN is entered. */
export interface HandOver {
  readonly patientId: string;
  /** Entry of the talk that is to be signed. */
  readonly entryId: string;
  /** Digest of the PIN that the clinician chose; the PIN itself is kept nowhere. */
  readonly pinDigest: string;
  readonly wrongCount: number;
}

/** Fewest digits of the PIN with which the clinician takes the tablet back. */
export const LEAST_PIN_DIGIT_COUNT = 4;

/** Wrong PINs after which the session of the clinic ends. */
const MOST_WRONG_COUNT = 5;

const key = "isotherm.hand-over";

/** What is handed over now; null while the clinician holds the tablet. It outlives a reload of the page. */
export const useHandOver: UseBoundStore<StoreApi<{ readonly current: HandOver | null }>> = create<{
  readonly current: HandOver | null;
}>(() => ({ current: kept() }));

/** Locks this page to one talk. */
export async function beginHandOver(
  subject: Pick<HandOver, "patientId" | "entryId">,
  pin: string,
): Promise<void> {
  keep({ ...subject, pinDigest: await digest(pin), wrongCount: 0 });
}

/** Unlocks it for whoever knows the PIN; too many wrong ones sign the clinic out of this tablet. */
export async function endHandOver(pin: string): Promise<"unlocked" | "wrong" | "signed-out"> {
  const { current } = useHandOver.getState();
  if (current === null) return "unlocked";
  if ((await digest(pin)) === current.pinDigest) {
    keep(null);
    return "unlocked";
  }
  const wrongCount = current.wrongCount + 1;
  keep({ ...current, wrongCount });
  if (wrongCount < MOST_WRONG_COUNT) return "wrong";
  await signOut();
  keep(null);
  location.assign("/");
  return "signed-out";
}

function keep(current: HandOver | null): void {
  if (current === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify(current));
  useHandOver.setState({ current });
}

function kept(): HandOver | null {
  const text = sessionStorage.getItem(key);
  return text === null ? null : (JSON.parse(text) as HandOver);
}

async function digest(pin: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`isotherm hand-over ${pin}`));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
