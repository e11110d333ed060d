import type { WorkUpStep } from "@isotherm/clinic";
import type { ReactElement } from "react";
import { readableDuration } from "../record/moments.ts";
import { useNameOf } from "../record/people.ts";
import { plainWord } from "../record/words.ts";

/** What each step is called once it is done. */
export const WORK_UP_TITLES: Readonly<Record<WorkUpStep["step"], string>> = {
  notes: "Notes read",
  seen: "Seen",
  examination: "Examined",
};

/** One step of the work-up in words: what was found, by whom, in which manner, and how long it took. */
export function WorkUpLines({ step }: { readonly step: WorkUpStep }): ReactElement {
  const nameOf = useNameOf();
  const { manner, performedBy, capacity, durationS, text } = step;
  return (
    <>
      {text === "" ? null : <p>{text}</p>}
      <p className="quiet">
        {[
          plainWord(manner),
          capacity === "proceduralist" ? `${nameOf(performedBy)}, the proceduralist` : nameOf(performedBy),
          ...(durationS === null ? [] : [readableDuration(durationS)]),
        ].join(" · ")}
      </p>
    </>
  );
}
