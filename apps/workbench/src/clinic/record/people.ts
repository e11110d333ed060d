import { useEffect } from "react";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { listPeople, type SitePerson } from "../../server/people.ts";

interface PeopleState {
  /** null until they were asked for. */
  readonly people: readonly SitePerson[] | null;
}

const usePeopleStore: UseBoundStore<StoreApi<PeopleState>> = create<PeopleState>(() => ({ people: null }));
let asked = false;

/** Everybody of the site; empty until the server has answered. */
export function usePeople(): readonly SitePerson[] {
  const people = usePeopleStore((state) => state.people);
  useEffect(() => {
    if (asked) return;
    asked = true;
    listPeople().then(
      (found) => usePeopleStore.setState({ people: found }),
      // Ids stand in for the names; the next page that needs them asks again.
      () => {
        asked = false;
      },
    );
  }, []);
  return people ?? [];
}

/** The name of whoever wrote or signed something; the id itself where nobody of the site has it. */
export function useNameOf(): (id: string) => string {
  const people = usePeople();
  return (id) => {
    if (id.startsWith("patient:")) return "the patient";
    return people.find((person) => person.id === id)?.displayName ?? id;
  };
}
