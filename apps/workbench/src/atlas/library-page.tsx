import {
  isOfSite,
  type LibraryFolder,
  library,
  type PlacedRecord,
  recordName,
  searchLibrary,
} from "@isotherm/knowledge";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./atlas.module.css";
import { atlasHref, chosen, useAddressChoices } from "./atlas-address.ts";
import { MissingRecord } from "./facts.tsx";
import { folderWords, LIBRARY_GROUPS } from "./library-folders.ts";
import { Section } from "./marks.tsx";
import { recordHref } from "./record-address.ts";

/** Folders whose records answer a question together, and the page that asks it. */
const FOLDER_TOOLS: Readonly<Record<string, readonly [string, string]>> = {
  anticoagulation: ["anticoagulation", "Societies side by side for a drug and a target"],
  "bleeding-classes": ["anticoagulation", "Societies side by side for a drug and a target"],
  opioids: ["opioids", "Morphine equivalents of what somebody takes"],
};

/** So many matches are worth reading; more say that the search should say more. */
const MOST_SHOWN = 60;

/** Everything that is recorded, by kind, with one search over all of it. */
export function LibraryPage({ given }: { readonly given: string }): ReactElement {
  const folders = library();
  if (folders.some(({ folder }) => folder === given)) return <FolderPage folder={given} />;
  return <WholeLibrary given={given} folders={folders} />;
}

function WholeLibrary(properties: {
  readonly given: string;
  readonly folders: readonly LibraryFolder[];
}): ReactElement {
  const { given, folders } = properties;
  const [choices, choose] = useAddressChoices(["library"], given);
  const text = choices.get("search") ?? "";
  const found = searchLibrary(text);
  const recordCount = folders.reduce((sum, { records }) => sum + records.length, 0);
  return (
    <>
      <h1>Library</h1>
      <p className={styles["lead"]}>
        {recordCount} records, each with how sure it is and where it comes from.
      </p>
      <div className={styles["controls"]}>
        <TextInput
          aria-label="Search everything"
          placeholder="Search everything; spelling is forgiven"
          leftSection={<IconSearch size={18} />}
          value={text}
          onChange={(event) => choose(chosen(choices, "search", event.currentTarget.value))}
          data-testid="library-search"
        />
      </div>
      {text.trim() === "" ? (
        LIBRARY_GROUPS.map(([title, words]) => (
          <FolderGroup
            key={title}
            title={title}
            folders={Object.keys(words).flatMap((name) => folders.filter(({ folder }) => folder === name))}
          />
        ))
      ) : (
        <Matches text={text} found={found} />
      )}
    </>
  );
}

function FolderGroup(properties: {
  readonly title: string;
  readonly folders: readonly LibraryFolder[];
}): ReactElement {
  const { title, folders } = properties;
  return (
    <Section title={title}>
      <ul className={styles["shelf"]}>
        {folders.map(({ folder, records }) => {
          const { title: name, says } = folderWords(folder);
          return (
            <li key={folder}>
              <a href={atlasHref("library", folder)} data-testid={`folder-${folder}`}>
                <span className={styles["rowName"]}>{name}</span>
                <span className="quiet number">{records.length}</span>
                <span className={styles["rowText"]}>{says}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Matches(properties: {
  readonly text: string;
  readonly found: readonly PlacedRecord[];
}): ReactElement {
  const { text, found } = properties;
  if (found.length === 0)
    return (
      <p className={styles["none"]} data-testid="no-match" role="status">
        Nothing matches “{text}”. Try fewer words.
      </p>
    );
  const more = found.length - MOST_SHOWN;
  return (
    <>
      <p className={styles["small"]} role="status">
        {found.length === 1 ? "1 record" : `${found.length} records`}
        {more > 0 ? `; the best ${MOST_SHOWN} are shown` : ""}
      </p>
      <ul className={styles["rows"]}>
        {found.slice(0, MOST_SHOWN).map(({ folder, record }) => (
          <RecordRow key={`${folder}/${record.id}`} folder={folder} record={record} kind={true} />
        ))}
      </ul>
    </>
  );
}

function FolderPage({ folder }: { readonly folder: string }): ReactElement {
  const entry = library().find((candidate) => candidate.folder === folder);
  const { title, says } = folderWords(folder);
  if (entry === undefined)
    return (
      <MissingRecord kind="part of the library" id={folder} href={atlasHref("library")} back="Library" />
    );
  return (
    <div data-testid="folder-page">
      <p className={styles["noPrint"]}>
        <a href={atlasHref("library")}>Library</a>
      </p>
      <h1>{title}</h1>
      <p className={styles["lead"]}>
        {says} {entry.records.length === 1 ? "1 record." : `${entry.records.length} records.`}
      </p>
      {FOLDER_TOOLS[folder] === undefined ? null : (
        <p className={styles["noPrint"]}>
          <a href={atlasHref(FOLDER_TOOLS[folder][0])} data-testid="folder-tool">
            {FOLDER_TOOLS[folder][1]}
          </a>
        </p>
      )}
      {entry.hiddenCount === 0 ? null : (
        <p className={styles["note"]}>
          {entry.hiddenCount} rows of a licensed table are not shown: a site that holds the licence loads its
          own table as site records.
        </p>
      )}
      <ul className={styles["rows"]}>
        {entry.records.map((record) => (
          <RecordRow key={record.id} folder={folder} record={record} kind={false} />
        ))}
      </ul>
    </div>
  );
}

function RecordRow(properties: {
  readonly folder: string;
  readonly record: PlacedRecord["record"];
  readonly kind: boolean;
}): ReactElement {
  const { folder, record, kind } = properties;
  return (
    <li data-testid="library-row">
      <a className={styles["shortRow"]} href={recordHref(folder, record.id)}>
        <span>
          <span className={styles["rowName"]}>{recordName(record)}</span>
          <span className={styles["rowText"]}>{summaryOf(record)}</span>
        </span>
        <span className="quiet">
          {isOfSite(folder, record.id) ? "this site" : ""}
          {kind ? folderWords(folder).title : ""}
        </span>
      </a>
    </li>
  );
}

/** A line that tells records of one name apart. */
function summaryOf(record: PlacedRecord["record"]): string {
  const fields = record as PlacedRecord["record"] & Readonly<Record<string, unknown>>;
  const said = [
    fields["code"],
    fields["society"],
    fields["hold"],
    fields["text"],
    fields["use"],
    fields["plainText"],
  ];
  const texts = said.filter((text): text is string => typeof text === "string" && text !== "");
  const summary = texts.length === 0 ? record.id : texts.join(" · ");
  return summary.length > 140 ? `${summary.slice(0, 137)}…` : summary;
}
