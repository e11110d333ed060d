import type {
  CryoprobePlacement,
  DeviceOverride,
  FreezeStep,
  PointLpsMm,
  StructureAtRisk,
  StructureGeometry,
  Target,
  TreatmentPlan,
} from "../treatment-plan.ts";
import { protocolTotals } from "./protocol-totals.ts";

/** One thing that differs between two plans, in words and numbers. */
export interface PlanDifference {
  /** Field path in the document, such as `cryoprobes/tip`. */
  readonly field: string;
  readonly subject: string;
  readonly before: string;
  readonly after: string;
  /** The whole sentence. */
  readonly message: string;
}

type Difference = Omit<PlanDifference, "message">;

const formatPoint = (p: PointLpsMm): string => `(${p.map((x) => x.toFixed(1)).join(", ")}) mm`;
const distance = (a: PointLpsMm, b: PointLpsMm): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
const known = (value: number | null, unit: string): string =>
  value === null ? "not set" : `${value} ${unit}`;

/** Minutes and seconds as practice says them. */
export function formatDuration(durationS: number): string {
  const whole = Math.round(durationS);
  const minutes = Math.floor(whole / 60);
  const seconds = whole % 60;
  if (minutes === 0) return `${seconds} s`;
  return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`;
}

function formatStep(step: FreezeStep): string {
  if (step.kind === "thaw") return `thaw ${formatDuration(step.thawS)}`;
  const only = step.cryoprobeIds === null ? "" : ` (${step.cryoprobeIds.join(", ")})`;
  if (step.kind === "active-thaw") {
    return `active thaw ${formatDuration(step.activeThawS)} at ${step.temperatureC} °C${only}`;
  }
  const duty = step.dutyFraction === 1 ? "" : ` at ${Math.round(step.dutyFraction * 100)} %`;
  return `freeze ${formatDuration(step.freezeS)}${duty}${only}`;
}

/** The steps of a protocol in one line. */
export function formatProtocol(plan: TreatmentPlan): string {
  if (plan.protocol.steps.length === 0) return "no step";
  const total = protocolTotals(plan.protocol).totalS;
  return `${plan.protocol.steps.map(formatStep).join(", ")} (${formatDuration(total)} in all)`;
}

function formatGeometry(geometry: StructureGeometry): string {
  if (geometry.kind === "sphere") {
    return `sphere of ${geometry.radiusMm} mm radius at ${formatPoint(geometry.centerLpsMm)}`;
  }
  if (geometry.kind === "line") {
    const length = geometry.pointsLpsMm.slice(1).reduce((sum, point, index) => {
      const before = geometry.pointsLpsMm[index];
      return before ? sum + distance(before, point) : sum;
    }, 0);
    return `line of ${geometry.pointsLpsMm.length} points, ${length.toFixed(1)} mm long, ${geometry.radiusMm} mm radius`;
  }
  const [x, y, z] = geometry.geometry.spacingMm;
  const count = geometry.runs.reduce((sum, run, index) => (index % 2 === 1 ? sum + run : sum), 0);
  return `mask of ${count} voxels, ${(count * x * y * z * 1e-3).toFixed(2)} ml`;
}

/** A row where the texts differ; for geometry also where the texts agree but the content does not. */
function row(field: string, subject: string, texts: readonly [string, string]): Difference[] {
  return texts[0] === texts[1] ? [] : [{ field, subject, before: texts[0], after: texts[1] }];
}

function geometryRow(subject: string, a: StructureGeometry, b: StructureGeometry): Difference[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  const [before, after] = [formatGeometry(a), formatGeometry(b)];
  return [{ field: "geometry", subject, before, after: before === after ? `${after}, moved` : after }];
}

function compareCryoprobe(a: CryoprobePlacement, b: CryoprobePlacement): Difference[] {
  const subject = `Cryoprobe ${a.id}`;
  const moved = (name: "tip" | "entry", from: PointLpsMm, to: PointLpsMm): Difference[] => {
    const by = distance(from, to);
    if (by === 0) return [];
    return [
      {
        field: `cryoprobes/${name}`,
        subject: `${subject}, ${name} moved by ${by.toFixed(1)} mm`,
        before: formatPoint(from),
        after: formatPoint(to),
      },
    ];
  };
  return [
    ...row("cryoprobes/device", `${subject}, device`, [a.deviceId, b.deviceId]),
    ...moved("tip", a.tipLpsMm, b.tipLpsMm),
    ...moved("entry", a.entryLpsMm, b.entryLpsMm),
  ];
}

function compareTarget(a: Target | null, b: Target | null): Difference[] {
  if (a === null || b === null) return row("target", "Target", [a?.name ?? "none", b?.name ?? "none"]);
  return [
    ...row("target/name", "Target", [a.name, b.name]),
    ...row("target/side", "Target, side", [a.side ?? "not set", b.side ?? "not set"]),
    ...row("target/fibers", "Target, fibers", [a.fibers, b.fibers]),
    ...row("target/safe-access", "Target, safe access", [a.safeAccess ?? "none", b.safeAccess ?? "none"]),
    ...geometryRow("Target", a.geometry, b.geometry),
  ];
}

function compareStructure(a: StructureAtRisk, b: StructureAtRisk): Difference[] {
  return [
    ...row("structures/name", `Structure ${a.id}`, [a.name, b.name]),
    ...row("structures/kind", `${a.name}, kind`, [a.kind, b.kind]),
    ...row("structures/clearance", `${a.name}, minimum clearance`, [
      known(a.minimumClearanceMm, "mm"),
      known(b.minimumClearanceMm, "mm"),
    ]),
    ...row("structures/temperature", `${a.name}, coldest allowed`, [
      known(a.minimumTemperatureC, "°C"),
      known(b.minimumTemperatureC, "°C"),
    ]),
    ...geometryRow(a.name, a.geometry, b.geometry),
  ];
}

const overrideUnits: Readonly<Record<Exclude<keyof DeviceOverride, "deviceId" | "source">, string>> = {
  shaftDiameterMm: "mm",
  activeZoneLengthMm: "mm",
  tipOffsetMm: "mm",
  tipTemperatureC: "°C",
  coolantTemperatureC: "°C",
  heatTransferWPerM2K: "W/(m²·K)",
  maximumPowerW: "W",
};

function compareOverride(a: DeviceOverride, b: DeviceOverride): Difference[] {
  const keys = Object.keys(overrideUnits) as (keyof typeof overrideUnits)[];
  return [
    ...keys.flatMap((key) =>
      row(`device/${key}`, `Device ${a.deviceId}, ${key}`, [
        known(a[key], overrideUnits[key]),
        known(b[key], overrideUnits[key]),
      ]),
    ),
    ...row("device/source", `Device ${a.deviceId}, source`, [a.source, b.source]),
  ];
}

/** Pairs two lists by key; what stands in one list only is a difference of its own. */
function paired<Item>(
  lists: readonly [readonly Item[], readonly Item[]],
  by: { readonly key: (item: Item) => string; readonly name: (item: Item) => string; readonly noun: string },
  compare: (a: Item, b: Item) => Difference[],
): Difference[] {
  const [first, second] = lists;
  const inSecond = new Map(second.map((item) => [by.key(item), item]));
  const inFirst = new Set(first.map(by.key));
  const differences = first.flatMap((item) => {
    const other = inSecond.get(by.key(item));
    return other ? compare(item, other) : row(by.noun, by.name(item), ["present", "absent"]);
  });
  const onlySecond = second.filter((item) => !inFirst.has(by.key(item)));
  return [
    ...differences,
    ...onlySecond.flatMap((item) => row(by.noun, by.name(item), ["absent", "present"])),
  ];
}

/** What differs between two plans, each as one sentence; empty when they mean the same. */
export function comparePlans(a: TreatmentPlan, b: TreatmentPlan): readonly PlanDifference[] {
  const id = (item: { readonly id: string }): string => item.id;
  const differences: Difference[] = [
    ...row("title", "Title", [a.title, b.title]),
    ...row("procedure-type", "Procedure type", [a.procedureType, b.procedureType]),
    ...row("image", "Image", [`${a.image.kind} ${a.image.id}`, `${b.image.kind} ${b.image.id}`]),
    ...compareTarget(a.target, b.target),
    ...paired(
      [a.structures, b.structures],
      { key: id, name: (s) => s.name, noun: "structures" },
      compareStructure,
    ),
    ...paired(
      [a.cryoprobes, b.cryoprobes],
      { key: id, name: (c) => `Cryoprobe ${c.id}`, noun: "cryoprobes" },
      compareCryoprobe,
    ),
    ...paired(
      [a.deviceOverrides, b.deviceOverrides],
      { key: (o) => o.deviceId, name: (o) => `Site values for ${o.deviceId}`, noun: "device" },
      compareOverride,
    ),
    ...row("protocol", "Protocol", [formatProtocol(a), formatProtocol(b)]),
    ...row("skin-protection", "Skin protection", [a.skinProtection.kind, b.skinProtection.kind]),
    ...row("grade/intended", "Intended grade", [`${a.intendedGrade}`, `${b.intendedGrade}`]),
    ...row("grade/worst", "Worst accepted grade", [`${a.worstAcceptedGrade}`, `${b.worstAcceptedGrade}`]),
    ...row("simulation/cell", "Cell", [`${a.simulation.cellMm} mm`, `${b.simulation.cellMm} mm`]),
    ...row("simulation/report", "Field kept every", [
      `${a.simulation.reportEveryS} s`,
      `${b.simulation.reportEveryS} s`,
    ]),
    ...row("simulation/body", "Body temperature", [
      `${a.simulation.bodyTemperatureC} °C`,
      `${b.simulation.bodyTemperatureC} °C`,
    ]),
    ...row("notes", "Notes", [a.notes, b.notes]),
  ];
  return differences.map((difference) => ({
    ...difference,
    message: `${difference.subject}: ${difference.before} → ${difference.after}`,
  }));
}
