import type { Backend, BackendSource, FieldNumber, StageHeat } from "../backend.ts";
import { recordFields } from "../records.ts";
import { leastChange } from "../step-control.ts";
import { workersOf } from "./addresses.ts";
import { jobKind, jobPlace, type Machine, openMachine, writeBox } from "./kernel-machine.ts";
import { writeRecordBlock } from "./record-block.ts";

const nothing = (): void => undefined;

/** What closes a super-step. */
function endOfStep(
  { source, addresses, team }: Machine,
  view: (at: number) => Float32Array,
): Pick<Backend, "error" | "recordFields" | "record"> {
  const { job } = team;
  const { fields, records, recordBlock } = addresses;
  const recordsAt = records.values();
  return {
    error: ({ start, change, rate, rateEnd }, length) => {
      job[jobPlace.kind] = jobKind.error;
      job[jobPlace.start] = fields[start];
      job[jobPlace.rate] = fields[rate];
      job[jobPlace.last] = fields[change];
      job[jobPlace.before] = fields[rateEnd];
      job[jobPlace.factors] = length;
      job[jobPlace.factors + 1] = leastChange;
      const { first, second } = team.run(nothing);
      return second === 0 ? 0 : Math.sqrt(first / second);
    },
    recordFields: recordFields(source.discretization, () => view(recordsAt.next().value ?? 0)),
    record: (kept, { length }) => {
      writeRecordBlock(recordBlock, kept);
      job[jobPlace.kind] = jobKind.record;
      job[jobPlace.start] = fields[0];
      job[jobPlace.rate] = kept.fields[0].byteOffset;
      job[jobPlace.last] = kept.fields[1].byteOffset;
      job[jobPlace.before] = recordBlock;
      job[jobPlace.factors] = length;
      return team.run(nothing).first;
    },
  };
}

/** The backend of WebAssembly kernels with 128-bit SIMD, single precision; sources in `packages/engine/assembly`. */
export function wasmBackend(source: BackendSource): Backend {
  const machine = openMachine(source);
  const { kernels, addresses, memory, team } = machine;
  const { job } = team;
  const { size } = source.discretization.grid;
  const view = (at: number): Float32Array => new Float32Array(memory.buffer, at, size);
  const [f0, f1, f2, f3] = addresses.fields;
  const at = (name: FieldNumber): number => addresses.fields[name];
  const temperature = view(addresses.temperature);
  const heat = { source: 0, walls: 0 };
  const runHeat = (meanwhile: () => void): StageHeat => {
    const { first, second } = team.run(meanwhile);
    heat.source = first;
    heat.walls = second;
    return heat;
  };
  return {
    name: "wasm",
    threads: workersOf(source) + 1,
    fields: [view(f0), view(f1), view(f2), view(f3)],
    setBox: (box) => writeBox(machine, box),
    rate: ({ start, change, out }, meanwhile) => {
      job[jobPlace.kind] = jobKind.rate;
      job[jobPlace.start] = at(start);
      job[jobPlace.last] = change === null ? 0 : at(change);
      job[jobPlace.out] = at(out);
      return runHeat(meanwhile);
    },
    scale: ({ rate, out }, step) => kernels.scale(at(rate), at(out), step),
    stage: ({ start, rate, last, before, out }, { mu, nu, step, startStep }, meanwhile) => {
      job[jobPlace.kind] = jobKind.stage;
      job[jobPlace.start] = at(start);
      job[jobPlace.rate] = at(rate);
      job[jobPlace.last] = at(last);
      job[jobPlace.before] = at(before);
      job[jobPlace.out] = at(out);
      job[jobPlace.factors] = mu;
      job[jobPlace.factors + 1] = nu;
      job[jobPlace.factors + 2] = step;
      job[jobPlace.factors + 3] = startStep;
      return runHeat(meanwhile);
    },
    ...endOfStep(machine, view),
    finish: ({ start, change }) => kernels.finish(at(start), at(change)),
    temperatures: (name, into) => {
      kernels.temperatures(at(name), addresses.temperature);
      into.set(temperature);
    },
    close: team.close,
  };
}
