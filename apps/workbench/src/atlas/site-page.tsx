import { type OverlayDifference, recordName } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import { siteRecords } from "../server/site-overlay.ts";
import styles from "./atlas.module.css";
import { fieldWords, numberText } from "./field-words.ts";
import { folderWords } from "./library-folders.ts";
import { Section } from "./marks.tsx";
import { recordHref } from "./record-address.ts";

const KINDS = [
  ["replaced", "Replaced"],
  ["added", "Added"],
  ["unchanged", "Kept as ours"],
] as const;

/** What the site replaced or added, against our records, field by field. */
export function SitePage(): ReactElement {
  const { overlay, differences } = siteRecords();
  return (
    <>
      <h1>Site records</h1>
      {overlay === null ? (
        <NoOverlay />
      ) : (
        <>
          <p className={styles["lead"]}>
            {overlay.site} has put {differences.length === 1 ? "1 record" : `${differences.length} records`}{" "}
            on top of those of Isotherm. Everything on these pages, in the plan and in the clinic uses them.
          </p>
          {KINDS.map(([kind, title]) => (
            <KindSection key={kind} title={title} kind={kind} differences={differences} />
          ))}
        </>
      )}
    </>
  );
}

function NoOverlay(): ReactElement {
  return (
    <div data-testid="no-site-records">
      <p className={styles["lead"]}>
        This site has no records of its own; everything here is as Isotherm ships it.
      </p>
      <p>
        To replace or add records without touching ours, put them as JSON files into the folder{" "}
        <code>overlay</code> of the data folder, such as <code>overlay/targets/sural-nerve.json</code>, and
        start the server again. <code>isotherm check-overlay FOLDER</code> says beforehand what they change,
        or why they are refused.
      </p>
    </div>
  );
}

function KindSection(properties: {
  readonly title: string;
  readonly kind: OverlayDifference["kind"];
  readonly differences: readonly OverlayDifference[];
}): ReactElement | null {
  const { title, kind, differences } = properties;
  const shown = differences.filter((difference) => difference.kind === kind);
  if (shown.length === 0) return null;
  return (
    <Section title={title} testId={`site-${kind}`}>
      {shown.map((difference) => (
        <DifferenceCard key={`${difference.folder}/${difference.id}`} difference={difference} />
      ))}
    </Section>
  );
}

function DifferenceCard({ difference }: { readonly difference: OverlayDifference }): ReactElement {
  const { folder, id, kind, changes } = difference;
  return (
    <article className={styles["evidence"]} data-testid={`site-record-${folder}-${id}`}>
      <header>
        <h3>
          <a href={recordHref(folder, id)}>{nameOf(folder, id)}</a>
        </h3>
        <span className="quiet">{folderWords(folder).title}</span>
      </header>
      {kind === "replaced" ? (
        <table className={styles["table"]}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Isotherm</th>
              <th scope="col">This site</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ path, before, after }) => (
              <tr key={path}>
                <th scope="row">{pathWords(path)}</th>
                <td>
                  <del>{fieldText(path, before)}</del>
                </td>
                <td>
                  <ins>{fieldText(path, after)}</ins>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </article>
  );
}

function nameOf(folder: string, id: string): string {
  const records = siteRecords().overlay?.records ?? [];
  const entry = records.find(({ folder: place, record }) => place === folder && record.id === id);
  return entry === undefined ? id : recordName(entry.record);
}

/** Where a field stands, such as "Active zone length, status". */
function pathWords(path: string): string {
  const words = path.split(".").filter((field, index) => index === 0 || field !== "value");
  return words.map((field, index) => inSentence(fieldWords(field).label, index)).join(", ");
}

function inSentence(label: string, index: number): string {
  return index === 0 ? label : label.toLowerCase();
}

function fieldText(path: string, value: unknown): string {
  if (value === undefined) return "absent";
  if (value === null) return "not known";
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(unitField(path), value);
  if (Array.isArray(value) && value.every((entry) => typeof entry === "string"))
    return value.length === 0 ? "none" : value.join(", ");
  return JSON.stringify(value);
}

/** The field whose name says the unit: the value of a fact is named by what holds it. */
function unitField(path: string): string {
  const fields = path.split(".").filter((field) => field !== "value");
  return fields.at(-1) ?? path;
}
