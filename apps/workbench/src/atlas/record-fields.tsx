import { type FactStatus, library, linkFolder, type RuleCondition, recordName } from "@isotherm/knowledge";
import type { ReactElement, ReactNode } from "react";
import styles from "./atlas.module.css";
import { fieldWords, numberText } from "./field-words.ts";
import { Sure } from "./marks.tsx";
import { recordHref } from "./record-address.ts";
import { comparisonWord, inputWords, valueText } from "./words.ts";

type PlainRecord = Readonly<Record<string, unknown>>;

/** Fields that stand elsewhere on the page: the name above, certainty with what it is about. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(["id", "status", "sources", "note"]);

/** Every field of a record, however deep, with certainty and links; nothing that is recorded is left out. */
export function RecordFields(properties: {
  readonly record: PlainRecord;
  readonly folder: string;
  /** Fields that the page has shown already. */
  readonly without?: readonly string[];
}): ReactElement {
  const { record, folder, without = [] } = properties;
  const fields = Object.entries(record).filter(
    ([name]) => !SAID_ELSEWHERE.has(name) && !without.includes(name),
  );
  return (
    <>
      <dl className={styles["fields"]}>
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>{fieldWords(name).label}</dt>
            <dd>
              <FieldValue name={name} value={value} folder={folder} />
            </dd>
          </div>
        ))}
      </dl>
      <Certainty record={record} />
    </>
  );
}

/** Note, certainty and sources of a record or a part of one. */
function Certainty({ record }: { readonly record: PlainRecord }): ReactElement | null {
  const { note, status, sources } = record;
  const sure = typeof status === "string" && Array.isArray(sources);
  if (note === undefined && !sure) return null;
  return (
    <p className={styles["certainty"]}>
      {typeof note === "string" ? <span>{note} </span> : null}
      {sure ? <Sure status={status as FactStatus} sources={sources as string[]} /> : null}
    </p>
  );
}

function FieldValue(properties: {
  readonly name: string;
  readonly value: unknown;
  readonly folder: string;
}): ReactNode {
  const { name, value, folder } = properties;
  if (value === null || value === undefined || value === "")
    return <span className="quiet">{value === "" ? "none" : "not known"}</span>;
  if (typeof value === "number") return <span className="number">{numberText(name, value)}</span>;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return <Words name={name} words={value} folder={folder} />;
  if (Array.isArray(value)) return <ListValue name={name} list={value} folder={folder} />;
  return <PartValue name={name} part={value as PlainRecord} folder={folder} />;
}

/** Text, or a link where the field holds ids. */
function Words(properties: {
  readonly name: string;
  readonly words: string;
  readonly folder: string;
}): ReactElement {
  const { name, words, folder } = properties;
  const target = linkFolder(name, folder);
  if (target !== null) return <a href={recordHref(target, words)}>{nameOf(target, words)}</a>;
  if (/^https?:\/\//u.test(words)) return <span className={styles["address"]}>{words}</span>;
  return <>{words}</>;
}

function nameOf(folder: string, id: string): string {
  const record = library()
    .find((entry) => entry.folder === folder)
    ?.records.find((entry) => entry.id === id);
  return record === undefined ? id : recordName(record);
}

function ListValue(properties: {
  readonly name: string;
  readonly list: readonly unknown[];
  readonly folder: string;
}): ReactElement {
  const { name, list, folder } = properties;
  if (list.length === 0) return <span className="quiet">none</span>;
  if (list.every(isCondition)) return <Conditions conditions={list} />;
  if (isTable(list)) return <PartsTable rows={list} />;
  const parts = list.some((entry) => typeof entry === "object" && entry !== null && !Array.isArray(entry));
  return (
    <ul className={styles[parts ? "parts" : "words"]}>
      {list.map((entry) => (
        <li key={JSON.stringify(entry)}>
          {Array.isArray(entry) ? (
            <span className="number">{rowText(name, entry)}</span>
          ) : (
            <FieldValue name={name} value={entry} folder={folder} />
          )}
        </li>
      ))}
    </ul>
  );
}

type FlatRow = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Parts that are flat and alike read best one below the other. */
function isTable(list: readonly unknown[]): list is readonly FlatRow[] {
  const keys = Object.keys((list[0] as object | null) ?? {});
  return (
    list.length > 1 &&
    keys.length > 1 &&
    list.every(
      (entry) =>
        typeof entry === "object" &&
        entry !== null &&
        !Array.isArray(entry) &&
        Object.keys(entry).join() === keys.join() &&
        Object.values(entry).every(isFlat),
    )
  );
}

function isFlat(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === "string");
  return value === null || typeof value !== "object";
}

function PartsTable({ rows }: { readonly rows: readonly FlatRow[] }): ReactElement {
  const keys = Object.keys(rows[0] ?? {}).filter(
    (key) => key !== "id" && rows.some((row) => !isEmpty(row[key])),
  );
  return (
    <div className={styles["scroll"]}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            {keys.map((key) => (
              <th key={key} scope="col">
                {fieldWords(key).label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {keys.map((key) => (
                <td key={key}>{cellText(key, row[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isEmpty(value: FlatRow[string] | undefined): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

function cellText(key: string, value: FlatRow[string] | undefined): string {
  if (isEmpty(value)) return "–";
  return typeof value === "number" ? numberText(key, value) : valueText(value);
}

/** A row of a curve, such as a conductivity at a temperature in °C. */
function rowText(name: string, [first, second, ...rest]: readonly unknown[]): string {
  if (typeof first !== "number" || typeof second !== "number" || rest.length > 0)
    return [first, second, ...rest].map(valueText).join(", ");
  return `${numberText(name, second)} at ${valueText(first)} °C`;
}

/** A number with its certainty on one line, or a part with fields of its own. */
function PartValue(properties: {
  readonly name: string;
  readonly part: PlainRecord;
  readonly folder: string;
}): ReactElement {
  const { name, part, folder } = properties;
  if (!("value" in part) || !("status" in part)) return <RecordFields record={part} folder={folder} />;
  const { value, spreadFraction } = part;
  return (
    <div className={styles["fact"]}>
      <FieldValue name={name} value={value} folder={folder} />
      {typeof spreadFraction === "number" ? (
        <span className="number"> ± {numberText("spreadFraction", spreadFraction)}</span>
      ) : null}{" "}
      <Certainty record={part} />
    </div>
  );
}

function isCondition(entry: unknown): entry is RuleCondition {
  return typeof entry === "object" && entry !== null && "quantity" in entry && "is" in entry;
}

/** Comparisons that must all hold. */
export function Conditions({ conditions }: { readonly conditions: readonly RuleCondition[] }): ReactElement {
  return (
    <ul className={styles["words"]}>
      {conditions.map((condition) => (
        <li key={JSON.stringify(condition)}>{conditionText(condition)}</li>
      ))}
    </ul>
  );
}

/** One comparison as words, such as "block outcome is pass". */
export function conditionText({ quantity, is, value, threshold, input }: RuleCondition): string {
  const { label } = fieldWords(quantity);
  const ownLimit = typeof value === "number" ? numberText(quantity, value) : valueText(value);
  const limit = threshold ?? (input === undefined ? ownLimit : inputWords(input));
  return `${label.charAt(0).toLowerCase()}${label.slice(1)} ${comparisonWord(is)} ${limit}`;
}
