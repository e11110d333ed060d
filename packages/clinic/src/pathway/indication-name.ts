import { indications } from "@isotherm/knowledge";

/** What an indication is called in a text for people; the id itself where `knowledge` does not hold it. */
export function indicationName(id: string): string {
  return indications().find((record) => record.id === id)?.name ?? id;
}
