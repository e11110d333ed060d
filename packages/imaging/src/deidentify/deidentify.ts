import type dicomParser from "dicom-parser";
import { type DicomDataset, parseDicom } from "../read/dicom-dataset.ts";
import { textValue } from "../read/element-values.ts";
import type { ImportFinding } from "../volume.ts";
import { basicProfile, type ProfileAction } from "./basic-profile.ts";
import { burntInTextSuspected } from "./burnt-in-text.ts";
import { cleanDescription } from "./clean-description.ts";
import { shiftDate } from "./date-shift.ts";
import {
  concatenate,
  type DicomWriter,
  writeBytes,
  writeEncapsulated,
  writeSequence,
  writeText,
} from "./dicom-writing.ts";
import { sha256Hex } from "./sha-256.ts";
import { uidFromText } from "./uid-mapping.ts";

/** What a site chose for images on their way in. */
export interface DeidentificationPolicy {
  /**
   * Secret of the site, at least 16 characters. UIDs, pseudonyms and date shifts follow from it, so that all
   * files of a patient still belong together and references survive, while nobody without it can undo them.
   */
  readonly siteSecret: string;
  /** Dates and times of the examination; the birth date is removed in every case. */
  readonly dates: "keep" | "shift" | "remove";
  /** Days that dates move by; without it 1 to 365 days back, the same for all files of one patient. */
  readonly shiftDays?: number;
  /** Names that somebody gave to drawn structures; removed by the profile, needed to read a structure set. */
  readonly structureNames?: "keep" | "remove";
}

/** A file without names. */
export interface DeidentifiedFile {
  readonly bytes: Uint8Array;
  /** New SOP instance UID; also a file name that says nothing of the patient. */
  readonly sopInstanceUid: string;
  readonly findings: readonly ImportFinding[];
}

const implicitUid = "1.2.840.10008.1.2";
const explicitUid = "1.2.840.10008.1.2.1";
const deflatedUid = "1.2.840.10008.1.2.1.99";
const bigEndianUid = "1.2.840.10008.1.2.2";
const standardUidRoot = "1.2.840.10008.";

const knownVrs: ReadonlySet<string> = new Set(
  "AE AS AT CS DA DS DT FD FL IS LO LT OB OD OF OL OV OW PN SH SL SQ SS ST SV TM UC UI UL UR US UT UV".split(
    " ",
  ),
);

/** Text of any length that somebody typed; stricter than the table, which keeps what it does not list. */
const freeTextVrs: ReadonlySet<string> = new Set(["LT", "ST", "UR", "UT"]);

/** Elements that are written anew at the end, or hold lengths that no longer fit. */
const rewrittenTags: ReadonlySet<string> = new Set(["x00120062", "x00120063", "x00120064", "x00280303"]);

const methodCodes: Readonly<Record<string, string>> = {
  "113100": "Basic Application Confidentiality Profile",
  "113105": "Clean Descriptors Option",
  "113106": "Retain Longitudinal Temporal Information Full Dates Option",
  "113107": "Retain Longitudinal Temporal Information Modified Dates Option",
};

interface Task {
  readonly policy: DeidentificationPolicy;
  readonly pseudonym: string;
  readonly shiftDays: number;
}

/** A new UID for an old one, always the same for the same site; UIDs of the standard itself stay. */
export function mapUid(uid: string, siteSecret: string): string {
  if (uid === "" || uid.startsWith(standardUidRoot)) return uid;
  return uidFromText(`${siteSecret}\0uid\0${uid}`);
}

function taskFor(dataset: DicomDataset, policy: DeidentificationPolicy): Task {
  if (policy.siteSecret.length < 16) throw new Error("the site secret has fewer than 16 characters");
  const patient = textValue(dataset.elements, "x00100020") ?? textValue(dataset.elements, "x0020000d") ?? "";
  const digest = sha256Hex(`${policy.siteSecret}\0patient\0${patient}`);
  const derivedDays = -1 - (Number.parseInt(digest.slice(16, 24), 16) % 365);
  return {
    policy,
    pseudonym: `ANON-${digest.slice(0, 12).toUpperCase()}`,
    shiftDays: policy.shiftDays ?? derivedDays,
  };
}

