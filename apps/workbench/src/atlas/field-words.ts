import { percentText, valueText } from "./words.ts";

/** Endings of field names and the unit that each says; longer ones first. */
const UNITS: readonly (readonly [string, string])[] = [
  ["FromMlPerMin", "ml/min"],
  ["BelowMlPerMin", "ml/min"],
  ["MgPerM2", "mg/m²"],
  ["WPerM2K", "W/(m²·K)"],
  ["JPerKgK", "J/(kg·K)"],
  ["WPerMK", "W/(m·K)"],
  ["MlPerMin", "ml/min"],
  ["JPerMol", "J/mol"],
  ["KgPerM3", "kg/m³"],
  ["JPerKg", "J/kg"],
  ["WPerM3", "W/m³"],
  ["SPerM", "S/m"],
  ["PerDay", "a day"],
  ["PerS", "1/s"],
  ["PerK", "1/K"],
  ["Days", "days"],
  ["Mm", "mm"],
  ["Hu", "HU"],
  ["C", "°C"],
  ["S", "s"],
  ["V", "V"],
  ["W", "W"],
];

interface FieldWords {
  readonly label: string;
  readonly unit: string;
}

/** The name of a field as words, and the unit that its ending says. */
export function fieldWords(field: string): FieldWords {
  const [ending = "", unit = ""] = UNITS.find(([end]) => field.endsWith(end) && field !== end) ?? [];
  const stem = field.slice(0, field.length - ending.length).replace(/(?:Fraction|Ids?|Score|Factor)$/u, "");
  const words = (stem === "" ? field : stem)
    .replace(/([a-z\d])([A-Z])/gu, "$1 $2")
    .replace(/([a-z])(\d)/gu, "$1 $2")
    .replace(/[A-Z](?![A-Z])/gu, (letter) => letter.toLowerCase());
  return { label: words.charAt(0).toUpperCase() + words.slice(1), unit };
}

/** A number with its unit; a fraction as percent. */
export function numberText(field: string, value: number): string {
  if (field.endsWith("Fraction")) return percentText(value);
  const { unit } = fieldWords(field);
  return unit === "" ? valueText(value) : `${valueText(value)} ${unit}`;
}
