import { checkNumber, checkPoint, checkRows, refuse, temperatureLimits } from "../check/findings.ts";
import { checkProblem } from "../check-problem.ts";
import { memoryLimit } from "../defaults.ts";
import { EngineError } from "../errors.ts";
import { gridEdges } from "../grid.ts";
import type { SimulationOptions } from "../options.ts";
import type { BioheatProblem } from "../problem.ts";
import { norm } from "../vector.ts";
import { activeTip } from "./electrode-coupling.ts";
import { asCryoprobe } from "./lesion-size.ts";
import { radiofrequencyBytesPerCell, radiofrequencyResolution } from "./radiofrequency-defaults.ts";
import type {
  ElectricalConductivity,
  Electrode,
  LesionCriterion,
  RadiofrequencyControl,
  RadiofrequencyProblem,
} from "./radiofrequency-problem.ts";

/** A direction may miss unit length by this much. */
const unitTolerance = 1e-6;

/** The bioheat part of a problem: the electrodes stand as rods that shape the grid and the range of temperature. */
export function bioheatPart(problem: RadiofrequencyProblem): BioheatProblem {
  const { control } = problem;
  const target = control.kind === "temperature" ? control.tipTemperature : problem.charTemperature;
  const cold = problem.electrodes.flatMap(({ cooling }) =>
    cooling === undefined ? [] : [cooling.temperature],
  );
  const range: readonly (readonly [number, number])[] = [
    [0, Math.min(problem.initialTemperature, ...cold)],
    [1, Math.max(target, problem.charTemperature)],
  ];
  return {
    ...problem,
    cryoprobes: problem.electrodes.map((electrode) => ({
      ...asCryoprobe(electrode),
      surface: { kind: "temperature", trace: range },
    })),
    protocol: [{ kind: "thaw", duration: problem.duration + problem.restDuration }],
    thresholds: [],
  };
}

function checkElectrical(name: string, electrical: ElectricalConductivity): void {
  checkNumber(`electrical conductivity of ${name}`, electrical.conductivity, { unit: "S/m", from: 0 });
  checkNumber(
    `reference temperature of the electrical conductivity of ${name}`,
    electrical.referenceTemperature,
    temperatureLimits,
  );
  checkNumber(
    `temperature coefficient of the electrical conductivity of ${name}`,
    electrical.temperatureCoefficient,
    {
      unit: "1/K",
    },
  );
  if (electrical.drying === undefined) return;
  checkRows(`drying of ${name}`, electrical.drying);
  for (const [temperature, factor] of electrical.drying) {
    checkNumber(`drying of ${name} at ${temperature} °C`, factor, { unit: "(a share)", from: 0 });
  }
}

function checkElectrode(problem: RadiofrequencyProblem, electrode: Electrode, index: number): void {
  const name = `electrode ${index}`;
  checkPoint(`tip of ${name}`, electrode.tip);
  checkPoint(`direction of ${name}`, electrode.direction);
  if (Math.abs(norm(electrode.direction) - 1) > unitTolerance)
    refuse(`direction of ${name} has length ${norm(electrode.direction)}; give a unit vector.`);
  checkNumber(`diameter of ${name}`, electrode.diameter, { unit: "m", above: 0 });
  checkNumber(`active tip of ${name}`, electrode.activeTipLength, { unit: "m", above: 0 });
  checkNumber(`axial conductance of ${name}`, electrode.axialConductance, { unit: "W·m/K", from: 0 });
  checkNumber(`sensor distance of ${name}`, electrode.sensorDistance, {
    unit: "m",
    from: 0,
    to: electrode.activeTipLength,
  });
  if (electrode.cooling !== undefined) {
    checkNumber(`cooling temperature of ${name}`, electrode.cooling.temperature, {
      unit: "°C",
      from: 0,
      to: 100,
    });
    checkNumber(`heat transfer of the cooling of ${name}`, electrode.cooling.heatTransfer, {
      unit: "W/(m²·K)",
      above: 0,
    });
  }
  const rod = activeTip(electrode);
  for (const end of [rod.from, rod.to]) {
    const isInside = ([0, 1, 2] as const).every(
      (axis) => end[axis] >= problem.origin[axis] && end[axis] <= problem.origin[axis] + problem.size[axis],
    );
    if (!isInside) {
      refuse(
        `the active tip of ${name} reaches (${end.map((value) => (value * 1e3).toFixed(2)).join(", ")}) mm, outside the box; enlarge the box or move the electrode.`,
      );
    }
  }
}

