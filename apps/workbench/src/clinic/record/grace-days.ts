import { defaultGraceDays } from "@isotherm/clinic";
import { useEffect } from "react";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { fetchSiteFollowUp, saveSiteFollowUp } from "../../server/site-follow-up.ts";

interface GraceState {
  /** [days] */
  readonly graceDays: number;
}

const useGraceStore: UseBoundStore<StoreApi<GraceState>> = create<GraceState>(() => ({
  graceDays: defaultGraceDays,
}));
let asked = false;

/** [days] After its day before a visit counts as late, as the site has set it. */
export function useGraceDays(): number {
  useEffect(() => {
    if (asked) return;
    asked = true;
    fetchSiteFollowUp().then(
      (followUp) => useGraceStore.setState(followUp),
      // The default stands in; the next page that needs it asks again.
      () => {
        asked = false;
      },
    );
  }, []);
  return useGraceStore(({ graceDays }) => graceDays);
}

/** Sets it for every patient of the site; throws a `ServerError` where it was refused. */
export async function changeGraceDays(graceDays: number): Promise<void> {
  await saveSiteFollowUp({ graceDays });
  useGraceStore.setState({ graceDays });
}
