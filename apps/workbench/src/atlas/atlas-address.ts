import { useEffect, useRef, useState } from "react";
import { hashOf } from "../state/route.ts";

/** Address of a page of the atlas, such as `#/atlas/targets/stellate-ganglion`. */
export function atlasHref(...path: readonly string[]): string {
  return hashOf({ screen: "atlas", path });
}

/**
 * Choices that the address keeps as its last part, so that a link or the way back shows the same page; a change takes the place
 * of the address before it and makes no step of its own on the way back.
 */
export function useAddressChoices(
  path: readonly string[],
  given: string,
): readonly [URLSearchParams, (next: URLSearchParams) => void] {
  const [text, setText] = useState(given);
  // What was written and has not come back yet: it must not undo what was typed since.
  const underway = useRef<string[]>([]);
  useEffect(() => {
    const place = underway.current.indexOf(given);
    if (place === -1) setText(given);
    else underway.current.splice(0, place + 1);
  }, [given]);
  const keep = (next: URLSearchParams): void => {
    const wanted = next.toString();
    if (wanted === text) return;
    underway.current.push(wanted);
    setText(wanted);
    location.replace(atlasHref(...path, ...(wanted === "" ? [] : [wanted])));
  };
  return [new URLSearchParams(text), keep];
}

/** The choices with one value of a list put in, or taken out if it was in. */
export function toggled(choices: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(choices);
  const rest = next.getAll(key).filter((other) => other !== value);
  const wasIn = rest.length < next.getAll(key).length;
  next.delete(key);
  for (const other of wasIn ? rest : [...rest, value]) next.append(key, other);
  return next;
}

/** The choices with one value set, or taken out when it is empty. */
export function chosen(choices: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(choices);
  if (value === "") next.delete(key);
  else next.set(key, value);
  return next;
}