function checkControl(problem: RadiofrequencyProblem, control: RadiofrequencyControl): void {
  if (control.kind === "voltage") {
    checkNumber("voltage", control.voltage, { unit: "V", from: 0 });
    return;
  }
  const above = problem.initialTemperature;
  if (control.kind === "temperature") {
    checkNumber("tip temperature", control.tipTemperature, {
      unit: "°C",
      above,
      to: problem.charTemperature,
    });
    checkNumber("ramp duration", control.rampDuration, { unit: "s", from: 0 });
    checkNumber("maximum voltage", control.maximumVoltage, { unit: "V", above: 0 });
    checkNumber("maximum power", control.maximumPower, { unit: "W", above: 0 });
    return;
  }
  checkNumber("pulse voltage", control.voltage, { unit: "V", from: 0 });
  checkNumber("pulse duration", control.pulseDuration, { unit: "s", above: 0 });
  checkNumber("pulse rate", control.pulseRate, { unit: "1/s", above: 0 });
  checkNumber("temperature limit", control.temperatureLimit, {
    unit: "°C",
    above,
    to: problem.charTemperature,
  });
  const duty = control.pulseDuration * control.pulseRate;
  if (duty > 1) {
    refuse(
      `bursts of ${control.pulseDuration} s at ${control.pulseRate} per second fill ${duty} of the time; shorten them or make them rarer.`,
    );
  }
}

function checkLesion(criterion: LesionCriterion): void {
  if (criterion.kind === "temperature")
    checkNumber("temperature of a lesion", criterion.temperature, temperatureLimits);
  if (criterion.kind === "damage")
    checkNumber("damage of a lesion", criterion.damage, { unit: "(Ω)", above: 0 });
  if (criterion.kind === "dose") checkNumber("dose of a lesion", criterion.dose, { unit: "s", above: 0 });
}

function checkCircuit(problem: RadiofrequencyProblem): void {
  const poles = problem.electrodes.map((electrode) => electrode.pole);
  if (!poles.includes("active"))
    refuse("no electrode is active; make at least one active, or there is no current.");
  if (!poles.includes("return") && problem.ground.length === 0) {
    refuse("the current has no way back; add a return electrode or ground a side of the box.");
  }
  if (problem.electrical.length !== problem.media.length) {
    refuse(
      `there are ${problem.electrical.length} electrical conductivities for ${problem.media.length} media; give one for each.`,
    );
  }
}

function checkMemory(problem: RadiofrequencyProblem, options: SimulationOptions): void {
  const resolution = radiofrequencyResolution(options.accuracy);
  const edges = gridEdges(bioheatPart(problem), resolution, options.grid ?? "graded");
  const cells = edges.reduce((product, row) => product * (row.length - 1), 1);
  const bytes = cells * (radiofrequencyBytesPerCell + 4 * problem.reportTimes.length);
  if (bytes <= memoryLimit) return;
  const megabytes = (value: number): string => `${Math.round(value / 2 ** 20)} MiB`;
  throw new EngineError(
    "ENGINE_GRID_TOO_LARGE",
    `The grid of ${cells} cells needs ${megabytes(bytes)} with its potential where ${megabytes(memoryLimit)} are allowed; take a larger cell or a smaller box.`,
  );
}

/**
 * Refuses a radiofrequency problem that cannot be solved: circuit, electrical properties, electrodes, control and lesions
 * first, then its bioheat part as `checkProblem`. Lengths are in m, temperatures in °C, voltages in V, powers in W,
 * conductivities in S/m. Of the options only `accuracy` and `grid` count, for the memory that fields and potential need.
 * Nothing is returned; no equation is used.
 *
 * @throws EngineError ENGINE_PROBLEM_INVALID, ENGINE_GRID_TOO_LARGE
 */
export function checkRadiofrequency(problem: RadiofrequencyProblem, options: SimulationOptions = {}): void {
  checkCircuit(problem);
  problem.electrical.forEach((electrical, medium) => {
    checkElectrical(`medium ${medium}`, electrical);
  });
  checkElectrical("the blood in vessels", problem.bloodElectrical);
  checkNumber("char temperature", problem.charTemperature, {
    unit: "°C",
    above: problem.initialTemperature,
    to: 300,
  });
  checkNumber("duration", problem.duration, { unit: "s", above: 0 });
  checkNumber("rest duration", problem.restDuration, { unit: "s", from: 0 });
  checkNumber("frequency factor", problem.arrhenius.frequencyFactor, { unit: "1/s", above: 0 });
  checkNumber("activation energy", problem.arrhenius.activationEnergy, { unit: "J/mol", above: 0 });
  problem.electrodes.forEach((electrode, index) => {
    checkElectrode(problem, electrode, index);
  });
  checkControl(problem, problem.control);
  problem.lesions.forEach(checkLesion);
  checkProblem(bioheatPart(problem), options);
  checkMemory(problem, options);
}
