/** A source, once, cited by key everywhere (a subset of CSL-JSON). */
export interface Reference {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author: string;
  readonly issued: string;
  readonly containerTitle: string | null;
  readonly DOI: string | null;
  readonly URL: string | null;
  /** YYYY-MM-DD on which the citation was last read; null when not yet read against the primary source. */
  readonly checkedOn: string | null;
  /** Terms of use, or what is still to be completed. */
  readonly note?: string;
}
