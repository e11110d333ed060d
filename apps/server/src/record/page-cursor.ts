/** Where the next page of a list begins, as an address carries it: the columns of the order, in their order. */
export function pageCursor(place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** The columns of a cursor of this length; null where it is none of ours, so that the list begins at its beginning. */
export function placeOfCursor(cursor: string, length: number): readonly unknown[] | null {
  try {
    const place = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as unknown;
    return Array.isArray(place) && place.length === length ? place : null;
  } catch {
    return null;
  }
}

/** SQL text of a column as a moment to the microsecond, which a Date would cut off. */
export function momentText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