/** What happens to an element: the table first, then its kind for what the table does not know. */
function actionFor(tag: string, vr: string | undefined): ProfileAction | "keep" {
  const group = Number.parseInt(tag.slice(1, 5), 16);
  // Private groups, curves, overlays, group lengths and group 0002 (written anew).
  const isRepeating = (group & 0xff00) === 0x5000 || (group & 0xff00) === 0x6000;
  if (group % 2 === 1 || group < 8 || isRepeating || tag.endsWith("0000")) return "remove";
  const listed = basicProfile.get(tag);
  if (listed !== undefined) return listed;
  if (rewrittenTags.has(tag) || tag.startsWith("xfffe")) return "remove";
  if (vr === undefined) return "keep";
  if (!knownVrs.has(vr)) return "remove";
  if (vr === "PN") return "empty";
  if (freeTextVrs.has(vr)) return "remove";
  if (vr === "DA" || vr === "DT") return "temporal";
  return vr === "UI" ? "uid" : "keep";
}

function temporalText(text: string, task: Task): string {
  if (task.policy.dates === "keep") return text;
  if (task.policy.dates === "remove") return "";
  return text
    .split("\\")
    .map((value) => shiftDate(value, task.shiftDays))
    .join("\\");
}

function mappedUids(text: string, task: Task): string {
  return text
    .split("\\")
    .map((uid) => mapUid(uid.trim(), task.policy.siteSecret))
    .join("\\");
}

function newText(action: ProfileAction, text: string, task: Task): string | null {
  switch (action) {
    case "uid":
      return mappedUids(text, task);
    case "temporal":
      return temporalText(text, task);
    case "describe":
      return cleanDescription(text);
    case "pseudonym":
      return task.pseudonym;
    case "structureName":
      return task.policy.structureNames === "keep" ? text : "";
    case "empty":
      return "";
    default:
      return null;
  }
}

/** Where cleaned elements go, and how they are cleaned. */
interface Output {
  readonly writer: DicomWriter;
  readonly task: Task;
}

function writeElement(output: Output, elements: dicomParser.DataSet, element: dicomParser.Element): void {
  const { writer, task } = output;
  const action = actionFor(element.tag, element.vr);
  const vr = element.vr ?? "UN";
  if (action === "remove") return;
  if (element.items !== undefined) {
    // An emptied sequence keeps its place without its items.
    const items = action === "keep" ? element.items : [];
    writeSequence(writer, { tag: element.tag, items }, (item) => {
      if (item.dataSet !== undefined) writeElements(output, item.dataSet);
    });
    return;
  }
  if (element.tag === "x7fe00010" && element.encapsulatedPixelData === true) {
    writeEncapsulated(writer, elements, element);
    return;
  }
  if (element.hadUndefinedLength === true) return;
  const value = elements.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  if (action === "keep" || (action === "structureName" && task.policy.structureNames === "keep")) {
    writeBytes(writer, { tag: element.tag, vr }, value);
    return;
  }
  const text = newText(action, elements.string(element.tag) ?? "", task);
  if (text !== null) writeText(writer, { tag: element.tag, vr }, text);
}

function writeMethod({ writer, task }: Output): void {
  const dateCode = { keep: ["113106"], shift: ["113107"], remove: [] }[task.policy.dates];
  const codes = ["113100", "113105", ...dateCode];
  writeText(writer, { tag: "x00120062", vr: "CS" }, "YES");
  writeText(writer, { tag: "x00120063", vr: "LO" }, "DICOM PS3.15 2024b Basic Profile, table-driven");
  writeSequence(writer, { tag: "x00120064", items: codes }, (code) => {
    writeText(writer, { tag: "x00080100", vr: "SH" }, code);
    writeText(writer, { tag: "x00080102", vr: "SH" }, "DCM");
    writeText(writer, { tag: "x00080104", vr: "LO" }, methodCodes[code] ?? "");
  });
}

function writeTemporalState({ writer, task }: Output): void {
  const state = { keep: "UNMODIFIED", shift: "MODIFIED", remove: "REMOVED" }[task.policy.dates];
  writeText(writer, { tag: "x00280303", vr: "CS" }, state);
}

