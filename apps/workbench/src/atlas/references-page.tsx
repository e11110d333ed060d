import {
  devices,
  evidenceCards,
  type Reference,
  references,
  rules,
  searchRecords,
  targets,
} from "@isotherm/knowledge";
import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import styles from "./atlas.module.css";
import { atlasHref } from "./atlas-address.ts";
import { Facts, MissingRecord } from "./facts.tsx";
import { citationText, Section } from "./marks.tsx";

/** Every source once; with a key, one source and where it is used. */
export function ReferencesPage({ referenceId }: { readonly referenceId: string }): ReactElement {
  if (referenceId === "") return <ReferenceList />;
  const reference = references().find(({ id }) => id === referenceId);
  if (reference === undefined)
    return (
      <MissingRecord kind="reference" id={referenceId} href={atlasHref("references")} back="All references" />
    );
  return <ReferencePage reference={reference} />;
}

function ReferenceList(): ReactElement {
  const [text, setText] = useState("");
  const found = searchRecords(references(), text, ({ id, title, author, issued }) => ({
    names: [id, title, author, issued],
    rest: [],
  }));
  return (
    <>
      <h1>References</h1>
      <p className={styles["lead"]}>
        {references().length} sources; {references().filter(({ checkedOn }) => checkedOn === null).length} of
        them not yet read against the primary source.
      </p>
      <div className={styles["controls"]}>
        <TextInput
          aria-label="Search references"
          placeholder="Author, title or year"
          leftSection={<IconSearch size={18} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <ul className={styles["citations"]}>
        {found.map((reference) => (
          <li key={reference.id}>
            <a href={atlasHref("references", reference.id)}>{reference.id}</a> {citationText(reference)}
          </li>
        ))}
      </ul>
    </>
  );
}

function ReferencePage({ reference }: { readonly reference: Reference }): ReactElement {
  const { id, type, author, title, containerTitle, issued, DOI, URL: url, checkedOn, note } = reference;
  return (
    <article data-testid="reference-page">
      <div className={styles["kicker"]}>{id}</div>
      <h1>{title}</h1>
      <Facts
        facts={[
          ["Author", author === "" ? "not on record" : author],
          ["Published", [containerTitle, issued].filter(Boolean).join(", ") || "not on record"],
          ["Kind", type.replaceAll("-", " ")],
          ["DOI", DOI ?? "none on record"],
          ["Address", url ?? "none on record"],
          ["Read against the primary source", checkedOn ?? "not yet"],
          ...(note === undefined ? [] : ([["Note", note]] as const)),
        ]}
      />
      <UsedIn id={id} />
    </article>
  );
}

function UsedIn({ id }: { readonly id: string }): ReactElement {
  const cites = (record: unknown): boolean => JSON.stringify(record).includes(`"${id}"`);
  const links = [
    ...targets()
      .filter(cites)
      .map((target) => [atlasHref("target", target.id), `${target.atlasNumber} ${target.name}`] as const),
    ...evidenceCards()
      .filter(cites)
      .map((card) => [atlasHref("evidence", card.id), `${card.id} ${card.title}`] as const),
    ...rules()
      .filter(cites)
      .map((rule) => [atlasHref("rules", rule.id), rule.purpose] as const),
    ...devices()
      .filter(cites)
      .map((device) => [atlasHref("devices", device.id), device.name] as const),
  ];
  return (
    <Section title="Used in">
      {links.length === 0 ? (
        <p className={styles["none"]}>No target, evidence card, rule or device cites it.</p>
      ) : (
        <ul className={styles["citations"]}>
          {links.map(([href, name]) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
