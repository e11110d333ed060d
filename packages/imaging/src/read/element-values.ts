import type dicomParser from "dicom-parser";
import type { Vec3 } from "../geometry.ts";

/** Numbers of a decimal or integer string element; undefined where it is missing, short or not numeric. */
export function decimalValues(
  elements: dicomParser.DataSet,
  tag: string,
  count: number,
): readonly number[] | undefined {
  const text = textValue(elements, tag);
  if (text === undefined) return undefined;
  const numbers = text.split("\\").map((part) => Number.parseFloat(part));
  if (numbers.length < count || numbers.slice(0, count).some((value) => !Number.isFinite(value)))
    return undefined;
  return numbers;
}

/** One number of a decimal string element. */
export function decimalValue(elements: dicomParser.DataSet, tag: string): number | undefined {
  return decimalValues(elements, tag, 1)?.[0];
}

/** Three numbers of a decimal string element. */
export function decimalVec3(elements: dicomParser.DataSet, tag: string): Vec3 | undefined {
  const values = decimalValues(elements, tag, 3);
  return values === undefined ? undefined : [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0];
}

/** First 16-bit unsigned number of an element; undefined where it is missing or cut off. */
export function shortValue(elements: dicomParser.DataSet, tag: string): number | undefined {
  const element = elements.elements[tag];
  if (element === undefined || element.length < 2) return undefined;
  if (element.dataOffset + 2 > elements.byteArray.length) return undefined;
  return elements.uint16(tag);
}

/** The whole text of an element, all values with their backslashes, trimmed; undefined where it is empty. */
export function textValue(elements: dicomParser.DataSet, tag: string): string | undefined {
  const element = elements.elements[tag];
  if (element === undefined || element.length === 0) return undefined;
  if (element.dataOffset + element.length > elements.byteArray.length) return undefined;
  const text = elements.string(tag)?.trim();
  return text === undefined || text === "" ? undefined : text;
}

/** Items of a sequence element; empty where there are none. */
export function sequenceItems(
  elements: dicomParser.DataSet | undefined,
  tag: string,
): readonly dicomParser.DataSet[] {
  const items = elements?.elements[tag]?.items ?? [];
  return items.flatMap((item) => (item.dataSet === undefined ? [] : [item.dataSet]));
}

const encodings: readonly (readonly [RegExp, string])[] = [
  [/192/, "utf-8"],
  [/GB18030|GBK/, "gb18030"],
  [/58$/, "gbk"],
  [/87|159|\b13$/, "iso-2022-jp"],
  [/149/, "euc-kr"],
  [/101$/, "iso-8859-2"],
  [/109$/, "iso-8859-3"],
  [/110$/, "iso-8859-4"],
  [/144$/, "iso-8859-5"],
  [/127$/, "windows-1256"],
  [/126$/, "iso-8859-7"],
  [/138$/, "iso-8859-8"],
  [/148$/, "windows-1254"],
  [/166$/, "windows-874"],
];

/**
 * Text of an element in the character set that (0008,0005) names; unknown sets read as Latin-1. An item of a sequence
 * that names none has that of the data set that holds it (PS3.5, 6.1.2.3).
 */
export function localizedText(
  elements: dicomParser.DataSet,
  tag: string,
  holder: dicomParser.DataSet = elements,
): string {
  const element = elements.elements[tag];
  if (element === undefined || element.length === 0) return "";
  const bytes = elements.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  const characterSet = textValue(elements, "x00080005") ?? textValue(holder, "x00080005") ?? "";
  const label = encodings.find(([pattern]) => pattern.test(characterSet))?.[1] ?? "windows-1252";
  return new TextDecoder(label).decode(bytes).replaceAll("\0", "").trim();
}
