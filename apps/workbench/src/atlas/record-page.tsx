import { type AnyRecord, isOfSite, library, recordName } from "@isotherm/knowledge";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { MissingRecord } from "./facts.tsx";
import { folderWords } from "./library-folders.ts";
import { PageSources } from "./marks.tsx";
import { RecordFields } from "./record-fields.tsx";

/** One record of any kind, with every field that it has. */
export function RecordPage(properties: { readonly folder: string; readonly id: string }): ReactElement {
  const { folder, id } = properties;
  const { title } = folderWords(folder);
  const back = atlasHref("library", folder);
  const record = library()
    .find((entry) => entry.folder === folder)
    ?.records.find((entry) => entry.id === id);
  if (record === undefined) return <MissingRecord kind="record" id={id} href={back} back={`All ${title}`} />;
  return (
    <article data-testid="record-page">
      <p className={styles["noPrint"]}>
        <a href={back}>{title}</a>
      </p>
      <div className={styles["kicker"]}>
        {id}
        {isOfSite(folder, id) ? " · a record of this site" : ""}
      </div>
      <h1>{recordName(record)}</h1>
      <RecordFields
        record={record as unknown as Readonly<Record<string, unknown>>}
        folder={folder}
        without={shownAsName(record)}
      />
      <PageSources keys={sourcesIn(record)} />
    </article>
  );
}

/** The field that is the heading already. */
function shownAsName(record: AnyRecord): readonly string[] {
  const name = recordName(record);
  return Object.entries(record)
    .filter(([, value]) => value === name)
    .map(([field]) => field);
}

/** Every key of a source that a record names, however deep. */
export function sourcesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === "sources" && Array.isArray(entry) ? (entry as string[]) : sourcesIn(entry),
  );
}
