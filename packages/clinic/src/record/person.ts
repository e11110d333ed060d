/** What an account may do; the proceduralist is a physician by role and says so where it counts. */
export type Role =
  | "physician"
  | "nurse"
  | "coordinator"
  | "researcher"
  | "patient"
  | "referrer"
  | "administrator";

/** Who wrote an event. The id belongs to the site's accounts; no patient name stands in a record. */
export interface Author {
  readonly id: string;
  readonly role: Role;
}

/** A name under something, with its moment. */
export interface Signature {
  readonly personId: string;
  readonly role: Role;
  readonly signedAt: string;
}

/** From where an event came. */
export interface Origin {
  readonly kind: "clinic" | "patient-device" | "referrer" | "import";
  /** Address, device or file, as the site names it. */
  readonly name: string;
}