function writeElements(output: Output, elements: dicomParser.DataSet): void {
  for (const tag of Object.keys(elements.elements).sort()) {
    const element = elements.elements[tag];
    if (element !== undefined) writeElement(output, elements, element);
  }
}

/** The top level, with the elements that say what was done at their places in the order of tags. */
function writeTopLevel(output: Output, elements: dicomParser.DataSet): void {
  const inserts: (readonly [string, () => void])[] = [
    ["x00120062", () => writeMethod(output)],
    ["x00280303", () => writeTemporalState(output)],
  ];
  for (const tag of [...Object.keys(elements.elements), ...inserts.map(([place]) => place)].sort()) {
    const insert = inserts.findIndex(([place]) => place === tag);
    if (insert >= 0) {
      for (const [, write] of inserts.splice(insert, 1)) write();
      continue;
    }
    const element = elements.elements[tag];
    if (element !== undefined) writeElement(output, elements, element);
  }
}

function metaGroup(
  sopClassUid: string,
  sopInstanceUid: string,
  transferSyntaxUid: string,
): readonly Uint8Array[] {
  const meta: DicomWriter = { encoding: { isExplicit: true, isLittleEndian: true }, parts: [] };
  writeBytes(meta, { tag: "x00020001", vr: "OB" }, new Uint8Array([0, 1]));
  writeText(meta, { tag: "x00020002", vr: "UI" }, sopClassUid);
  writeText(meta, { tag: "x00020003", vr: "UI" }, sopInstanceUid);
  writeText(meta, { tag: "x00020010", vr: "UI" }, transferSyntaxUid);
  writeText(meta, { tag: "x00020012", vr: "UI" }, uidFromText("isotherm de-identification"));
  const body = concatenate(meta.parts);
  const head: DicomWriter = { encoding: meta.encoding, parts: [] };
  writeBytes(head, { tag: "x00020000", vr: "UL" }, new Uint8Array(new Uint32Array([body.length]).buffer));
  const preamble = new Uint8Array(132);
  preamble.set([0x44, 0x49, 0x43, 0x4d], 128);
  return [preamble, ...head.parts, body];
}

function findingsFor(dataset: DicomDataset): readonly ImportFinding[] {
  const text = (tag: string): string => textValue(dataset.elements, tag) ?? "";
  const reason = burntInTextSuspected({
    sopClassUid: text("x00080016"),
    modality: text("x00080060"),
    burnedInAnnotation: text("x00280301"),
    photometric: text("x00280004"),
  });
  if (reason === null) return [];
  return [
    {
      ruleId: "import/deidentify/burnt-in-text",
      severity: "warning",
      message: `text may be burnt into the pixels, a name among it: ${reason}; pixels were not changed, look at them before they leave the site`,
    },
  ];
}

/**
 * Takes names off a DICOM file by the Basic Profile of PS3.15 Annex E: attributes by table, all private and
 * unknown elements, curves and overlays removed, UIDs replaced consistently, dates by policy. Pixels are not
 * touched and keep their transfer syntax (a deflated file comes back uncompressed); burnt-in text is only
 * warned about. Throws an ImagingError where the file cannot be parsed to its end.
 */
export function deidentify(
  fileName: string,
  fileBytes: Uint8Array,
  policy: DeidentificationPolicy,
): DeidentifiedFile {
  const dataset = parseDicom(fileName, fileBytes);
  const { elements, transferSyntaxUid } = dataset;
  const task = taskFor(dataset, policy);
  const writer: DicomWriter = {
    encoding: {
      isExplicit: transferSyntaxUid !== implicitUid,
      isLittleEndian: transferSyntaxUid !== bigEndianUid,
    },
    parts: [],
  };
  writeTopLevel({ writer, task }, elements);
  const sopInstanceUid = mapUid(textValue(elements, "x00080018") ?? "", policy.siteSecret);
  const newSyntax = transferSyntaxUid === deflatedUid ? explicitUid : transferSyntaxUid;
  const sopClassUid = textValue(elements, "x00080016") ?? "";
  const meta = metaGroup(sopClassUid, sopInstanceUid, newSyntax);
  return { bytes: concatenate([...meta, ...writer.parts]), sopInstanceUid, findings: findingsFor(dataset) };
}
