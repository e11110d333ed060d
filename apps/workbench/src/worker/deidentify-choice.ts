/** What happens to dates on the way in. */
export type DateChoice = "keep" | "shift" | "remove";

/** How the names come off: the choice of dates, and the secret of the site. */
export interface DeidentifyChoice {
  readonly dates: DateChoice;
  readonly uidSalt: string;
}
